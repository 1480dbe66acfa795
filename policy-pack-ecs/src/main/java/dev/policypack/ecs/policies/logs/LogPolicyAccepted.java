package dev.policypack.ecs.policies.logs;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.logs.LogPolicyConstraints;
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

/** CloudWatch Logs accepts the policy of logs. */
public final class LogPolicyAccepted implements ResourcePolicy<Resource> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("logs-policy-accepted")
                .title("CloudWatch Logs accepts the policy of logs")
                .description("CloudWatch Logs refuses it, when what writes the logs was already deployed.")
                .remediationSteps("Change the property as the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(LogPolicyConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutAccountPolicy.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return LogPolicyConstraints.TYPE;
    }

    @Override
    public void validate(Resource resource, Review review) {
        LogPolicyConstraints.check(resource, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(LogPolicyConstraints.class);
    }
}
