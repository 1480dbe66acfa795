package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.Container;
import dev.policypack.ecs.aws.ecs.Service.TargetRegistration;
import dev.policypack.ecs.aws.ecs.TaskDefinition;
import dev.policypack.ecs.aws.ecs.TaskRunner;
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
import java.util.List;

/** The container and the port that a load balancer is to reach are there. */
public final class LoadBalancerContainer implements StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-load-balancer-container")
                .title("The container behind a load balancer exists and maps the port")
                .description(
                        "ECS refuses a service whose `loadBalancers` names a container or a port that its task definition does not have.")
                .remediationSteps(
                        "Set `containerName` to the `name` of a container of the task definition, and `containerPort` to one of the"
                                + " `containerPort` in its `portMappings`.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.refused(
                        "InvalidParameterException: The container … does not exist in the task definition.",
                        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LoadBalancer.html",
                        "2026-11-27"))
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LoadBalancer.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        review.each(stack, TaskRunner.TYPE, (runner, here) -> {
            if (runner.taskDefinition().isPresent().mayHold()) {
                Candidates<TaskDefinition> tasks = stack.resolve(runner.taskDefinition());
                here.each(runner.loadBalancers(), registration -> validate(registration, tasks, here));
            }
        });
    }

    private static void validate(TargetRegistration registration, Candidates<TaskDefinition> tasks, Review review) {
        Value<String> name = registration.containerName();
        Truth named = tasks.is(
                task -> task.containers().any(container -> container.name().isEqualTo(name)));
        if (review.at(name)
                .require(
                        named,
                        "containerName is %s; the task definition %s has %s",
                        name,
                        tasks,
                        tasks.resources().stream()
                                .map(LoadBalancerContainer::names)
                                .toList())) {
            Value<Long> port = registration.containerPort();
            Truth mapped = tasks.is(task -> task.containers()
                    .any(container -> container.name().isEqualTo(name).and(() -> container.mapsPort(port))));
            review.at(port)
                    .require(
                            mapped,
                            "containerPort is %s, but container %s of the task definition %s does not map this port",
                            port,
                            name,
                            tasks);
        }
    }

    private static Value<List<Value<String>>> names(TaskDefinition task) {
        return task.containers().map(Container::name).value();
    }
}
