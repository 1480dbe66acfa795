package dev.policypack.ecs.policies.network;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ec2.SecurityGroup;
import dev.policypack.ecs.aws.ecs.Service;
import dev.policypack.ecs.aws.ecs.Service.TargetRegistration;
import dev.policypack.ecs.aws.ecs.TaskPlacement;
import dev.policypack.ecs.aws.elb.Forwarder;
import dev.policypack.ecs.aws.elb.LoadBalancer;
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
import dev.policypack.value.Value;

/** Security groups let requests and health checks pass from the load balancer to the tasks. */
public final class LbReachesTasks implements StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("network-lb-reaches-tasks")
                .title("Security groups let the load balancer reach the tasks behind it")
                .description(
                        "When a security group stops health checks, no task ever becomes healthy: ECS replaces them again and again, and"
                                + " the deployment hangs until it fails. A security group without rules for outgoing traffic lets nothing out.")
                .remediationSteps(
                        "Let the load balancer's security group send to the tasks' security group, and that receive from it, on the"
                                + " container's port and on the port of the health check.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.HANGS)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.hangs(
                        "(service …) (port …) is unhealthy in (target-group …) due to (reason Request timed out)",
                        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html",
                        "2026-11-27"))
                .frameworks(Frameworks.wellArchitected("REL 2"))
                .url(
                        "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        review.each(stack, Service.TYPE, (service, here) -> {
            TaskPlacement tasks = service.resource().as(TaskPlacement.TYPE);
            if (!tasks.securityGroups().isMissing()) {
                here.each(service.loadBalancers(), registration -> validate(registration, tasks, stack, review));
            }
        });
    }

    private static void validate(TargetRegistration registration, TaskPlacement tasks, Stack stack, Review review) {
        Candidates<TargetGroup> targets = stack.resolve(registration.targetGroup());
        if (targets.resources().isEmpty()) {
            review.on(tasks).when(targets.is(group -> Truth.yes()));
        }
        for (TargetGroup group : targets.resources()) {
            // Of several groups that it may be, none is known to be it.
            if (review.on(tasks).when(targets.is(other -> Truth.of(other.equals(group))))) {
                for (Forwarder forwarder : stack.ofType(Forwarder.TYPE)) {
                    if (review.on(tasks).when(forwarder.forwardsTo(group, stack))) {
                        validate(forwarder, registration, group, tasks, stack, review);
                    }
                }
            }
        }
    }

    private static void validate(
            Forwarder forwarder,
            TargetRegistration registration,
            TargetGroup group,
            TaskPlacement tasks,
            Stack stack,
            Review review) {
        for (LoadBalancer balancer : stack.ofType(LoadBalancer.TYPE)) {
            Truth judged = balancer.isApplication()
                    .and(Truth.of(!balancer.securityGroups().isMissing()))
                    .and(() -> forwarder.isOn(balancer, stack));
            if (review.on(tasks).when(judged)) {
                passes(balancer, registration.containerPort(), tasks, stack, review);
                if (review.on(tasks).when(group.healthCheckPort().isPresent())) {
                    passes(balancer, group.healthCheckPort(), tasks, stack, review);
                }
            }
        }
    }

    private static void passes(
            LoadBalancer balancer, Value<Long> port, TaskPlacement tasks, Stack stack, Review review) {
        review.on(balancer)
                .at(balancer.securityGroups())
                .require(
                        SecurityGroup.letOut(balancer.securityGroups(), tasks.securityGroups(), port, stack),
                        "securityGroups do not let it send to the tasks of %s on port %s",
                        tasks,
                        port);
        review.on(tasks)
                .at(tasks.securityGroups())
                .require(
                        SecurityGroup.letIn(tasks.securityGroups(), balancer.securityGroups(), port, stack),
                        "securityGroups do not let the tasks receive from %s on port %s",
                        balancer,
                        port);
    }
}
