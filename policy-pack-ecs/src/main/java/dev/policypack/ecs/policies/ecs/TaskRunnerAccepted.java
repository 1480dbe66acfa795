package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.TaskRunnerConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Stack;
import java.util.Map;

/** ECS accepts a service or task set together with its task definition, cluster and registry. */
public final class TaskRunnerAccepted implements StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-service-task-definition-accepted")
                .title("ECS accepts the service with its task definition, cluster and registry")
                .description("ECS refuses the service or task set when it is created, because of what it refers to.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(TaskRunnerConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        TaskRunnerConstraints.check(stack, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(TaskRunnerConstraints.class);
    }
}
