package dev.policypack.ecs.policies.ecs;

import com.google.common.collect.ImmutableList;
import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.Service;
import dev.policypack.ecs.aws.ecs.Service.TargetRegistration;
import dev.policypack.ecs.aws.elb.Forwarder;
import dev.policypack.ecs.aws.elb.Listener;
import dev.policypack.ecs.aws.elb.TargetGroup;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
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

    private static final String NOT_FORWARDED =
            "targetGroupArn refers to %s, but no listener and no listener rule of the stack forwards to it";

    private static final Evidence NOT_ASSOCIATED = Evidence.refused(
            "InvalidParameterException: The target group with targetGroupArn … does not have an associated load balancer.",
            "https://github.com/hashicorp/terraform/issues/32908",
            "2026-11-27");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-service-load-balancer")
                .title("A service that takes requests is reached through a load balancer")
                .description(
                        "A target group is associated with a load balancer only while a listener or a listener rule forwards to it. ECS"
                                + " refuses a service whose target group is not associated with one.")
                .remediationSteps(
                        "Add a listener, or a listener rule, that forwards to the target group in the service's `loadBalancers`.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(NOT_ASSOCIATED)
                .frameworks(Frameworks.wellArchitected("REL 11"))
                .options(WORKERS)
                .url("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        review.each(stack, Service.TYPE, (service, here) -> {
            here.each(service.loadBalancers(), registration -> isForwardedTo(registration, stack, here));
            // A port is no proof that clients connect: a sidecar may listen for the other containers, or a public task
            // serves UDP.
            here.at(service.loadBalancers())
                    .opinion()
                    .require(
                            needsNone(service, stack, review)
                                    .or(() -> service.loadBalancers().isEmpty().not()),
                            "loadBalancers is not set, but the task maps ports; clients reach them only through a load balancer, service"
                                    + " discovery or Service Connect");
        });
    }

    private static void isForwardedTo(TargetRegistration registration, Stack stack, Review review) {
        Candidates<TargetGroup> groups = stack.resolve(registration.targetGroup());
        // A Classic Load Balancer needs no target group.
        Truth forwarded =
                groups.ifSet(group -> stack.any(Forwarder.TYPE, forwarder -> forwarder.forwardsTo(group, stack))
                        .or(() -> stack.any(Forwarder.OF_CLOUD_CONTROL, forwarder -> forwarder.names(group))));
        // Where the stack makes no listener, another stack or the pipeline may make it.
        Truth makesListeners = Truth.any(List.of(
                stack.any(Listener.TYPE, listener -> stack.isInStack(listener.loadBalancer())),
                stack.any(Forwarder.OF_CLOUD_CONTROL, forwarder -> Truth.yes())));
        Review here = review.at(registration.targetGroup());
        if (here.require(makesListeners.implies(() -> forwarded), NOT_FORWARDED, groups)) {
            here.opinion().require(forwarded, NOT_FORWARDED, groups);
        }
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
