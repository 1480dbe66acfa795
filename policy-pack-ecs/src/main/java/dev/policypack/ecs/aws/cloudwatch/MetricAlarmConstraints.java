package dev.policypack.ecs.aws.cloudwatch;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.policypack.ecs.aws.Arns;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Review;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What CloudWatch refuses in an alarm on metrics. */
public final class MetricAlarmConstraints {
    /** The type. */
    public static final ResourceType<Resource> TYPE =
            ResourceType.of(resource -> resource, "aws:cloudwatch/metricAlarm:MetricAlarm");

    private static final String PUT =
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html";

    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint DATAPOINTS = ALL.refused(
            "cloudwatch-alarm-datapoints",
            "ValidationError: DatapointsToAlarm must be less than or equal to EvaluationPeriods",
            "Set `datapointsToAlarm` to `evaluationPeriods` or less.",
            PUT);

    static final Constraint WINDOW = ALL.refused(
            "cloudwatch-alarm-evaluation-window",
            "ValidationError: EvaluationPeriods * Period must be <= 86400",
            "Lower `evaluationPeriods` or `period`: together they may span one day, or seven days with a `period` of 3600 or more.",
            PUT);

    static final Constraint PERIOD = ALL.refused(
            "cloudwatch-alarm-period",
            "ValidationError: Period must be 10, 20, 30 or a multiple of 60",
            "Set `period` to 10, 20, 30 or a multiple of 60.",
            PUT);

    static final Constraint PERIOD_MISSING = ALL.refused(
            "cloudwatch-alarm-period-missing",
            "ValidationError: Period must not be null",
            "Set `period`, such as to 60.",
            "https://github.com/hashicorp/terraform-provider-aws/issues/32227");

    static final Constraint BAND_MISSING = ALL.refused(
            "cloudwatch-alarm-range-threshold",
            "ValidationError: ComparisonOperators for ranges require ThresholdMetricId to be set",
            "Set `thresholdMetricId` to the `id` of the query with ANOMALY_DETECTION_BAND, or use an operator for a fixed threshold.",
            PUT);

    static final Constraint BAND = ALL.refused(
            "cloudwatch-alarm-threshold-metric-id",
            "ValidationError: Metrics list must contain exactly one metric matching the ThresholdMetricId parameter",
            "Set `thresholdMetricId` to the `id` of the query with ANOMALY_DETECTION_BAND, and `returnData` of that query to true.",
            PUT);

    static final Constraint RETURN_DATA = ALL.refused(
            "cloudwatch-alarm-return-data",
            "ValidationError: Exactly one element of the metrics list should return data.",
            "Set `returnData` to true on the one query that the alarm watches; with `thresholdMetricId`, on the metric and on its band.",
            PUT);

    static final Constraint EXPRESSION_AND_METRIC = ALL.refused(
            "cloudwatch-alarm-query-exclusive",
            "ValidationError: The parameters MetricDataQuery Expression and MetricStat are mutually exclusive and you have specified both.",
            "Put the metric and the expression into two elements of `metricQueries`.",
            PUT);

    static final Constraint SEARCH = ALL.refused(
            "cloudwatch-alarm-search",
            "ValidationError: SEARCH is not supported on Metric Alarms.",
            "Name each metric in an element of `metricQueries` of its own.",
            PUT);

    static final Constraint STATISTIC = ALL.refused(
            "cloudwatch-alarm-stat",
            "ValidationError: Invalid metrics list",
            "Set `stat` to SampleCount, Average, Sum, Minimum, Maximum, IQM, a percentile such as p99, or a trimmed statistic such as tm90.",
            PUT);

    static final Constraint METRICS = ALL.refused(
            "cloudwatch-alarm-metrics-max",
            "ValidationError: Too many metrics in alarm, maximum is 10",
            "Use 10 metrics or fewer in one alarm.",
            PUT);

    static final Constraint EXPRESSIONS = ALL.refused(
            "cloudwatch-alarm-expressions-max",
            "ValidationError: Too many expressions in alarm, maximum is 10",
            "Use 10 expressions or fewer in one alarm.",
            PUT);

