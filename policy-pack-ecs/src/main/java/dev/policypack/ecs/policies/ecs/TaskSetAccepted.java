package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.TaskSet;
import dev.policypack.ecs.aws.ecs.TaskSetConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import java.util.Map;

/** ECS accepts the task set. */
public final class TaskSetAccepted implements ResourcePolicy<TaskSet>, StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-task-set-accepted")
                .title("ECS accepts the task set")
                .description("ECS refuses the task set when it is created, after its service has been created.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(TaskSetConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateTaskSet.html");
    }

    @Override
    public ResourceType<TaskSet> type() {
        return TaskSet.TYPE;
    }

    @Override
    public void validate(TaskSet taskSet, Review review) {
        TaskSetConstraints.check(taskSet, review);
    }

    @Override
    public void validate(Stack stack, Review review) {
        TaskSetConstraints.check(stack, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(TaskSetConstraints.class);
    }
}
