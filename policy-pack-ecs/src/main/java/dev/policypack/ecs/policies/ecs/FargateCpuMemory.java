package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.FargateSizes;
import dev.policypack.ecs.aws.ecs.FargateSizes.MemorySizes;
import dev.policypack.ecs.aws.ecs.TaskDefinition;
import dev.policypack.ecs.aws.ecs.TaskRunner;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.Optional;

/** Fargate sells CPU and memory in fixed pairs; any other pair is refused in the middle of a deployment. */
public final class FargateCpuMemory implements ResourcePolicy<TaskDefinition>, StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-fargate-cpu-memory")
                .title("Fargate tasks use a combination of CPU and memory that Fargate supports")
                .description(
                        "ECS refuses every other combination when the task definition is registered, after other resources were changed.")
                .remediationSteps("Choose `memory` from the row of the Fargate size table that belongs to `cpu`.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.refused(
                        "ClientException: No Fargate configuration exists for given values.",
                        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html",
                        "2026-11-27"))
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html")
                .remediates();
    }

    @Override
    public ResourceType<TaskDefinition> type() {
        return TaskDefinition.TYPE;
    }

    @Override
    public Truth appliesTo(TaskDefinition task) {
        return task.runsOnFargate();
    }

    @Override
    public void validate(TaskDefinition task, Review review) {
        Value<Integer> cpu = cpu(task);
        Value<MemorySizes> offered = cpu.map(FargateSizes::memoryFor);
        if (review.require(offered.isPresent(), "cpu is %s; Fargate supports %s", task.cpu(), FargateSizes.cpus())) {
            Value<Integer> memory = memory(task);
            review.require(
                    offered.matches(memory, MemorySizes::includes),
                    "memory is %s; with cpu %s, Fargate supports %s MiB",
                    task.memory(),
                    cpu,
                    offered);
        }
    }

    /** Tasks that do not say themselves that they run on Fargate, and that a service or a task set runs there. */
    @Override
    public void validate(Stack stack, Review review) {
        boolean found = false;
        for (TaskDefinition task : stack.ofType(TaskDefinition.TYPE)) {
            Review here = review.on(task);
            if (here.when(task.runsOnFargate().not().and(() -> isRunOnFargate(task, stack)))) {
                validate(task, here);
                found = true;
            }
        }
        if (!found) {
            review.notApplicable("No task runs on Fargate without saying so itself");
        }
    }

    private static Truth isRunOnFargate(TaskDefinition task, Stack stack) {
        return Truth.any(stack.ofType(TaskRunner.TYPE).stream()
                .map(runner -> runner.runsOnFargate().and(() -> stack.leadsTo(runner.taskDefinition(), task)))
                .toList());
    }

    /** The next larger memory that goes with the CPU; never a smaller one, with which the application may not do. */
    @Override
    public Optional<Props> remediate(TaskDefinition task) {
        return FargateSizes.pairs().stream()
                .flatMap(pair -> cpu(task)
                        .is(pair.cpuUnits())
                        .and(() -> memory(task).matches(given -> given <= pair.mebibytes()))
                        .whereKnown(() -> pair)
                        .stream())
                .findFirst()
                .map(pair -> task.props().with("memory", String.valueOf(pair.mebibytes())));
    }

    private static Value<Integer> cpu(TaskDefinition task) {
        return task.cpu().map(text -> FargateSizes.cpuUnits(text).orElse(null));
    }

    private static Value<Integer> memory(TaskDefinition task) {
        return task.memory().map(text -> FargateSizes.mebibytes(text).orElse(null));
    }
}