    static final Constraint ACTIONS = ALL.refused(
            "cloudwatch-alarm-actions-max",
            "ValidationError: failed to satisfy constraint: Member must have length less than or equal to 5",
            "List 5 actions or fewer for a state; one SNS topic can notify many subscribers.",
            PUT);

    static final Constraint ACTION_SERVICE = ALL.refused(
            "cloudwatch-alarm-action-service",
            "ValidationError: Unsupported AWS vendor sqs",
            "Use the ARN of an SNS topic, a Lambda function, an Auto Scaling policy, an EC2 action or a Systems Manager action.",
            PUT);

    static final Constraint ANOMALY_SCALING = ALL.refused(
            "cloudwatch-alarm-anomaly-autoscaling",
            "ValidationError: autoscaling actions not supported when ThresholdMetricId is set",
            "Start the Auto Scaling policy by an alarm with a fixed threshold.",
            PUT);

    static final Constraint EC2_REGION = ALL.refused(
            "cloudwatch-alarm-ec2-action-region",
            "ValidationError: Invalid region us-east-1 specified. Only eu-central-1 is supported.",
            "Use the Region of the alarm in the ARN of the EC2 action.",
            PUT);

    static final Constraint LOW_SAMPLES = ALL.refused(
            "cloudwatch-alarm-low-sample-percentile",
            "ValidationError: Option evaluateLowSampleCountPercentile can not be applied with statistic Average.",
            "Remove `evaluateLowSampleCountPercentiles`, or set `extendedStatistic` to a percentile in place of `statistic`.",
            PUT);

    static final Constraint PERCENTILE = ALL.refused(
            "cloudwatch-alarm-extended-statistic",
            "ValidationError: The value p101 for parameter ExtendedStatistic is not supported.",
            "Set `extendedStatistic` to a percentile from p0 to p100.",
            PUT);

    static final Constraint NAMESPACE = ALL.refused(
            "cloudwatch-alarm-namespace-ascii",
            "ValidationError: Namespace must not contain Non-ASCII characters.",
            "Write `namespace` in ASCII characters.",
            PUT);

    private static final ImmutableList<String> STATES =
            ImmutableList.of("alarmActions", "okActions", "insufficientDataActions");

    /** Source: AlarmActions of PutMetricAlarm, as of 2026-11-27; {@code swf} is the former name of the EC2 actions. */
    private static final ImmutableSet<String> ACTION_SERVICES =
            ImmutableSet.of("automate", "swf", "sns", "autoscaling", "lambda", "ssm", "ssm-incidents", "aiops");

    private static final ImmutableSet<String> RANGE_OPERATORS = ImmutableSet.of(
            "LessThanLowerOrGreaterThanUpperThreshold", "LessThanLowerThreshold", "GreaterThanUpperThreshold");

    private static final ImmutableSet<Long> SHORT_PERIODS = ImmutableSet.of(10L, 20L, 30L);

    /** Periods that metrics have, though not those of an alarm; the provider accepts them in a query. */
    private static final ImmutableSet<Long> SHORTEST_PERIODS = ImmutableSet.of(1L, 5L);

    private static final int MOST_ACTIONS = 5;
    private static final int MOST_QUERIES = 10;
    private static final long HOUR = 3600;
    private static final long DAY = 86_400;
    private static final long WEEK = 604_800;

    private MetricAlarmConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks an alarm. */
    public static void check(Resource alarm, Review review) {
        Props props = alarm.props();
        periods(props, review);
        statistics(props, review);
        queries(props, review);
        Value<String> region = Arns.regionOf(alarm);
        for (String state : STATES) {
            actions(props, state, region, review);
        }
        Value<String> namespace = props.string("namespace");
        review.refuse(
                NAMESPACE,
                namespace.matches(text -> !CharMatcher.ascii().matchesAllOf(text)),
                "namespace is %s, which has characters outside ASCII",
                namespace);
    }

