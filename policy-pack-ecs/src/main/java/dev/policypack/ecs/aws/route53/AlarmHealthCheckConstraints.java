package dev.policypack.ecs.aws.route53;

import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Review;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import java.util.List;

/** What Route 53 refuses in a health check that watches an alarm of CloudWatch. */
public final class AlarmHealthCheckConstraints {
    private static final ResourceType<Resource> HEALTH_CHECKS =
            ResourceType.of(resource -> resource, "aws:route53/healthCheck:HealthCheck");
    private static final ResourceType<Resource> ALARMS =
            ResourceType.of(resource -> resource, "aws:cloudwatch/metricAlarm:MetricAlarm");

    private static final String VALUES =
            "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html";

    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint STATISTIC = ALL.refused(
            "route53-health-check-alarm-extended-statistic",
            "Route 53 supports CloudWatch alarms with the following statistics: Average, Minimum, Maximum, Sum, and SampleCount. Extended"
                    + " statistics are not supported.",
            "Watch an alarm that has `statistic` in place of `extendedStatistic`.",
            VALUES);

    static final Constraint RESOLUTION = ALL.refused(
            "route53-health-check-alarm-high-resolution",
            "Route 53 supports CloudWatch alarms with standard-resolution metrics. High-resolution metrics aren't supported.",
            "Watch an alarm whose `period` is 60 or more.",
            VALUES);

    static final Constraint METRIC_MATH = ALL.refused(
            "route53-health-check-alarm-metric-math",
            "Route 53 does not support alarms that use metric math to query multiple CloudWatch metrics.",
            "Watch an alarm on one metric.",
            VALUES);

    private AlarmHealthCheckConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks the health checks of a stack. */
    public static void check(Stack stack, Review review) {
        if (stack.resourcesOf(ALARMS).isEmpty()) {
            return;
        }
        for (Resource healthCheck : stack.resourcesOf(HEALTH_CHECKS)) {
            Ref<Resource> name = ALARMS.ref(healthCheck, healthCheck.props(), "cloudwatchAlarmName");
            if (name.isPresent().answer() != Truth.Answer.NO) {
                alarm(stack.resolve(name), review.on(healthCheck).at(name.path()));
            }
        }
    }

    private static void alarm(Candidates<Resource> alarm, Review review) {
        review.refuse(
                STATISTIC,
                alarm.is(one -> one.props().nonEmptyText("extendedStatistic").isPresent()),
                "the alarm, %s, has extendedStatistic",
                alarm);
        review.refuse(
                RESOLUTION,
                alarm.is(one -> one.props().integer("period").matches(seconds -> seconds > 0 && seconds < 60)),
                "the alarm, %s, has a period below 60 seconds",
                alarm);
        review.refuse(
                METRIC_MATH,
                alarm.is(one -> one.props().objects("metricQueries").any(AlarmHealthCheckConstraints::isExpression)),
                "the alarm, %s, has metricQueries with an expression",
                alarm);
    }

    private static Truth isExpression(Props query) {
        return query.nonEmptyText("expression").isPresent();
    }
}
