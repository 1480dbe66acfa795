package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.Service;
import dev.policypack.ecs.aws.elb.Forwarder;
import dev.policypack.ecs.aws.elb.TargetGroup;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
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
                        "A target group belongs to no load balancer before a listener forwards to it. ECS refuses a service with such a"
                                + " target group; the provider tries again for minutes, and then fails or not, as chance has it.")
                .remediationSteps("Add the listener, or the listener rule, to the service's `dependsOn`.")
                .severity(Severity.HIGH)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
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
                            "targetGroupArn leads to %s, and the service is not created after its listener",
                            groups);
        }
    }

    private static Truth after(Service service, Forwarder forwarder, Stack stack) {
        return stack.isCreatedAfter(service.resource(), forwarder.resource());
    }
}
