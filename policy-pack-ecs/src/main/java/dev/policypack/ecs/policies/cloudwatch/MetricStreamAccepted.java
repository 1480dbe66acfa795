package dev.policypack.ecs.policies.cloudwatch;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.cloudwatch.MetricStreamConstraints;
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

/** CloudWatch accepts the metric stream. */
public final class MetricStreamAccepted implements ResourcePolicy<Resource> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("cloudwatch-metric-stream-accepted")
                .title("CloudWatch accepts the metric stream")
                .description("CloudWatch refuses the metric stream, when what it is about was already deployed.")
                .remediationSteps("Change the property as the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(MetricStreamConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricStream.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return MetricStreamConstraints.TYPE;
    }

    @Override
    public void validate(Resource resource, Review review) {
        MetricStreamConstraints.check(resource, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(MetricStreamConstraints.class);
    }
}
