package dev.policypack.ecs.policies.codedeploy;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.codedeploy.DeploymentGroup;
import dev.policypack.ecs.aws.codedeploy.DeploymentGroupConstraints;
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

/** CodeDeploy accepts the deployment group. */
public final class DeploymentGroupAccepted implements ResourcePolicy<DeploymentGroup>, StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("codedeploy-group-accepted")
                .title("CodeDeploy accepts the deployment group")
                .description(
                        "CodeDeploy refuses a deployment group whose properties do not fit each other or the compute platform of its application.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(DeploymentGroupConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentGroup.html");
    }

    @Override
    public ResourceType<DeploymentGroup> type() {
        return DeploymentGroup.TYPE;
    }

    @Override
    public void validate(DeploymentGroup resource, Review review) {
        DeploymentGroupConstraints.check(resource, review);
    }

    @Override
    public void validate(Stack stack, Review review) {
        DeploymentGroupConstraints.check(stack, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(DeploymentGroupConstraints.class);
    }
}
