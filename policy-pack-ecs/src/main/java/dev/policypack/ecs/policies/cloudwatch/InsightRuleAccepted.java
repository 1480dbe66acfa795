package dev.policypack.ecs.policies.cloudwatch;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.cloudwatch.InsightRuleConstraints;
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

/** CloudWatch accepts the rule of Contributor Insights. */
public final class InsightRuleAccepted implements ResourcePolicy<Resource> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("cloudwatch-insight-rule-accepted")
                .title("CloudWatch accepts the rule of Contributor Insights")
                .description(
                        "CloudWatch refuses the rule of Contributor Insights, when what it is about was already deployed.")
                .remediationSteps("Change the property as the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(InsightRuleConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url(
                        "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/ContributorInsights-RuleSyntax.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return InsightRuleConstraints.TYPE;
    }

    @Override
    public void validate(Resource resource, Review review) {
        InsightRuleConstraints.check(resource, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(InsightRuleConstraints.class);
    }
}
