package dev.policypack.ecs.aws.ec2;

import com.google.common.collect.ImmutableSet;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Set;

/** What EC2 refuses in flow logs. */
public final class FlowLogConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final Constraint FLOW_LOG_ROLE = ALL.refused(
            "ec2-flow-log-role",
            "InvalidParameter: DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.",
            "Set `iamRoleArn` to a role that `vpc-flow-logs.amazonaws.com` assumes.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html");

    private static final Constraint FLOW_LOG_DESTINATION = ALL.refused(
            "ec2-flow-log-destination",
            "InvalidParameter: LogDestination can't be empty if LogGroupName is not provided.",
            "Set `logDestination` to the ARN of the bucket.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html");

    private static final Constraint FLOW_LOG_INTERVAL = ALL.refused(
            "ec2-flow-log-interval",
            "Invalid Flow Log Max Aggregation Interval.",
            "Set 60 or 600.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html");

    private static final Constraint FLOW_LOG_FORMAT = ALL.refused(
            "ec2-flow-log-format",
            "Unknown fields provided",
            "Use the fields of flow log records, in the form `${srcaddr}`.",
            "https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html");

    private static final Constraint FLOW_LOG_TRAFFIC_TYPE = ALL.refused(
            "ec2-flow-log-traffic-type",
            "InvalidParameter",
            "Remove `trafficType`.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html");

    private static final String TO_LOGS = "cloud-watch-logs";

    /** The fields of version 2 to 10. */
    private static final Set<String> FIELDS = ImmutableSet.of(
            "version",
            "account-id",
            "interface-id",
            "srcaddr",
            "dstaddr",
            "srcport",
            "dstport",
            "protocol",
            "packets",
            "bytes",
            "start",
            "end",
            "action",
            "log-status",
            "vpc-id",
            "subnet-id",
            "instance-id",
            "tcp-flags",
            "type",
            "pkt-srcaddr",
            "pkt-dstaddr",
            "region",
            "az-id",
            "sublocation-type",
            "sublocation-id",
            "pkt-src-aws-service",
            "pkt-dst-aws-service",
            "flow-direction",
            "traffic-path",
            "ecs-cluster-arn",
            "ecs-cluster-name",
            "ecs-container-instance-arn",
            "ecs-container-instance-id",
            "ecs-container-id",
            "ecs-second-container-id",
            "ecs-service-name",
            "ecs-task-definition-arn",
            "ecs-task-arn",
            "ecs-task-id",
            "reject-reason",
            "resource-id",
            "encryption-status");

    private FlowLogConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a flow log. */
    public static void check(FlowLog log, Review review) {
        Props props = log.props();
        Truth isToLogs = props.string("logDestinationType").orElse(TO_LOGS).is(TO_LOGS);
        review.at(props.path().key("iamRoleArn"))
                .refuse(
                        FLOW_LOG_ROLE,
                        isToLogs.and(() -> Refusals.isSet(props, "iamRoleArn").not()),
                        "iamRoleArn is not set, but the destination is CloudWatch Logs");
        review.at(props.path().key("logDestination"))
                .refuse(
                        FLOW_LOG_DESTINATION,
                        isToLogs.not().and(() -> Refusals.isSet(props, "logDestination")
                                .not()),
                        "logDestination is not set, but the destination is not CloudWatch Logs");
        Refusals.oneOf(review, FLOW_LOG_INTERVAL, props.integer("maxAggregationInterval"), 60L, 600L);
        Value<String> format = props.nonEmptyText("logFormat");
        review.refuse(
                FLOW_LOG_FORMAT,
                format.matches(text -> !fieldsAreKnown(text)),
                "logFormat is %s, which has a field that flow logs do not have",
                format);
        Value<String> traffic = props.nonEmptyText("trafficType");
        review.refuse(
                FLOW_LOG_TRAFFIC_TYPE,
                traffic.isPresent().and(() -> Refusals.isSet(props, "transitGatewayId")
                        .or(() -> Refusals.isSet(props, "transitGatewayAttachmentId"))),
                "trafficType is %s, but flow logs of transit gateways write down all traffic",
                traffic);
    }

    private static boolean fieldsAreKnown(String format) {
        for (int at = format.indexOf("${"); at >= 0; at = format.indexOf("${", at + 2)) {
            int end = format.indexOf('}', at);
            if (end < 0 || !FIELDS.contains(format.substring(at + 2, end))) {
                return false;
            }
        }
        return true;
    }
}
