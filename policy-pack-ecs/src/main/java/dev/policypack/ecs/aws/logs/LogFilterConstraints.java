package dev.policypack.ecs.aws.logs;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.policypack.ecs.aws.Arns;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Review;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Set;

/** What CloudWatch Logs refuses in a filter that makes metrics out of logs, or sends logs on. */
public final class LogFilterConstraints {
    private static final String METRIC = "aws:cloudwatch/logMetricFilter:LogMetricFilter";
    private static final String SUBSCRIPTION = "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter";
    private static final String LAMBDA = "aws:lambda/function:Function";
    private static final String KINESIS = "aws:kinesis/stream:Stream";
    private static final String FIREHOSE = "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream";

    /** The types. */
    public static final ResourceType<Resource> TYPE = ResourceType.of(resource -> resource, METRIC, SUBSCRIPTION);

    private static final ResourceType<Resource> SUBSCRIPTIONS = ResourceType.of(resource -> resource, SUBSCRIPTION);

    private static final ResourceType<Resource> DESTINATIONS = ResourceType.of(
            resource -> resource, KINESIS, FIREHOSE, LAMBDA, "aws:cloudwatch/logDestination:LogDestination");

    private static final String PUT_METRIC =
            "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html";
    private static final String PUT_SUBSCRIPTION =
            "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter.html";

    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint ROLE = ALL.refused(
            "logs-subscription-role",
            "InvalidParameterException: destinationArn for vendor kinesis cannot be used without roleArn",
            "Set `roleArn` to a role that logs.amazonaws.com may assume and that may put records into the stream.",
            PUT_SUBSCRIPTION);

    static final Constraint LAMBDA_ROLE = ALL.refused(
            "logs-subscription-lambda-role",
            "InvalidParameterException: destinationArn for vendor lambda cannot be used with roleArn",
            "Remove `roleArn`, and add an `aws:lambda/permission:Permission` for the principal logs.amazonaws.com.",
            PUT_SUBSCRIPTION);

    static final Constraint DESTINATION = ALL.refused(
            "logs-subscription-destination",
            "InvalidParameterException: PutSubscriptionFilter operation cannot work with destinationArn for vendor s3",
            "Send the logs to a Lambda function, a Kinesis stream, a Firehose stream or a destination of CloudWatch Logs.",
            PUT_SUBSCRIPTION);

