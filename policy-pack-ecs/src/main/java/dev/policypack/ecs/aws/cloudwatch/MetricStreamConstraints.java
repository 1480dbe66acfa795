package dev.policypack.ecs.aws.cloudwatch;

import dev.policypack.ecs.aws.Arns;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Value;
import java.util.List;

/** What CloudWatch refuses in a stream of metrics. */
public final class MetricStreamConstraints {
    /** The type. */
    public static final ResourceType<Resource> TYPE =
            ResourceType.of(resource -> resource, "aws:cloudwatch/metricStream:MetricStream");

    private static final String PUT =
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricStream.html";

    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint FILTERS = ALL.refused(
            "cloudwatch-metric-stream-filters",
            "InvalidParameterCombination: IncludeFilters and ExcludeFilters cannot both be present",
            "Remove `includeFilters` or `excludeFilters`.",
            PUT);

    static final Constraint REGION = ALL.refused(
            "cloudwatch-metric-stream-region",
            "InvalidParameterValue: FirehoseArn must be in the same region and AWS partition as the Metric Stream",
            "Use a delivery stream in the Region of the metric stream.",
            PUT);

    static final Constraint ACCOUNT = ALL.refused(
            "cloudwatch-metric-stream-account",
            "InvalidParameterValue: Cross-account pass role is not allowed.",
            "Use a role and a delivery stream of the account in which the metric stream is created.",
            PUT);

    static final Constraint METRICS = ALL.refused(
            "cloudwatch-metric-stream-include-metrics",
            "ValidationError: IncludeMetrics less than 1",
            "List the metrics in `includeMetrics`, or remove the element of `statisticsConfigurations`.",
            PUT);

    static final Constraint STATISTIC = ALL.refused(
            "cloudwatch-metric-stream-statistic",
            "InvalidParameterValue: Unsupported statistic p101 for selected OutputFormat",
            "Use percentiles such as p99 or trimmed statistics such as tm90 in `additionalStatistics`.",
            PUT);

    private MetricStreamConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a stream. */
    public static void check(Resource stream, Review review) {
        Props props = stream.props();
        Refusals.excludes(review, FILTERS, props, "includeFilters", "excludeFilters");
        Value<String> firehose = props.string("firehoseArn");
        Value<String> role = props.string("roleArn");
        Value<String> region = Arns.regionOf(stream);
        review.refuse(
                REGION,
                region.matches(Arns.region(firehose), (here, there) -> !here.equals(there)),
                "firehoseArn is %s, but the metric stream is created in %s",
                firehose,
                region);
        review.refuse(
                ACCOUNT,
                Arns.account(firehose).matches(Arns.account(role), (one, other) -> !one.equals(other)),
                "roleArn is %s, of another account than firehoseArn %s",
                role,
                firehose);
        review.each(props.objects("statisticsConfigurations"), configuration -> {
            Items<Props> metrics = configuration.objects("includeMetrics");
            review.at(metrics)
                    .refuse(METRICS, metrics.value().matches(List::isEmpty), "includeMetrics is an empty list");
            review.each(
                    configuration.strings("additionalStatistics"),
                    statistic -> review.refuse(
                            STATISTIC,
                            statistic.matches(name -> !isStreamed(name)),
                            "%s is not a statistic of a metric stream",
                            statistic));
        });
    }

    private static boolean isStreamed(String statistic) {
        return Statistics.isKnown(statistic) || isOfOther(statistic);
    }

    /** Whether a statistic is one that only streams have: {@code o99.9}, {@code u99}. */
    private static boolean isOfOther(String statistic) {
        return statistic.length() > 1
                && "ou".indexOf(statistic.charAt(0)) >= 0
                && statistic.charAt(1) >= '0'
                && statistic.charAt(1) <= '9';
    }
}
