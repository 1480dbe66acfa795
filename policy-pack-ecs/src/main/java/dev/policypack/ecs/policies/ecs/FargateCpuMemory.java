package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.FargateSizes;
import dev.policypack.ecs.aws.FargateSizes.MemorySizes;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.TaskDefinition;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Examples;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Resource;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.ResourceType;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** Fargate sells CPU and memory in fixed pairs; any other pair is refused in the middle of a deployment. */
public final class FargateCpuMemory implements ResourcePolicy<TaskDefinition> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-fargate-cpu-memory")
                .title("Fargate tasks use a CPU and memory pair that Fargate sells")
                .why("ECS refuses any other pair, and only after other resources have been changed.")
                .fix("Choose `memory` from the row of the Fargate size table that belongs to `cpu`.")
                .severity(Severity.CRITICAL)
                .level(EnforcementLevel.MANDATORY)
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .link("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html");
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
    public void check(TaskDefinition task, Review review) {
        Value<Integer> cpu = task.cpu().map(text -> FargateSizes.cpuUnits(text).orElse(null));
        Value<MemorySizes> offered = cpu.map(FargateSizes::memoryFor);
        if (review.require(offered.isPresent(), "cpu is %s, and Fargate sells %s", task.cpu(), FargateSizes.cpus())) {
            Value<Integer> memory =
                    task.memory().map(text -> FargateSizes.mebibytes(text).orElse(null));
            review.require(
                    offered.matches(memory, MemorySizes::includes),
                    "memory is %s, and cpu %s goes with %s MiB",
                    task.memory(),
                    cpu,
                    offered);
        }
    }

    @Override
    public Examples examples() {
        Resource task = Resource.of("aws:ecs/taskDefinition:TaskDefinition", "web")
                .with("family", "web")
                .with("requiresCompatibilities", List.of("FARGATE"))
                .with("cpu", "256");
        return Examples.bad(task.with("memory", "4096")).good(task.with("memory", "1024"));
    }
}