    static final Constraint SUBSCRIPTIONS_MAX = ALL.refused(
            "logs-subscription-filters-max",
            "LimitExceededException: Resource limit exceeded.",
            "Keep 5 subscription filters of the log group or fewer: the readers of one stream can share it.",
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html");

    static final Constraint DEFAULT_VALUE = ALL.refused(
            "logs-metric-filter-default-with-dimensions",
            "InvalidParameterException: Invalid metric transformation: dimensions and default value are mutually exclusive properties",
            "Remove `defaultValue` or `dimensions`.",
            PUT_METRIC);

    static final Constraint DIMENSION = ALL.refused(
            "logs-metric-filter-dimension",
            "InvalidParameterException: Invalid metric transformation: dimension value must be valid selector",
            "Use a field of the log event as the value of the dimension, such as `$.path` or `$status`.",
            PUT_METRIC);

    static final Constraint NAMESPACE = ALL.refused(
            "logs-metric-filter-namespace",
            "InvalidParameterException: Metric namespaces starting with AWS/ are reserved for AWS.",
            "Use a namespace that does not begin with `AWS/`.",
            PUT_METRIC);

    static final Constraint NAME = ALL.refused(
            "logs-filter-name",
            "InvalidParameterException: failed to satisfy constraint: Member must satisfy regular expression pattern: [^:*]*",
            "Remove colons and asterisks from `name`.",
            PUT_METRIC);

    static final Constraint PATTERN = ALL.refused(
            "logs-filter-pattern",
            "InvalidParameterException: If a filter pattern starts with '[' it must end with ']'",
            "End the pattern with `]`.",
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html");

    /** Source: destinationArn of PutSubscriptionFilter, as of 2026-11-27. */
    private static final ImmutableSet<String> SERVICES = ImmutableSet.of("lambda", "kinesis", "firehose", "logs");

    private static final CharMatcher REFUSED_IN_NAME = CharMatcher.anyOf(":*");
    private static final int MOST_SUBSCRIPTIONS = 5;

    private LogFilterConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a filter. */
    public static void check(Resource filter, Review review) {
        Props props = filter.props();
        Value<String> name = props.nonEmptyText("name");
        review.refuse(
                NAME,
                name.matches(REFUSED_IN_NAME::matchesAnyOf),
                "name is %s; CloudWatch Logs accepts neither colons nor asterisks",
                name);
        if (filter.type().equals(METRIC)) {
            pattern(props.nonEmptyText("pattern"), review);
            transformation(props.object("metricTransformation"), review);
        } else {
            pattern(props.nonEmptyText("filterPattern"), review);
            destination(props, review);
        }
    }

    /** Checks what filters have to do with other resources of the stack. */
    public static void check(Stack stack, Review review) {
        List<Resource> filters = stack.resourcesOf(SUBSCRIPTIONS);
        for (Resource filter : filters) {
            Value<String> arn = filter.props().string("destinationArn");
            if (arn.isPresent().answer() == Truth.Answer.UNKNOWN) {
                Candidates<Resource> destination =
                        stack.resolve(DESTINATIONS.ref(filter, filter.props(), "destinationArn"));
                roles(
                        filter.props(),
                        destination.is(one -> Truth.of(
                                one.type().equals(KINESIS) || one.type().equals(FIREHOSE))),
                        destination.is(one -> Truth.of(one.type().equals(LAMBDA))),
                        destination,
                        review.on(filter));
            }
        }
        if (filters.size() > MOST_SUBSCRIPTIONS) {
            filters.forEach(filter -> crowd(filter, filters, review.on(filter)));
        }
    }

    /** Whether so many filters of the same log group stand before this one that it is one too many. */
    private static void crowd(Resource filter, List<Resource> filters, Review review) {
        Value<String> group = filter.props().string("logGroup");
        int same = 0;
        int open = 0;
        for (Resource other : filters) {
            Truth answer = group.isEqualTo(other.props().string("logGroup"));
            same += answer.answer() == Truth.Answer.YES ? 1 : 0;
            open += answer.answer() == Truth.Answer.UNKNOWN ? 1 : 0;
            if (other.urn().equals(filter.urn())) {
                break;
            }
        }
        Truth tooMany = same > MOST_SUBSCRIPTIONS
                ? Truth.of(true, group.evidence())
                : same + open > MOST_SUBSCRIPTIONS ? Truth.unknown(group.evidence()) : Truth.no();
        review.at(group)
                .refuse(SUBSCRIPTIONS_MAX, tooMany, "the log group has more than 5 subscription filters in this stack");
    }

    private static void pattern(Value<String> pattern, Review review) {
        review.refuse(
                PATTERN,
                pattern.matches(
                        text -> text.strip().startsWith("[") && !text.strip().endsWith("]")),
                pattern.path().property() + " is %s, which begins with [ and does not end with ]",
                pattern);
    }

    private static void transformation(Props transformation, Review review) {
        Props dimensions = transformation.object("dimensions");
        Value<String> substitute = transformation.nonEmptyText("defaultValue");
        Items<Value<String>> selectors = Items.of(dimensions.keys().map(keys -> values(dimensions, keys)));
        review.refuse(
                DEFAULT_VALUE,
                substitute.isPresent().and(() -> selectors.isNotEmpty()),
                "defaultValue is %s, but dimensions is set, too",
                substitute);
        review.each(
                selectors,
                selector -> review.refuse(
                        DIMENSION,
                        selector.matches(text -> !text.startsWith("$")),
                        "%s is not a field of a log event",
                        selector));
        Value<String> namespace = transformation.string("namespace");
        review.refuse(
                NAMESPACE,
                namespace.matches(text -> text.startsWith("AWS/")),
                "namespace is %s, which AWS reserves",
                namespace);
    }

    private static List<Value<String>> values(Props object, Set<String> keys) {
        ImmutableList.Builder<Value<String>> values = ImmutableList.builder();
        for (String key : keys) {
            values.add(object.string(key));
        }
        return values.build();
    }

    private static void destination(Props props, Review review) {
        Value<String> arn = props.string("destinationArn");
        if (arn.isPresent().answer() == Truth.Answer.UNKNOWN) {
            return; // judged with the stack, by what it is computed from
        }
        Value<String> service = Arns.service(arn);
        review.refuse(
                DESTINATION,
                service.matches(name -> !SERVICES.contains(name)),
                "destinationArn is %s, to which CloudWatch Logs does not send logs",
                arn);
        roles(props, service.isOneOf("kinesis", "firehose"), service.is("lambda"), arn, review);
    }

    private static void roles(Props props, Truth isStream, Truth isFunction, Object destination, Review review) {
        Value<String> role = props.nonEmptyText("roleArn");
        review.at(props.path().key("roleArn"))
                .refuse(
                        ROLE,
                        isStream.and(role::isMissing),
                        "roleArn is not set, but the destination is a stream, %s",
                        destination);
        review.at(props.path().key("roleArn"))
                .refuse(
                        LAMBDA_ROLE,
                        isFunction.and(role::isPresent),
                        "roleArn is set, but the destination is a function, %s",
                        destination);
    }
}
