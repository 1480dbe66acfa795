package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.Container;
import dev.policypack.ecs.aws.ecs.ContainerHealthCheck;
import dev.policypack.ecs.aws.ecs.ContainerHealthCheck.Limit;
import dev.policypack.ecs.aws.ecs.Service.TargetRegistration;
import dev.policypack.ecs.aws.ecs.TaskDefinition;
import dev.policypack.ecs.aws.ecs.TaskRunner;
import dev.policypack.ecs.aws.elb.TargetGroup;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Display;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/** What asks whether a container is healthy asks in a way, and at a port, that the container can answer. */
public final class ContainerHealth implements ResourcePolicy<TaskDefinition>, StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-container-health")
                .title("Health checks use a port of the container, and a command and numbers that ECS accepts")
                .description(
                        "ECS refuses a health check whose command or numbers are invalid. A health check on a port where no process listens"
                                + " stops healthy tasks until the deployment fails.")
                .remediationSteps(
                        "List the port of the target group's health check in the container's `portMappings`. Write `healthCheck.command` of"
                                + " the container as `[\"CMD-SHELL\", \"<one line>\"]` or"
                                + " `[\"CMD\", \"<program>\", \"<argument>\"]`.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.HANGS)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.refused(
                        "The string array must start with CMD to run the command arguments directly, or CMD-SHELL to run the command with the"
                                + " container's default shell.",
                        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html",
                        "2026-11-27"))
                .frameworks(Frameworks.wellArchitected("REL 11"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html");
    }

    @Override
    public ResourceType<TaskDefinition> type() {
        return TaskDefinition.TYPE;
    }

    @Override
    public void validate(TaskDefinition task, Review review) {
        review.each(task.containers(), container -> {
            ContainerHealthCheck health = ContainerHealthCheck.of(container);
            if (review.when(health.isPresent())) {
                Truth canBeRun = health.isShellLine().or(health::isProgram).or(health::isNone);
                review.at(health.command().value())
                        .require(
                                canBeRun,
                                "command is neither CMD-SHELL with one line nor CMD with a program and its arguments");
                for (Limit limit : ContainerHealthCheck.limits()) {
                    validate(health.number(limit), limit, review);
                }
            }
        });
    }

    private static void validate(Value<Long> number, Limit limit, Review review) {
        review.require(
                number.isMissing().or(() -> number.matches(limit.range())),
                "%s is %s; ECS accepts %s",
                Display.words(limit.property()),
                number,
                limit);
    }

    @Override
    public void validate(Stack stack, Review review) {
        review.each(stack, TaskRunner.TYPE, (runner, here) -> {
            Candidates<TaskDefinition> tasks = stack.resolve(runner.taskDefinition());
            here.each(runner.loadBalancers(), block -> {
                Candidates<TargetGroup> groups = stack.resolve(block.targetGroup());
                if (here.when(stack.isInStack(block.targetGroup()))) {
                    if (here.when(stack.isInStack(runner.taskDefinition()))) {
                        Truth answers = groups.is(group -> tasks.is(task -> answers(task, group, block)));
                        // In network mode awsvpc a process may listen on a port that is not mapped.
                        here.at(groups.placeOf(TargetGroup::healthCheckPort))
                                .opinion()
                                .require(
                                        answers,
                                        "portMappings of the task do not contain the port of the health check; make sure that a process"
                                                + " listens on it");
                    }
                }
            });
        });
    }

    /** That the port of the traffic is mapped is asked by {@link LoadBalancerContainer}: one mistake, one message. */
    private static Truth answers(TaskDefinition task, TargetGroup group, TargetRegistration block) {
        Value<String> asked = group.healthCheck().string("port").orElse("traffic-port");
        Value<Long> port = group.healthCheckPort();
        return asked.is("traffic-port")
                .or(() -> port.isEqualTo(block.containerPort()))
                .or(() -> task.containers().any(container -> maps(container, port)));
    }

    /** Tasks on EC2 may be asked at a port of their host. */
    private static Truth maps(Container container, Value<Long> port) {
        return container.mapsPort(port).or(() -> container.portMappings().any(mapping -> mapping.integer("hostPort")
                .isEqualTo(port)));
    }
}
