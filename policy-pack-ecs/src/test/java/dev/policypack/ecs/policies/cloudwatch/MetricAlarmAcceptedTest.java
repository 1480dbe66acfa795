package dev.policypack.ecs.policies.cloudwatch;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the examples of the constraints do not show: whole messages, what is not known, and the threshold that is not set. */
class MetricAlarmAcceptedTest {
    private static final Map<String, Object> METRIC =
            Map.of("namespace", "AWS/ECS", "metricName", "CPUUtilization", "period", 60, "stat", "Average");

    private final PolicyTester policy = PolicyTester.of(new MetricAlarmAccepted());
    private final Resource alarm = Resource.of("aws:cloudwatch/metricAlarm:MetricAlarm", "cpu")
            .with("comparisonOperator", "GreaterThanThreshold")
            .with("evaluationPeriods", 1)
            .with("threshold", 80);
    private final Resource onMetric = alarm.with("namespace", "AWS/ECS")
            .with("metricName", "CPUUtilization")
            .with("statistic", "Average")
            .with("period", 60);

    @Test
    void a_message_begins_with_the_property_and_shows_what_was_found() {
        policy.given(onMetric.with("period", "300").with("evaluationPeriods", "289"))
                .violates("evaluationPeriods 289 times period 300 is more than 86400 seconds");
        policy.given(onMetric.with("alarmActions", List.of("arn:aws:sqs:eu-central-1:123456789012:alarms")))
                .violates(
                        "alarmActions[0]: \"arn:aws:sqs:eu-central-1:123456789012:alarms\" is of a service that an alarm"
                                + " cannot start");
        policy.given(alarm.with("metricQueries", List.of(Map.of("id", "m1", "metric", METRIC))))
                .violates("metricQueries: returnData is true in 0 elements of metricQueries; CloudWatch needs 1");
    }

    @Test
    void an_alarm_without_a_threshold_is_compared_with_zero() {
        policy.given(onMetric.without("threshold"))
                .violates("threshold is not set, so that the metric is compared with 0");
        policy.given(onMetric.with("threshold", 0)).passes();
    }

    @Test
    void a_query_that_is_not_known_may_be_the_one_that_returns_data() {
        policy.given(alarm.with(
                        "metricQueries",
                        List.of(
                                Map.of("id", "m1", "metric", METRIC),
                                Map.of("id", "e1", "expression", "m1 * 2", "returnData", unknown()))))
                .isUndecidedOn("metricQueries");
    }

    @Test
    void the_region_is_that_of_the_provider_where_the_alarm_has_none() {
        Resource recovery = onMetric.with("alarmActions", List.of("arn:aws:automate:us-east-1:ec2:recover"));
        Resource provider = Resource.of("pulumi:providers:aws", "aws");
        policy.given(recovery).passes();
        policy.given(recovery.withProvider(provider.with("region", "us-east-1")))
                .passes();
        policy.given(recovery.withProvider(provider.with("region", "eu-central-1")))
                .violates(
                        "alarmActions[0]: \"arn:aws:automate:us-east-1:ec2:recover\" is of another Region than the alarm,"
                                + " which is created in \"eu-central-1\"");
    }
}
