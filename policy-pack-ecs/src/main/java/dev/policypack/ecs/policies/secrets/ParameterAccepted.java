package dev.policypack.ecs.policies.secrets;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ssm.ParameterConstraints;
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

/** Parameter Store accepts the parameter. */
public final class ParameterAccepted implements ResourcePolicy<Resource> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ssm-parameter-accepted")
                .title("Parameter Store accepts the parameter")
                .description(
                        "Parameter Store refuses names that AWS keeps for itself, and values that do not fit tier or type.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(ParameterConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return ParameterConstraints.TYPE;
    }

    @Override
    public void validate(Resource resource, Review review) {
        ParameterConstraints.check(resource, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(ParameterConstraints.class);
    }
}
