package dev.policypack.ecs.aws.logs;

import dev.policypack.ecs.aws.Arns;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Props;
import dev.policypack.value.Value;
import java.util.List;

/** What CloudWatch Logs refuses in a destination to which AWS services deliver their logs. */
public final class LogDeliveryConstraints {
    /** The type. */
    public static final ResourceType<Resource> TYPE =
            ResourceType.of(resource -> resource, "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination");

    private static final String PUT =
            "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutDeliveryDestination.html";

    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint FORMAT = ALL.refused(
            "logs-delivery-output-format",
            "ValidationException: failed to satisfy constraint: Member must satisfy enum value set: [w3c, raw, json, plain, parquet]",
            "Set `outputFormat` to json, plain, w3c, raw or parquet.",
            PUT);

    static final Constraint PARQUET = ALL.refused(
            "logs-delivery-output-format-log-group",
            "ValidationException: Invalid output format value provided.",
            "Set `outputFormat` to json or plain: parquet is for S3.",
            PUT);

    static final Constraint REGION = ALL.refused(
            "logs-delivery-region",
            "ValidationException: Region from identity does not match the Destination Resource ARN.",
            "Use a destination in the Region in which the delivery destination is created.",
            PUT);

    private LogDeliveryConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a destination. */
    public static void check(Resource destination, Review review) {
        Props props = destination.props();
        Value<String> format = props.nonEmptyText("outputFormat");
        Refusals.oneOf(review, FORMAT, format, "json", "plain", "w3c", "raw", "parquet");
        Value<String> arn = props.object("deliveryDestinationConfiguration").string("destinationResourceArn");
        review.refuse(
                PARQUET,
                format.is("parquet").and(() -> Arns.service(arn).is("logs")),
                "outputFormat is %s, but the destination is a log group, %s",
                format,
                arn);
        Value<String> region = Arns.regionOf(destination);
        review.refuse(
                REGION,
                region.matches(Arns.region(arn), (here, there) -> !here.equals(there)),
                "destinationResourceArn is %s, but the delivery destination is created in %s",
                arn,
                region);
    }
}
