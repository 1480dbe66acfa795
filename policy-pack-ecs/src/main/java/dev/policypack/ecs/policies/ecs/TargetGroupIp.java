package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.Service;
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
import dev.policypack.value.Display;
import dev.policypack.value.Truth;
import java.util.stream.Collectors;

/** A task with a network interface of its own is registered by its IP address. */
public final class TargetGroupIp implements StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-target-group-ip")
                .title("The target group of a service in network mode awsvpc has the target type ip")
                .description(
                        "Tasks in network mode awsvpc, which includes all tasks on Fargate, are registered by IP address. ECS refuses a service"
                                + " with another target type.")
                .remediationSteps("Set `targetType` of the target group to `ip`; the default is `instance`.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.refused(
                        "InvalidParameterException: The provided target group … has target type instance, which is incompatible with the awsvpc"
                                + " network mode specified in the task definition.",
                        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LoadBalancer.html",
                        "2026-11-27"))
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LoadBalancer.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        review.each(stack, Service.TYPE, (service, onService) -> {
            if (onService.when(service.loadBalancers().isEmpty().not()) && onService.when(isAwsvpc(service, stack))) {
                onService.each(service.loadBalancers(), block -> {
                    validate(block.targetGroup(), stack, onService);
                    validate(block.alternateTargetGroup(), stack, onService);
                });
            }
        });
    }

    private static void validate(Ref<TargetGroup> reference, Stack stack, Review review) {
        Candidates<TargetGroup> groups = stack.resolve(reference);
        String found = groups.resources().stream()
                .map(group -> group.targetType().toString())
                .distinct()
                .collect(Collectors.joining(" or "));
        // A block for a Classic Load Balancer has no target group.
        review.at(groups.placeOf(TargetGroup::targetType))
                .require(
                        groups.ifSet(group -> group.targetType().is("ip")),
                        "targetType is %s, but the tasks have their own network interfaces and are registered by IP address",
                        Display.words(found));
    }

    /** Only tasks in this mode may have a network configuration, so it tells where the task definition is of another stack. */
    private static Truth isAwsvpc(Service service, Stack stack) {
        return service.networkConfiguration().isPresent().or(() -> stack.resolve(service.taskDefinition())
                .is(task -> task.networkMode().is("awsvpc")));
    }
}
