package dev.policypack.ecs.aws.elb;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Longs;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Values that nothing accepts in a target group. The provider refuses most of them when Pulumi asks it, in a preview; a rehearsal and a file of the
 * state do without the provider. Source: <a href="https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/target_group.go">target_group.go</a>, as of 2026-11-27.
 */
public final class TargetGroupValueConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final String CREATE =
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html";
    private static final String ATTRIBUTE =
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html";
    private static final ImmutableList<String> PROTOCOLS =
            ImmutableList.of("HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC", "GENEVE");
    private static final ImmutableList<String> STICKY =
            ImmutableList.of("lb_cookie", "app_cookie", "source_ip", "source_ip_dest_ip", "source_ip_dest_ip_proto");

    static final Constraint PORT = ALL.refused(
            "lb-target-group-port",
            "expected port to be in the range (1 - 65535), got 0",
            "Set `port` to between 1 and 65535.",
            CREATE);

    static final Constraint PROTOCOL = ALL.refused(
            "lb-target-group-protocol",
            "1 validation error detected: Value 'HTTP2' at 'protocol' failed to satisfy constraint: Member must satisfy enum value set",
            "Set `protocol` to HTTP, HTTPS, TCP, TLS, UDP, TCP_UDP, QUIC, TCP_QUIC or GENEVE.",
            CREATE);

    static final Constraint VERSION = ALL.refused(
            "lb-target-group-protocol-version",
            "expected protocol_version to be one of [\"GRPC\" \"HTTP1\" \"HTTP2\"], got HTTP3",
            "Set `protocolVersion` to HTTP1, HTTP2 or GRPC.",
            CREATE);

    static final Constraint TYPE = ALL.refused(
            "lb-target-group-target-type",
            "1 validation error detected: Value 'fargate' at 'targetType' failed to satisfy constraint: Member must satisfy enum value set",
            "Set `targetType` to `ip` for tasks on Fargate; AWS also knows `instance`, `lambda` and `alb`.",
            CREATE);

    static final Constraint ADDRESSES = ALL.refused(
            "lb-target-group-address-type",
            "1 validation error detected: Value 'dualstack' at 'ipAddressType' failed to satisfy constraint: Member must satisfy enum value set",
            "Set `ipAddressType` to `ipv4` or `ipv6`.",
            CREATE);

    static final Constraint INTERVAL = ALL.refused(
            "lb-target-group-health-check-interval",
            "expected health_check.0.interval to be in the range (5 - 300), got 3",
            "Set `healthCheck.interval` to between 5 and 300 seconds.",
            CREATE);

    static final Constraint TIMEOUT = ALL.refused(
            "lb-target-group-health-check-timeout-range",
            "expected health_check.0.timeout to be in the range (2 - 120), got 1",
            "Set `healthCheck.timeout` to between 2 and 120 seconds.",
            CREATE);

    static final Constraint THRESHOLD = ALL.refused(
            "lb-target-group-health-check-threshold",
            "expected health_check.0.healthy_threshold to be in the range (2 - 10), got 1",
            "Set the threshold to between 2 and 10.",
            CREATE);

    static final Constraint CHECK_PROTOCOL = ALL.refused(
            "lb-target-group-health-check-protocol",
            "expected health_check.0.protocol to be one of [\"HTTP\" \"HTTPS\" \"TCP\"], got UDP",
            "Set `healthCheck.protocol` to HTTP, HTTPS or TCP.",
            CREATE);

    static final Constraint PATH = ALL.refused(
            "lb-target-group-health-check-path",
            "\"health\" isn't a valid value for health_check.0.path: must begin with \"/\"",
            "Begin `healthCheck.path` with /, and keep it to 1024 characters.",
            CREATE);

    static final Constraint DELAY = ALL.refused(
            "lb-target-group-deregistration-delay",
            "expected deregistration_delay to be in the range (0 - 3600), got 7200",
            "Set `deregistrationDelay` to between 0 and 3600 seconds.",
            ATTRIBUTE);

    static final Constraint SLOW_START = ALL.refused(
            "lb-target-group-slow-start",
            "expected slow_start to be in the range (30 - 900), got 10",
            "Set `slowStart` to between 30 and 900 seconds, or to 0.",
            ATTRIBUTE);

    static final Constraint ALGORITHM = ALL.refused(
            "lb-target-group-algorithm",
            "expected load_balancing_algorithm_type to be one of [\"round_robin\" \"least_outstanding_requests\" \"weighted_random\"], got random",
            "Set `loadBalancingAlgorithmType` to `round_robin`, `least_outstanding_requests` or `weighted_random`.",
            ATTRIBUTE);

    static final Constraint ANOMALY = ALL.refused(
            "lb-target-group-anomaly-mitigation",
            "expected load_balancing_anomaly_mitigation to be one of [\"on\" \"off\"], got true",
            "Set `loadBalancingAnomalyMitigation` to `on` or `off`.",
            ATTRIBUTE);

    static final Constraint CROSS_ZONE = ALL.refused(
            "lb-target-group-cross-zone",
            "expected load_balancing_cross_zone_enabled to be one of [\"true\" \"false\" \"use_load_balancer_configuration\"], got on",
            "Set `loadBalancingCrossZoneEnabled` to `true`, `false` or `use_load_balancer_configuration`.",
            ATTRIBUTE);

    static final Constraint STICKINESS = ALL.refused(
            "lb-target-group-stickiness-type",
            "expected stickiness.0.type to be one of [\"lb_cookie\" \"app_cookie\" \"source_ip\" \"source_ip_dest_ip\" \"source_ip_dest_ip_proto\"], got cookie",
            "Set `stickiness.type` to `lb_cookie` or `app_cookie` for HTTP and HTTPS, `source_ip` for other protocols.",
            ATTRIBUTE);

    static final Constraint FAILOVER = ALL.refused(
            "lb-target-group-failover",
            "expected target_failover.0.on_unhealthy to be one of [\"rebalance\" \"no_rebalance\"], got drain",
            "Set it to `rebalance` or `no_rebalance`.",
            ATTRIBUTE);

    static final Constraint DRAINING = ALL.refused(
            "lb-target-group-draining-interval-range",
            "expected target_health_state.0.unhealthy_draining_interval to be in the range (0 - 360000), got 400000",
            "Set `unhealthyDrainingInterval` to between 0 and 360000 seconds.",
            ATTRIBUTE);

    static final Constraint PERCENTAGE = ALL.refused(
            "lb-target-group-health-percentage",
            "minimum_healthy_targets_percentage must be either 'off' or an integer between 1 and 100",
            "Set `minimumHealthyTargetsPercentage` to between 1 and 100, or to `off`.",
            ATTRIBUTE);

    private TargetGroupValueConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a target group. */
    public static void check(TargetGroup group, Review review) {
        Props props = group.props();
        Refusals.range(review, PORT, props.integer("port"), 1, 65_535);
        Refusals.oneOf(review, PROTOCOL, upper(props.nonEmptyText("protocol")), PROTOCOLS);
        Refusals.oneOf(review, VERSION, upper(props.nonEmptyText("protocolVersion")), "HTTP1", "HTTP2", "GRPC");
        Refusals.oneOf(review, TYPE, props.nonEmptyText("targetType"), "instance", "ip", "lambda", "alb");
        Refusals.oneOf(review, ADDRESSES, props.nonEmptyText("ipAddressType"), "ipv4", "ipv6");
        healthCheck(group.healthCheck(), review);
        attributes(props, review);
        review.each(props.objects("targetFailovers"), failover -> {
            Refusals.oneOf(review, FAILOVER, failover.nonEmptyText("onDeregistration"), "rebalance", "no_rebalance");
            Refusals.oneOf(review, FAILOVER, failover.nonEmptyText("onUnhealthy"), "rebalance", "no_rebalance");
        });
        review.each(
                props.objects("targetHealthStates"),
                state -> Refusals.range(review, DRAINING, state.integer("unhealthyDrainingInterval"), 0, 360_000));
        Props health = props.object("targetGroupHealth");
        percentage(health.object("dnsFailover"), review);
        percentage(health.object("unhealthyStateRouting"), review);
    }

    private static void healthCheck(Props check, Review review) {
        if (check.isPresent().answer() == Truth.Answer.NO) {
            return;
        }
        Refusals.range(review, INTERVAL, check.integer("interval"), 5, 300);
        Refusals.range(review, TIMEOUT, check.integer("timeout"), 2, 120);
        Refusals.range(review, THRESHOLD, check.integer("healthyThreshold"), 2, 10);
        Refusals.range(review, THRESHOLD, check.integer("unhealthyThreshold"), 2, 10);
        Refusals.oneOf(review, CHECK_PROTOCOL, upper(check.nonEmptyText("protocol")), "HTTP", "HTTPS", "TCP");
        Value<String> path = check.nonEmptyText("path");
        review.refuse(
                PATH, path.matches(text -> !text.startsWith("/")), "path is %s, which does not begin with /", path);
        Refusals.length(review, PATH, path, 1, 1024);
    }

    private static void attributes(Props props, Review review) {
        Refusals.range(review, DELAY, props.integer("deregistrationDelay"), 0, 3600);
        Value<Long> slowStart = props.integer("slowStart");
        review.refuse(
                SLOW_START,
                slowStart.matches(seconds -> seconds != 0 && (seconds < 30 || seconds > 900)),
                "slowStart is %s; AWS accepts 0 and %s to %s",
                slowStart,
                30,
                900);
        Refusals.oneOf(
                review,
                ALGORITHM,
                props.nonEmptyText("loadBalancingAlgorithmType"),
                "round_robin",
                "least_outstanding_requests",
                "weighted_random");
        Refusals.oneOf(review, ANOMALY, props.nonEmptyText("loadBalancingAnomalyMitigation"), "on", "off");
        Refusals.oneOf(
                review,
                CROSS_ZONE,
                props.nonEmptyText("loadBalancingCrossZoneEnabled"),
                "true",
                "false",
                "use_load_balancer_configuration");
        Refusals.oneOf(review, STICKINESS, props.object("stickiness").nonEmptyText("type"), STICKY);
    }

    private static void percentage(Props threshold, Review review) {
        Value<String> percentage = threshold.nonEmptyText("minimumHealthyTargetsPercentage");
        review.refuse(
                PERCENTAGE,
                percentage.matches(text -> !text.equals("off") && !isPercentage(Longs.tryParse(text))),
                "minimumHealthyTargetsPercentage is %s; AWS accepts %s to %s and off",
                percentage,
                1,
                100);
    }

    private static boolean isPercentage(@Nullable Long number) {
        return number != null && number >= 1 && number <= 100;
    }

    private static Value<String> upper(Value<String> text) {
        return text.map(one -> one.toUpperCase(Locale.ROOT));
    }
}
