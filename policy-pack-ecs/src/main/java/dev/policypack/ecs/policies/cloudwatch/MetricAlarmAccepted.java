package dev.policypack.ecs.policies.cloudwatch;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.cloudwatch.MetricAlarmConstraints;
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

/** CloudWatch accepts the alarm. */
public final class MetricAlarmAccepted implements ResourcePolicy<Resource> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("cloudwatch-alarm-accepted")
                .title("CloudWatch accepts the alarm")
                .description("CloudWatch refuses the alarm, when what it is about was already deployed.")
                .remediationSteps("Change the property as the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(MetricAlarmConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return MetricAlarmConstraints.TYPE;
    }

    @Override
    public void validate(Resource resource, Review review) {
        MetricAlarmConstraints.check(resource, review);
        review.opinion()
                .at(resource.props().path().key("threshold"))
                .require(
                        MetricAlarmConstraints.hasThreshold(resource),
                        "threshold is not set, so that the metric is compared with 0");
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(MetricAlarmConstraints.class);
    }
}
