package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.Service;
import dev.policypack.ecs.aws.elb.Forwarder;
import dev.policypack.ecs.aws.elb.TargetGroup;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;
import java.util.List;

/** A service waits for the listener that connects its target group to a load balancer. */
public final class ServiceDependsOnListener implements StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-service-depends-on-listener")
                .title("A service is created after the listener of its target group")
                .description(
                        "A target group is associated with a load balancer only after a listener forwards to it. ECS refuses the service until"
                                + " then; the provider retries for about two minutes, and a load balancer often takes longer.")
                .remediationSteps("Add the listener, or the listener rule, to the service's `dependsOn`.")
                .severity(Severity.HIGH)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.refused(
                        "InvalidParameterException: The target group with targetGroupArn … does not have an associated load balancer.",
                        "https://github.com/hashicorp/terraform/issues/32908",
                        "2026-11-27"))
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://github.com/pulumi/pulumi-awsx/issues/1418");
    }

    @Override
    public void validate(Stack stack, Review review) {
        review.each(stack, Service.TYPE, (service, here) -> {
            here.each(service.loadBalancers(), registration -> {
                if (registration.targetGroup().isPresent().mayHold()) {
                    waits(service, registration.targetGroup(), stack, here);
                }
            });
        });
    }

    /** Where no listener forwards to the target group, there is nothing to wait for; that is said elsewhere. */
    private static void waits(Service service, Ref<TargetGroup> ref, Stack stack, Review review) {
        Candidates<TargetGroup> groups = stack.resolve(ref);
        List<Forwarder> forwarders = stack.ofType(Forwarder.TYPE);
        if (review.when(groups.is(group -> Truth.any(forwarders.stream()
                .map(forwarder -> forwarder.forwardsTo(group, stack))
                .toList())))) {
            Truth waits = groups.is(group -> Truth.any(forwarders.stream()
                    .map(forwarder -> forwarder.forwardsTo(group, stack).and(() -> after(service, forwarder, stack)))
                    .toList()));
            review.at(ref.value())
                    .require(
                            waits,
                            "targetGroupArn refers to %s, but the service does not depend on its listener",
                            groups);
        }
    }

    private static Truth after(Service service, Forwarder forwarder, Stack stack) {
        return stack.isCreatedAfter(service.resource(), forwarder.resource());
    }
}
