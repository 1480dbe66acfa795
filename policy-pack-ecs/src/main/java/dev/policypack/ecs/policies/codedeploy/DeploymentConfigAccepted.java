package dev.policypack.ecs.policies.codedeploy;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.codedeploy.DeploymentConfigConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import java.util.Map;

/** CodeDeploy accepts what deployment groups rest on. */
public final class DeploymentConfigAccepted implements ResourcePolicy<Resource> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("codedeploy-config-accepted")
                .title("CodeDeploy accepts applications and deployment configurations")
                .description("CodeDeploy refuses a configuration whose properties do not fit its compute platform.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(DeploymentConfigConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentConfig.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return DeploymentConfigConstraints.TYPE;
    }

    @Override
    public void validate(Resource resource, Review review) {
        DeploymentConfigConstraints.check(resource, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(DeploymentConfigConstraints.class);
    }
}
