package dev.policypack.ecs.policies.logs;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.logs.LogFilterConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import java.util.Map;

/** CloudWatch Logs accepts the metric filter or subscription filter. */
public final class LogFilterAccepted implements ResourcePolicy<Resource>, StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("logs-filter-accepted")
                .title("CloudWatch Logs accepts the metric filter or subscription filter")
                .description("CloudWatch Logs refuses it, when what writes the logs was already deployed.")
                .remediationSteps("Change the property as the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(LogFilterConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url(
                        "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return LogFilterConstraints.TYPE;
    }

    @Override
    public void validate(Resource resource, Review review) {
        LogFilterConstraints.check(resource, review);
    }

    @Override
    public void validate(Stack stack, Review review) {
        LogFilterConstraints.check(stack, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(LogFilterConstraints.class);
    }
}
