package dev.policypack.ecs.aws.logs;

import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Refs;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Locale;

/** What CloudWatch Logs refuses in log groups, and in what reads them. */
public final class LogGroupConstraints {
    private static final String GROUP = "aws:cloudwatch/logGroup:LogGroup";
    private static final String DETECTOR = "aws:cloudwatch/logAnomalyDetector:LogAnomalyDetector";
    private static final String QUERY = "aws:cloudwatch/queryDefinition:QueryDefinition";
    private static final String SUBSCRIPTION = "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter";
    private static final String TRANSFORMER = "aws:cloudwatch/logTransformer:LogTransformer";

    /** The types that are checked by themselves. */
    public static final ResourceType<Resource> TYPE = ResourceType.of(resource -> resource, GROUP, DETECTOR, QUERY);

    private static final ResourceType<Resource> GROUPS = ResourceType.of(resource -> resource, GROUP);

    private static final ResourceType<Resource> READERS = ResourceType.of(
            resource -> resource,
            "aws:cloudwatch/logMetricFilter:LogMetricFilter",
            SUBSCRIPTION,
            DETECTOR,
            TRANSFORMER);

    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint NAME = ALL.refused(
            "logs-log-group-name-reserved",
            "InvalidParameterException: Log groups starting with AWS/ are reserved for AWS.",
            "Begin `name` with a slash, such as `/aws/lambda/shop`.",
            "https://github.com/hashicorp/terraform/issues/10739");

    static final Constraint CLASS = ALL.refused(
            "logs-infrequent-access-class",
            "InvalidParameterException: This operation is only supported on the Standard log class.",
            "Remove `logGroupClass` of the log group, or remove this resource.",
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html");

    static final Constraint DETECTOR_GROUPS = ALL.refused(
            "logs-anomaly-detector-log-groups",
            "InvalidParameterException: Only 1 log group arn is supported in the list.",
            "Create one anomaly detector for each log group.",
            "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogAnomalyDetector.html");

    static final Constraint QUERY_GROUPS = ALL.refused(
            "logs-query-definition-log-groups-max",
            "InvalidParameterException: Too many log groups specified",
            "Name 50 log groups or fewer in `logGroupNames`.",
            "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutQueryDefinition.html");

    private static final String RESERVED = "aws/";
    private static final long MOST_IN_QUERY = 50;

    private LogGroupConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a log group, an anomaly detector or a saved query. */
    public static void check(Resource resource, Review review) {
        Props props = resource.props();
        switch (resource.type()) {
            case DETECTOR -> Refusals.size(review, DETECTOR_GROUPS, props.strings("logGroupArnLists"), 0, 1);
            case QUERY -> Refusals.size(review, QUERY_GROUPS, props.strings("logGroupNames"), 0, MOST_IN_QUERY);
            default -> {
                Value<String> name = props.string("name");
                review.refuse(
                        NAME,
                        name.matches(text -> text.toLowerCase(Locale.ROOT).startsWith(RESERVED)),
                        "name is %s; AWS reserves names that begin with aws/",
                        name);
            }
        }
    }

    /** Checks what reads the log groups of the stack. */
    public static void check(Stack stack, Review review) {
        if (stack.resourcesOf(GROUPS).isEmpty()) {
            return;
        }
        for (Resource reader : stack.resourcesOf(READERS)) {
            Props props = reader.props();
            Review here = review.on(reader);
            switch (reader.type()) {
                case DETECTOR ->
                    new Refs<>(GROUPS, reader, props.strings("logGroupArnLists"))
                            .each()
                            .forEach(group -> logClass(group, stack, here));
                case SUBSCRIPTION -> logClass(GROUPS.ref(reader, props, "logGroup"), stack, here);
                case TRANSFORMER -> logClass(GROUPS.ref(reader, props, "logGroupArn"), stack, here);
                default -> logClass(GROUPS.ref(reader, props, "logGroupName"), stack, here);
            }
        }
    }

    private static void logClass(Ref<Resource> group, Stack stack, Review review) {
        if (group.isPresent().answer() == Truth.Answer.NO) {
            return;
        }
        review.at(group.path())
                .refuse(
                        CLASS,
                        stack.resolve(group)
                                .is(one -> one.props().string("logGroupClass").is("INFREQUENT_ACCESS")),
                        "the log group, %s, is not of the Standard log class",
                        stack.resolve(group));
    }
}
