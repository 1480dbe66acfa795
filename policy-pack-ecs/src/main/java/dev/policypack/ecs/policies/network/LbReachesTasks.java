package dev.policypack.ecs.policies.network;

import dev.policypack.ecs.aws.Forwarder;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.LoadBalancer;
import dev.policypack.ecs.aws.SecurityGroup;
import dev.policypack.ecs.aws.Service;
import dev.policypack.ecs.aws.Service.TargetRegistration;
import dev.policypack.ecs.aws.TargetGroup;
import dev.policypack.ecs.aws.TaskPlacement;
import dev.policypack.policy.Candidates;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Examples;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Resource;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.Stack;
import dev.policypack.policy.StackPolicy;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Map;

/** Security groups let requests and health checks pass from the load balancer to the tasks. */
public final class LbReachesTasks implements StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("network-lb-reaches-tasks")
                .title("Security groups let the load balancer reach the tasks behind it")
                .why(
                        "When a security group stops health checks, no task ever becomes healthy: ECS replaces them again and again, and"
                                + " the deployment hangs until it fails. A security group without rules for outgoing traffic lets nothing out.")
                .fix(
                        "Let the load balancer's security group send to the tasks' security group, and that receive from it, on the"
                                + " container's port and on the port of the health check.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.HANGS)
                .level(EnforcementLevel.MANDATORY)
                .frameworks(Frameworks.wellArchitected("REL 2"))
                .link(
                        "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html");
    }

    @Override
    public void check(Stack stack, Review review) {
        review.each(stack, Service.TYPE, (service, here) -> {
            TaskPlacement tasks = service.resource().as(TaskPlacement.TYPE);
            if (!tasks.securityGroups().isMissing()) {
                here.each(service.loadBalancers(), registration -> check(registration, tasks, stack, review));
            }
        });
    }

    private static void check(TargetRegistration registration, TaskPlacement tasks, Stack stack, Review review) {
        Candidates<TargetGroup> targets = stack.resolve(registration.targetGroup());
        if (targets.worlds().isEmpty()) {
            review.on(tasks).when(targets.is(group -> Truth.yes()));
        }
        for (TargetGroup group : targets.worlds()) {
            // Of several groups that it may be, none is known to be it.
            if (review.on(tasks).when(targets.is(other -> Truth.of(other.equals(group))))) {
                for (Forwarder forwarder : stack.ofType(Forwarder.TYPE)) {
                    if (review.on(tasks).when(forwarder.forwardsTo(group, stack))) {
                        check(forwarder, registration, group, tasks, stack, review);
                    }
                }
            }
        }
    }

    private static void check(
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
                if (group.healthCheckPort().isPresent().answer() == Truth.Answer.YES) {
                    passes(balancer, group.healthCheckPort(), tasks, stack, review);
                }
            }
        }
    }

    private static void passes(
            LoadBalancer balancer, Value<Long> port, TaskPlacement tasks, Stack stack, Review review) {
        review.on(balancer)
                .require(
                        SecurityGroup.letOut(balancer.securityGroups(), tasks.securityGroups(), port, stack),
                        "securityGroups do not let it send to the tasks of %s on port %s",
                        tasks,
                        port);
        review.on(tasks)
                .require(
                        SecurityGroup.letIn(tasks.securityGroups(), balancer.securityGroups(), port, stack),
                        "securityGroups do not let the tasks receive from %s on port %s",
                        balancer,
                        port);
    }

    @Override
    public Examples examples() {
        String lb = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188";
        String tg = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/0123456789abcdef";
        Map<String, Object> fromLb =
                Map.of("protocol", "tcp", "fromPort", 8080, "toPort", 8080, "securityGroups", List.of("sg-0a"));
        Map<String, Object> toTasks =
                Map.of("protocol", "tcp", "fromPort", 8080, "toPort", 8080, "securityGroups", List.of("sg-0b"));
        Resource ofLb =
                Resource.of("aws:ec2/securityGroup:SecurityGroup", "alb").with("id", "sg-0a");
        Resource ofTasks = Resource.of("aws:ec2/securityGroup:SecurityGroup", "tasks")
                .with("id", "sg-0b")
                .with("ingress", List.of(fromLb));
        Resource balancer = Resource.of("aws:lb/loadBalancer:LoadBalancer", "web")
                .with("arn", lb)
                .with("securityGroups", List.of("sg-0a"));
        Resource listener = Resource.of("aws:lb/listener:Listener", "web")
                .with("loadBalancerArn", lb)
                .with("defaultActions", List.of(Map.of("type", "forward", "targetGroupArn", tg)));
        Resource group = Resource.of("aws:lb/targetGroup:TargetGroup", "web").with("arn", tg);
        Resource service = Resource.of("aws:ecs/service:Service", "web")
                .with("networkConfiguration", Map.of("securityGroups", List.of("sg-0b")))
                .with("loadBalancers", List.of(Map.of("targetGroupArn", tg, "containerPort", 8080)));
        return Examples.bad(ofLb, ofTasks, balancer, listener, group, service)
                .good(ofLb.with("egress", List.of(toTasks)), ofTasks, balancer, listener, group, service);
    }
}
