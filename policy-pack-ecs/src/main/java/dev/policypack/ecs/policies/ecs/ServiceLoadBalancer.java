package dev.policypack.ecs.policies.ecs;

import com.google.common.collect.ImmutableList;
import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.Service;
import dev.policypack.ecs.aws.ecs.Service.TargetRegistration;
import dev.policypack.ecs.aws.elb.Forwarder;
import dev.policypack.ecs.aws.elb.TargetGroup;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;
import java.util.List;

/** Requests reach a service: load balancer, listener or rule, target group and service hang together. */
public final class ServiceLoadBalancer implements StackPolicy {
    static final Option<List<String>> WORKERS = Option.strings(
            "workers",
            ImmutableList.of(),
            "The names, in the program, of services whose containers have ports and that need no load balancer all the same.");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-service-load-balancer")
                .title("A service that takes requests is reached through a load balancer")
                .description(
                        "Without a listener that forwards to it, a target group belongs to no load balancer: ECS refuses the service, or"
                                + " its tasks run and nobody reaches them.")
                .remediationSteps(
                        "Add a listener, or a listener rule, that forwards to the target group in the service's `loadBalancers`.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .frameworks(Frameworks.wellArchitected("REL 11"))
                .options(WORKERS)
                .url("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        review.each(stack, Service.TYPE, (service, here) -> {
            here.each(service.loadBalancers(), registration -> isForwardedTo(registration, stack, here));
            here.at(service.loadBalancers())
                    .require(
                            needsNone(service, stack, review)
                                    .or(() -> service.loadBalancers().isEmpty().not()),
                            "loadBalancers is not set, and the task has ports that only a load balancer, service discovery or Service Connect"
                                    + " leads to");
        });
    }

    private static void isForwardedTo(TargetRegistration registration, Stack stack, Review review) {
        Candidates<TargetGroup> groups = stack.resolve(registration.targetGroup());
        // A Classic Load Balancer needs no target group.
        Truth forwarded =
                groups.ifSet(group -> stack.any(Forwarder.TYPE, forwarder -> forwarder.forwardsTo(group, stack))
                        .or(() -> stack.any(Forwarder.OF_CLOUD_CONTROL, forwarder -> forwarder.names(group))));
        review.require(
                forwarded, "no listener and no listener rule of the stack forwards to the target group, %s", groups);
    }

    /** Whether nobody calls the service, or everybody finds it in another way. */
    private static Truth needsNone(Service service, Stack stack, Review review) {
        return Truth.of(review.option(WORKERS).contains(service.resource().name()))
                .or(() -> service.deploymentController().is("EXTERNAL"))
                .or(() -> service.serviceRegistries().isPresent())
                .or(() -> service.serviceConnectConfiguration().isPresent())
                .or(() -> stack.resolve(service.taskDefinition()).is(task -> task.containers()
                        .none(container -> container.portMappings().isEmpty().not())));
    }
}