    /**
     * Whether the program says what the metric is compared with. Where it does not, the provider sends a threshold of 0, which CloudWatch
     * accepts. Source: {@code metric_alarm.go} of hashicorp/terraform-provider-aws, as of 2026-11-27.
     */
    public static Truth hasThreshold(Resource alarm) {
        Props props = alarm.props();
        return props.has("threshold")
                .or(() -> props.nonEmptyText("thresholdMetricId").isPresent())
                .or(() -> props.object("evaluationCriteria").isPresent())
                // Refused for another reason.
                .or(() -> props.string("comparisonOperator").isIn(RANGE_OPERATORS))
                .or(() -> props.nonEmptyText("comparisonOperator").isMissing());
    }

    private static void periods(Props props, Review review) {
        Value<Long> period = props.integer("period");
        Value<Long> count = props.integer("evaluationPeriods");
        Value<Long> datapoints = props.integer("datapointsToAlarm");
        review.refuse(
                DATAPOINTS,
                count.matches(datapoints, (all, some) -> some > all),
                "datapointsToAlarm is %s, more than evaluationPeriods %s",
                datapoints,
                count);
        review.refuse(
                WINDOW,
                period.matches(count, (seconds, times) -> times > 1 && seconds > (seconds < HOUR ? DAY : WEEK) / times),
                "evaluationPeriods %s times period %s is more than %s seconds",
                count,
                period,
                period.map(seconds -> seconds < HOUR ? DAY : WEEK));
        review.refuse(
                PERIOD,
                period.matches(seconds -> !SHORT_PERIODS.contains(seconds) && seconds % 60 != 0),
                "period is %s; CloudWatch accepts 10, 20, 30 and multiples of 60",
                period);
        Truth isWhole = props.nonEmptyText("metricName")
                .isPresent()
                .and(() -> props.nonEmptyText("namespace").isPresent())
                .and(() -> props.nonEmptyText("statistic").isPresent().or(() -> props.nonEmptyText("extendedStatistic")
                        .isPresent()));
        review.at(props.path().key("period"))
                .refuse(
                        PERIOD_MISSING,
                        isWhole.and(
                                () -> period.matches(seconds -> seconds != 0).not()),
                        "metricName is set, but period is not");
    }

    private static void statistics(Props props, Review review) {
        Value<String> few = props.nonEmptyText("evaluateLowSampleCountPercentiles");
        Value<String> statistic = props.nonEmptyText("statistic");
        review.refuse(
                LOW_SAMPLES,
                few.isPresent().and(statistic::isPresent),
                "evaluateLowSampleCountPercentiles is %s, but statistic is %s, which is not a percentile",
                few,
                statistic);
        Value<String> extended = props.nonEmptyText("extendedStatistic");
        review.refuse(
                PERCENTILE,
                extended.matches(Statistics::isAboveAll),
                "extendedStatistic is %s; CloudWatch accepts p0 to p100",
                extended);
    }

    private static void queries(Props props, Review review) {
        Items<Props> queries = props.objects("metricQueries");
        Value<String> band = props.nonEmptyText("thresholdMetricId");
        Value<String> operator = props.nonEmptyText("comparisonOperator");
        review.at(props.path().key("thresholdMetricId"))
                .refuse(
                        BAND_MISSING,
                        operator.isIn(RANGE_OPERATORS).and(band::isMissing),
                        "thresholdMetricId is not set, but comparisonOperator is %s",
                        operator);
        if (queries.isEmpty().answer() == Truth.Answer.YES) {
            return;
        }
        Value<Long> returning = count(queries, MetricAlarmConstraints::returnsData);
        Value<Long> wanted = band.map(id -> 2L)
                .or(operator.map(name -> RANGE_OPERATORS.contains(name) ? 2L : 1L))
                .orElse(1L);
        review.at(queries)
                .refuse(
                        RETURN_DATA,
                        wanted.matches(returning, (needed, found) -> found.longValue() != needed),
                        "returnData is true in %s elements of metricQueries; CloudWatch needs %s",
                        returning,
                        wanted);
        review.refuse(
                BAND,
                band.isPresent()
                        .and(() -> queries.none(
                                query -> band.isEqualTo(query.string("id")).and(() -> returnsData(query)))),
                "thresholdMetricId is %s, but no query with this id has returnData true",
                band);
        Value<Long> metrics = count(queries, query -> query.object("metric").isPresent());
        review.at(queries)
                .refuse(
                        METRICS,
                        metrics.matches(number -> number > MOST_QUERIES),
                        "metricQueries has %s metrics; CloudWatch accepts 10",
                        metrics);
        Value<Long> expressions =
                count(queries, query -> query.nonEmptyText("expression").isPresent());
        review.at(queries)
                .refuse(
                        EXPRESSIONS,
                        expressions.matches(number -> number > MOST_QUERIES),
                        "metricQueries has %s expressions; CloudWatch accepts 10",
                        expressions);
        review.each(queries, query -> query(query, review));
    }

