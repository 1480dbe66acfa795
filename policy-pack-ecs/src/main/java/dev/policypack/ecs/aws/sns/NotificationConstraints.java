package dev.policypack.ecs.aws.sns;

import com.google.common.collect.ImmutableSet;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Path;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.UnknownValue;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Set;

/**
 * What SNS refuses in topics and subscriptions. Source: <a
 * href="https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html">Subscribe</a>, as of 2026-11-27.
 */
public final class NotificationConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final Constraint TOPIC_FIFO_NAME = ALL.refused(
            "sns-topic-fifo-name",
            "InvalidParameter: Invalid parameter: Topic Name",
            "End the name of a FIFO topic in `.fifo`, and set `fifoTopic` to true.",
            "https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html");

    private static final Constraint TOPIC_FIFO_ATTRIBUTES = ALL.refused(
            "sns-topic-fifo-attributes",
            "InvalidParameter: Invalid parameter: Attributes Reason: Unknown attribute ContentBasedDeduplication",
            "Set `fifoTopic` to true, or remove the property.",
            "https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html");

    private static final Constraint TOPIC_ARCHIVE = ALL.refused(
            "sns-topic-archive",
            "InvalidParameter: Invalid parameter: Attributes Reason: ArchivePolicy: MessageRetentionPeriod value is "
                    + "invalid",
            "Set 1 to 365 days.",
            "https://docs.aws.amazon.com/sns/latest/dg/message-archiving-and-replay-topic-owner.html");

    private static final Constraint TOPIC_DISPLAY_NAME = ALL.refused(
            "sns-topic-display-name",
            "InvalidParameter: Invalid parameter: Attributes Reason: DisplayName",
            "Use at most 100 characters.",
            "https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html");

    private static final Constraint TOPIC_SIGNATURE_VERSION = ALL.refused(
            "sns-topic-signature-version",
            "InvalidParameter: Invalid parameter: Attributes Reason: SignatureVersion: Invalid value. Must be 1 or 2.",
            "Set 1 or 2.",
            "https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html");

    private static final Constraint TOPIC_TRACING = ALL.refused(
            "sns-topic-tracing",
            "InvalidParameter: Invalid parameter: Attributes Reason: Invalid tracing config value: active",
            "Write `Active` or `PassThrough`.",
            "https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html");

    private static final Constraint SUBSCRIPTION_PROTOCOL = ALL.refused(
            "sns-subscription-protocol",
            "InvalidParameter: Invalid parameter: Amazon SNS does not support this protocol string: mail",
            "Use `sqs`, `lambda`, `http`, `https`, `email`, `email-json`, `sms`, `application` or `firehose`.",
            "https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html");

    private static final Constraint SUBSCRIPTION_ENDPOINT = ALL.refused(
            "sns-subscription-endpoint",
            "InvalidParameter: Invalid parameter: SQS endpoint ARN",
            "Write the ARN of the queue, function or stream, an email address, or a URL with the scheme of the "
                    + "protocol.",
            "https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html");

    private static final Constraint SUBSCRIPTION_FIFO_PROTOCOL = ALL.refused(
            "sns-subscription-fifo-protocol",
            "InvalidParameter: Invalid parameter: Invalid protocol type: lambda",
            "Subscribe a queue, or use a standard topic.",
            "https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html");

    private static final Constraint SUBSCRIPTION_FIFO_QUEUE = ALL.refused(
            "sns-subscription-fifo-queue",
            "InvalidParameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard "
                    + "SNS topics",
            "Subscribe a standard queue, or use a FIFO topic.",
            "https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html");

    private static final Constraint SUBSCRIPTION_FIREHOSE_ROLE = ALL.refused(
            "sns-subscription-firehose-role",
            "InvalidParameter: Invalid parameter: Delivery protocol firehose can only be subscribed with subscription "
                    + "role arn",
            "Set `subscriptionRoleArn`.",
            "https://docs.aws.amazon.com/sns/latest/dg/prereqs-kinesis-data-firehose.html");

    private static final Constraint SUBSCRIPTION_RAW = ALL.refused(
            "sns-subscription-raw",
            "InvalidParameter: Invalid parameter: Attributes Reason: Delivery protocol [email] does not support raw "
                    + "message delivery.",
            "Remove `rawMessageDelivery`.",
            "https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html");

    private static final Constraint FILTER_KEYS = ALL.refused(
            "sns-filter-keys",
            "InvalidParameter: Invalid parameter: Attributes Reason: FilterPolicy: Filter policy can not have more "
                    + "than 5 keys",
            "Use at most five keys.",
            "https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html");

    private static final Constraint FILTER_VALUE = ALL.refused(
            "sns-filter-value",
            "InvalidParameter: Invalid parameter: Attributes Reason: FilterPolicy: \"event\" must be an object or an "
                    + "array",
            "Write a list of values for each key.",
            "https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html");

    private static final Constraint FILTER_NESTED = ALL.refused(
            "sns-filter-nested",
            "InvalidParameter: Invalid parameter: Attributes Reason: Filter policy scope MessageAttributes does not "
                    + "support nested filter policy",
            "Set `filterPolicyScope` to `MessageBody`.",
            "https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html");

    private static final Constraint FILTER_SCOPE = ALL.refused(
            "sns-filter-scope",
            "InvalidParameter: Invalid parameter: Attributes Reason: FilterPolicyScope: Invalid value [Body]. Please "
                    + "use either MessageBody or MessageAttributes",
            "Write `MessageBody` or `MessageAttributes`.",
            "https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html");

    private static final Constraint REDRIVE_TARGET = ALL.refused(
            "sns-redrive-target",
            "InvalidParameter: Invalid parameter: Attributes Reason: RedrivePolicy: Missing deadLetterTargetArn "
                    + "attribute",
            "Set `deadLetterTargetArn` to the ARN of a queue.",
            "https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html");

    private static final Constraint DELIVERY_RANGE = ALL.refused(
            "sns-delivery-range",
            "InvalidParameter: Invalid parameter: DeliveryPolicy: http.defaultHealthyRetryPolicy.maxDelayTarget must "
                    + "be less than or equal to 3600",
            "Keep the retry policy inside the ranges.",
            "https://docs.aws.amazon.com/sns/latest/dg/creating-delivery-policy.html");

    private static final Constraint DELIVERY_ORDER = ALL.refused(
            "sns-delivery-order",
            "InvalidParameter: Invalid parameter: DeliveryPolicy: http.defaultHealthyRetryPolicy.maxDelayTarget must "
                    + "be greater than or equal to minDelayTarget",
            "Raise `maxDelayTarget` or `numRetries`.",
            "https://docs.aws.amazon.com/sns/latest/dg/creating-delivery-policy.html");

    private static final Constraint DELIVERY_BACKOFF = ALL.refused(
            "sns-delivery-backoff",
            "InvalidParameter: Invalid parameter: DeliveryPolicy: http.defaultHealthyRetryPolicy.backoffFunction: the "
                    + "value [fast] is not a valid backoff function",
            "Use one of the four functions.",
            "https://docs.aws.amazon.com/sns/latest/dg/creating-delivery-policy.html");

    private static final Constraint DELIVERY_THROTTLE = ALL.refused(
            "sns-delivery-throttle",
            "InvalidParameter: Invalid parameter: DeliveryPolicy: throttlePolicy.maxReceivesPerSecond must be >= 1",
            "Set 1 or more.",
            "https://docs.aws.amazon.com/sns/latest/dg/creating-delivery-policy.html");

    private static final String TOPIC = "aws:sns/topic:Topic";
    private static final String SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";

    /** The resources of which there is something to say. */
    public static final ResourceType<Resource> TYPE = ResourceType.of(resource -> resource, TOPIC, SUBSCRIPTION);

    private static final ResourceType<Resource> TOPICS =
            ResourceType.of(resource -> resource, TOPIC).identifiedBy("id", "arn");
    private static final ResourceType<Resource> QUEUES =
            ResourceType.of(resource -> resource, "aws:sqs/queue:Queue").identifiedBy("arn");
    private static final ResourceType<Resource> SUBSCRIPTIONS = ResourceType.of(resource -> resource, SUBSCRIPTION);

    private static final Set<String> PROTOCOLS =
            ImmutableSet.of("sqs", "lambda", "http", "https", "email", "email-json", "sms", "application", "firehose");
    private static final Set<String> RAW = ImmutableSet.of("sqs", "http", "https", "firehose");
    private static final Set<String> BACKOFF = ImmutableSet.of("arithmetic", "exponential", "geometric", "linear");
    private static final String FIFO = ".fifo";
    private static final String OF_ATTRIBUTES = "MessageAttributes";
    private static final int MOST_KEYS = 5;
    private static final long LONGEST_DELAY = 3600;
    private static final long MOST_RETRIES = 100;
    private static final List<String> PHASES = List.of("numNoDelayRetries", "numMinDelayRetries", "numMaxDelayRetries");

    private NotificationConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks one of these resources by itself. */
    public static void check(Resource resource, Review review) {
        Props props = DeclaredInputs.of(resource);
        switch (resource.type()) {
            case TOPIC -> checkTopic(props, review);
            default -> checkSubscription(resource, props, review);
        }
    }

    private static Truth isLiteral(Resource resource, String property) {
        return Truth.of(resource.propertyDependencies()
                .getOrDefault(property, List.of())
                .isEmpty());
    }

    private static void checkTopic(Props props, Review review) {
        Value<String> name = props.nonEmptyText("name");
        Truth isFifo = props.bool("fifoTopic").orElse(false).is(true);
        review.at(name)
                .refuse(
                        TOPIC_FIFO_NAME,
                        name.matches(text -> !text.endsWith(FIFO)).and(isFifo),
                        "the name is %s, but the topic is a FIFO topic",
                        name);
        review.at(name)
                .refuse(
                        TOPIC_FIFO_NAME,
                        name.matches(text -> text.endsWith(FIFO)).and(isFifo.not()),
                        "the name is %s, but the topic is a standard topic",
                        name);
        review.at(props.path().key("contentBasedDeduplication"))
                .refuse(
                        TOPIC_FIFO_ATTRIBUTES,
                        props.bool("contentBasedDeduplication").is(true).and(isFifo.not()),
                        "the topic is a standard topic, which has no such attribute");
        for (String property : List.of("archivePolicy", "fifoThroughputScope")) {
            review.at(props.path().key(property))
                    .refuse(
                            TOPIC_FIFO_ATTRIBUTES,
                            Refusals.isSet(props, property).and(isFifo.not()),
                            "the topic is a standard topic, which has no such attribute");
        }
        if (props.nonEmptyText("archivePolicy").isPresent().answer() != Truth.Answer.NO) {
            Refusals.range(
                    review, TOPIC_ARCHIVE, props.json("archivePolicy").integer("MessageRetentionPeriod"), 1, 365);
        }
        Refusals.length(review, TOPIC_DISPLAY_NAME, props.string("displayName"), 0, 100);
        Refusals.oneOf(review, TOPIC_SIGNATURE_VERSION, props.integer("signatureVersion"), 1L, 2L);
        Refusals.oneOf(review, TOPIC_TRACING, props.nonEmptyText("tracingConfig"), "PassThrough", "Active");
        if (props.nonEmptyText("deliveryPolicy").isPresent().answer() != Truth.Answer.NO) {
            Props http = props.json("deliveryPolicy").object("http");
            checkRetries(http.object("defaultHealthyRetryPolicy"), review);
            checkThrottle(http.object("defaultThrottlePolicy"), review);
        }
    }

    private static void checkRetries(Props retries, Review review) {
        Value<Long> least = retries.integer("minDelayTarget");
        Value<Long> most = retries.integer("maxDelayTarget");
        Value<Long> number = retries.integer("numRetries");
        Refusals.range(review, DELIVERY_RANGE, least, 1, LONGEST_DELAY);
        Refusals.range(review, DELIVERY_RANGE, most, 1, LONGEST_DELAY);
        Refusals.range(review, DELIVERY_RANGE, number, 0, MOST_RETRIES);
        Value<Long> sum = Value.known(0L, retries.path());
        for (String phase : PHASES) {
            Value<Long> count = retries.integer(phase);
            Refusals.range(review, DELIVERY_RANGE, count, 0, MOST_RETRIES);
            sum = sum.with(count.orElse(0L), Long::sum);
        }
        Value<Long> inPhases = sum;
        review.at(most)
                .refuse(
                        DELIVERY_ORDER,
                        most.matches(least, (max, min) -> max < min),
                        "the longest delay is %s, the shortest %s",
                        most,
                        least);
        review.at(number)
                .refuse(
                        DELIVERY_ORDER,
                        number.matches(inPhases, (all, some) -> all < some),
                        "the retries are %s, those of the phases %s",
                        number,
                        inPhases);
        Refusals.oneOf(review, DELIVERY_BACKOFF, retries.nonEmptyText("backoffFunction"), BACKOFF);
    }

    private static void checkThrottle(Props throttle, Review review) {
        Value<Long> rate = throttle.integer("maxReceivesPerSecond");
        review.at(rate)
                .refuse(
                        DELIVERY_THROTTLE,
                        rate.matches(number -> number < 1),
                        "the rate is %s; AWS accepts 1 or more",
                        rate);
    }

    private static void checkSubscription(Resource resource, Props props, Review review) {
        Value<String> protocol = props.string("protocol");
        Refusals.oneOf(review, SUBSCRIPTION_PROTOCOL, protocol, PROTOCOLS);
        Value<String> endpoint = props.string("endpoint");
        review.at(endpoint)
                .refuse(
                        SUBSCRIPTION_ENDPOINT,
                        isLiteral(resource, "endpoint")
                                .and(() -> protocol.matches(endpoint, (by, to) -> !isEndpoint(by, to))),
                        "the endpoint is %s, but protocol is %s",
                        endpoint,
                        protocol);
        review.at(props.path().key("subscriptionRoleArn"))
                .refuse(
                        SUBSCRIPTION_FIREHOSE_ROLE,
                        protocol.is("firehose").and(() -> Refusals.isSet(props, "subscriptionRoleArn")
                                .not()),
                        "no role is set, but protocol is %s",
                        protocol);
        review.at(props.path().key("rawMessageDelivery"))
                .refuse(
                        SUBSCRIPTION_RAW,
                        props.bool("rawMessageDelivery").is(true).and(() -> protocol.matches(by -> !RAW.contains(by))),
                        "it is true, but protocol is %s",
                        protocol);
        Value<String> scope = props.nonEmptyText("filterPolicyScope");
        Refusals.oneOf(review, FILTER_SCOPE, scope, OF_ATTRIBUTES, "MessageBody");
        checkFilter(props, scope.orElse(OF_ATTRIBUTES), review);
        checkRedrive(resource, props, review);
    }

    private static boolean isEndpoint(String protocol, String endpoint) {
        return switch (protocol) {
            case "sqs", "lambda", "firehose" -> endpoint.startsWith("arn:") && endpoint.contains(":" + protocol + ":");
            case "http" -> endpoint.startsWith("http://");
            case "https" -> endpoint.startsWith("https://");
            case "email", "email-json" -> endpoint.indexOf('@') > 0;
            default -> true;
        };
    }

    private static void checkFilter(Props props, Value<String> scope, Review review) {
        Path at = props.path().key("filterPolicy");
        if (props.nonEmptyText("filterPolicy").isPresent().answer() == Truth.Answer.NO) {
            return;
        }
        Value<PropertyValue> filter = props.jsonValue("filterPolicy");
        review.at(at)
                .refuse(
                        FILTER_KEYS,
                        filter.matches(policy ->
                                policy instanceof MapValue map && map.entries().size() > MOST_KEYS),
                        "the filter has more than %s keys",
                        MOST_KEYS);
        review.at(at)
                .refuse(
                        FILTER_VALUE,
                        filter.matches(policy -> policy instanceof MapValue map
                                && !map.entries().values().stream().allMatch(NotificationConstraints::isFilter)),
                        "a value of the filter is neither an object nor a list of values");
        review.at(at)
                .refuse(
                        FILTER_NESTED,
                        scope.is(OF_ATTRIBUTES)
                                .and(() -> filter.matches(policy -> policy instanceof MapValue map
                                        && map.entries().values().stream().anyMatch(MapValue.class::isInstance))),
                        "a value of the filter is an object, but filterPolicyScope is %s",
                        scope);
    }

    private static boolean isFilter(PropertyValue value) {
        if (value instanceof ListValue list) {
            return !list.elements().isEmpty() && list.elements().stream().noneMatch(ListValue.class::isInstance);
        }
        return value instanceof UnknownValue
                || (value instanceof MapValue map
                        && map.entries().values().stream().allMatch(NotificationConstraints::isFilter));
    }

    private static void checkRedrive(Resource resource, Props props, Review review) {
        if (props.nonEmptyText("redrivePolicy").isPresent().answer() == Truth.Answer.NO) {
            return;
        }
        Props redrive = props.json("redrivePolicy");
        Value<String> queue = redrive.nonEmptyText("deadLetterTargetArn");
        review.at(redrive)
                .refuse(
                        REDRIVE_TARGET,
                        redrive.isPresent().and(() -> queue.isPresent().not()),
                        "deadLetterTargetArn is not set");
        review.at(queue)
                .refuse(
                        REDRIVE_TARGET,
                        isLiteral(resource, "redrivePolicy")
                                .and(() -> queue.matches(arn -> !arn.startsWith("arn:") || !arn.contains(":sqs:"))),
                        "the target is %s, which is no queue",
                        queue);
    }

    /** Checks that FIFO topics and FIFO queues are subscribed to each other. */
    public static void check(Stack stack, Review review) {
        for (Resource subscription : stack.ofType(SUBSCRIPTIONS)) {
            Props props = DeclaredInputs.of(subscription);
            Ref<Resource> topic = TOPICS.ref(subscription, props, "topic");
            Value<String> protocol = props.string("protocol");
            Truth isFifo = isFifo(topic, TOPICS, "fifoTopic", stack);
            review.on(subscription)
                    .at(protocol)
                    .refuse(
                            SUBSCRIPTION_FIFO_PROTOCOL,
                            protocol.matches(by -> PROTOCOLS.contains(by) && !by.equals("sqs"))
                                    .and(isFifo),
                            "protocol is %s, but the topic is a FIFO topic",
                            protocol);
            Ref<Resource> queue = QUEUES.ref(subscription, props, "endpoint");
            review.on(subscription)
                    .at(queue)
                    .refuse(
                            SUBSCRIPTION_FIFO_QUEUE,
                            protocol.is("sqs").and(isFifo.not()).and(() -> isFifo(queue, QUEUES, "fifoQueue", stack)),
                            "the endpoint is a FIFO queue, but the topic is a standard topic");
        }
    }

    /** Whether a reference leads to a FIFO topic or queue: as its ARN says, or the resource of the stack. */
    private static Truth isFifo(Ref<Resource> ref, ResourceType<Resource> type, String property, Stack stack) {
        return Truth.any(stack.ofType(type).stream()
                        .map(resource -> stack.leadsTo(ref, resource).and(() -> DeclaredInputs.of(resource)
                                .bool(property)
                                .orElse(false)
                                .is(true)))
                        .toList())
                .or(() -> ref.value().matches(arn -> arn.endsWith(FIFO)).and(() -> stack.isInStack(ref)
                        .not()));
    }
}