    private static void query(Props query, Review review) {
        Value<String> expression = query.nonEmptyText("expression");
        Props metric = query.object("metric");
        review.refuse(
                EXPRESSION_AND_METRIC,
                expression.isPresent().and(metric::isPresent),
                "expression is %s, and metric is set, too",
                expression);
        review.refuse(
                SEARCH,
                expression.matches(MetricAlarmConstraints::searches),
                "expression is %s, which calls SEARCH",
                expression);
        Value<String> statistic = metric.nonEmptyText("stat");
        review.refuse(
                STATISTIC,
                statistic.matches(name -> !Statistics.isKnown(name)),
                "stat is %s, which is not a statistic of CloudWatch",
                statistic);
        Value<Long> period = metric.integer("period");
        review.refuse(
                PERIOD,
                period.matches(seconds ->
                        !SHORT_PERIODS.contains(seconds) && !SHORTEST_PERIODS.contains(seconds) && seconds % 60 != 0),
                "period is %s; CloudWatch accepts 10, 20, 30 and multiples of 60",
                period);
    }

    /** The provider sends false when nothing is set. */
    private static Truth returnsData(Props query) {
        return query.bool("returnData").orElse(false).is(true);
    }

    /** For how many elements the answer is yes; unknown while one of the answers is. */
    private static Value<Long> count(Items<Props> queries, Function<Props, Truth> question) {
        return queries.value().flatMap(list -> {
            long found = 0;
            for (Props query : list) {
                Truth answer = question.apply(query);
                if (answer.answer() == Truth.Answer.UNKNOWN) {
                    return Value.unknown(queries.path());
                }
                if (answer.answer() == Truth.Answer.YES) {
                    found++;
                }
            }
            return Value.known(found, queries.path());
        });
    }

    /** Whether an expression calls the function SEARCH: the word, then blanks, then a bracket. */
    private static boolean searches(String expression) {
        String text = expression.toUpperCase(Locale.ROOT);
        for (int at = text.indexOf("SEARCH"); at >= 0; at = text.indexOf("SEARCH", at + 1)) {
            int next = at + "SEARCH".length();
            while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
                next++;
            }
            boolean isWord = at == 0 || !(Character.isLetterOrDigit(text.charAt(at - 1)) || text.charAt(at - 1) == '_');
            if (isWord && next < text.length() && text.charAt(next) == '(') {
                return true;
            }
        }
        return false;
    }

    private static void actions(Props props, String state, Value<String> region, Review review) {
        Items<Value<String>> actions = props.strings(state);
        review.at(actions)
                .refuse(
                        ACTIONS,
                        actions.size().matches(number -> number > MOST_ACTIONS),
                        state + " has %s elements; CloudWatch accepts 5",
                        actions);
        review.each(actions, action -> {
            Value<String> service = Arns.service(action);
            review.refuse(
                    ACTION_SERVICE,
                    service.matches(name -> !ACTION_SERVICES.contains(name)),
                    "%s is of a service that an alarm cannot start",
                    action);
            review.refuse(
                    ANOMALY_SCALING,
                    service.is("autoscaling")
                            .and(() -> props.nonEmptyText("thresholdMetricId").isPresent()),
                    "%s is an Auto Scaling policy, but thresholdMetricId is set",
                    action);
            review.refuse(
                    EC2_REGION,
                    service.is("automate")
                            .and(() -> region.matches(Arns.region(action), (here, there) -> !here.equals(there))),
                    "%s is of another Region than the alarm, which is created in %s",
                    action,
                    region);
        });
    }
}
