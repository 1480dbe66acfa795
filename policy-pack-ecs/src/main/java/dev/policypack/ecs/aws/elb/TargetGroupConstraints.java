package dev.policypack.ecs.aws.elb;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.primitives.Longs;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Review;
import dev.policypack.resource.Findings;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What Elastic Load Balancing refuses in a target group. The provider sends most attributes only for targets of type {@code instance} and
 * {@code ip}, whatever the protocol is. Source: <a
 * href="https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/target_group.go">target_group.go</a>, as of
 * 2026-11-27.
 */
public final class TargetGroupConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final String CREATE =
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html";
    private static final String ATTRIBUTE =
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html";
    private static final String MATCHER =
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html";
    private static final String APPLICATION_ATTRIBUTES =
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html";
    private static final String PROVIDER =
            "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/target_group.go";

    private static final Set<String> HTTP = Set.of("HTTP", "HTTPS");
    private static final Set<String> NETWORK = Set.of("TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC");
    private static final Set<String> STICKY_NETWORK = Set.of("TCP", "UDP", "TCP_UDP");
    private static final Set<String> WITHOUT_TCP = Set.of("UDP", "TCP_UDP", "QUIC", "TCP_QUIC");
    private static final Set<String> QUIC = Set.of("QUIC", "TCP_QUIC");
    private static final Set<String> COOKIES = Set.of("lb_cookie", "app_cookie");
    private static final Set<String> FLOWS = Set.of("source_ip_dest_ip", "source_ip_dest_ip_proto");
    private static final Set<String> WITHOUT_SLOW_START = Set.of("weighted_random", "least_outstanding_requests");

    /** The provider's default of {@code healthCheck.interval}. */
    private static final long DEFAULT_INTERVAL = 30;

    /** What AWS takes as timeout of HTTP and HTTPS target groups; those of network load balancers have 6 or 10. */
    private static final long DEFAULT_HTTP_TIMEOUT = 5;

    private static final long LEAST_NETWORK_TIMEOUT = 6;
    private static final long LONGEST_COOKIE = 604_800;
    private static final long GENEVE_PORT = 6081;
    private static final long MOST_PORT = 65_535;
    private static final CharMatcher DIGITS = CharMatcher.inRange('0', '9');

    static final Constraint TIMEOUT = ALL.refused(
            "lb-target-group-health-check-timeout",
            "ValidationError: Health check timeout '5' must be smaller than the interval '5'",
            "Set `healthCheck.timeout` to less than `healthCheck.interval`.",
            CREATE);

    static final Constraint PROTOCOL_REQUIRED = ALL.refused(
            "lb-target-group-protocol-required",
            "ValidationError: A protocol must be specified",
            "Set `protocol`; only a target group of a Lambda function has none.",
            CREATE);

    static final Constraint PORT_REQUIRED = ALL.refused(
            "lb-target-group-port-required",
            "ValidationError: A port must be specified",
            "Set `port`; only a target group of a Lambda function has none.",
            CREATE);

    static final Constraint VPC_REQUIRED = ALL.refused(
            "lb-target-group-vpc-required",
            "ValidationError: A VPC ID must be specified",
            "Set `vpcId`; only a target group of a Lambda function has none.",
            CREATE);

    static final Constraint STICKINESS_TYPE = ALL.refused(
            "lb-target-group-stickiness-protocol",
            "InvalidConfigurationRequest: Stickiness type 'lb_cookie' is not supported for target groups with the TCP protocol",
            "Set `stickiness.type` to `lb_cookie` or `app_cookie` for HTTP and HTTPS, to `source_ip` for TCP, UDP and TCP_UDP, and to"
                    + " `source_ip_dest_ip` or `source_ip_dest_ip_proto` for GENEVE.",
            ATTRIBUTE);

    static final Constraint STICKINESS_TLS = ALL.refused(
            "lb-target-group-stickiness-tls",
            "InvalidConfigurationRequest: You cannot enable stickiness on target groups with the TLS protocol",
            "Remove `stickiness`, or set `protocol` to TCP.",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html");

    static final Constraint COOKIE_NAME = ALL.refused(
            "lb-target-group-app-cookie-name",
            "InvalidConfigurationRequest: You must set an application cookie name to enable stickiness of type 'app_cookie'",
            "Set `stickiness.cookieName` to the name of the application's cookie.",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/sticky-sessions.html");

    static final Constraint COOKIE_RESERVED = ALL.refused(
            "lb-target-group-app-cookie-reserved",
            "Names that start with the following prefixes are not allowed: AWSALB, AWSALBAPP, and AWSALBTG; they're reserved for use by"
                    + " the load balancer.",
            "Set `stickiness.cookieName` to a name that does not begin with AWSALB.",
            ATTRIBUTE);

    static final Constraint COOKIE_DURATION = ALL.refused(
            "lb-target-group-cookie-duration",
            "The range is 1 second to 1 week (604800 seconds).",
            "Set `stickiness.cookieDuration` to between 1 and 604800 seconds.",
            ATTRIBUTE);

    static final Constraint STICKINESS_WEIGHTED = ALL.refused(
            "lb-target-group-stickiness-weighted-random",
            "InvalidConfigurationRequest: You cannot have both stickiness and weighted random algorithm enabled on the same target group.",
            "Remove `stickiness`, or set `loadBalancingAlgorithmType` to `round_robin` or `least_outstanding_requests`.",
            APPLICATION_ATTRIBUTES);

    static final Constraint SLOW_START_ALGORITHM = ALL.refused(
            "lb-target-group-slow-start-algorithm",
            "InvalidConfigurationRequest: You cannot enable both slow start and weighted random algorithm on a target group",
            "Set `slowStart` to 0, or `loadBalancingAlgorithmType` to `round_robin`.",
            APPLICATION_ATTRIBUTES);

    static final Constraint ATTRIBUTE_PROTOCOL = ALL.refused(
            "lb-target-group-attribute-protocol",
            "InvalidConfigurationRequest: The provided target group attribute is not supported",
            "Remove the property, which load balancers for this protocol do not have.",
            ATTRIBUTE);

    static final Constraint CLIENT_IP_UDP = ALL.refused(
            "lb-target-group-preserve-client-ip-udp",
            "Client IP preservation can't be disabled for UDP and TCP_UDP target groups.",
            "Remove `preserveClientIp`, or set it to true.",
            ATTRIBUTE);

    static final Constraint ANOMALY_ALGORITHM = ALL.refused(
            "lb-target-group-anomaly-mitigation-algorithm",
            "load_balancing.algorithm.anomaly_mitigation: Only available when load_balancing.algorithm.type is weighted_random.",
            "Set `loadBalancingAlgorithmType` to `weighted_random`, or remove `loadBalancingAnomalyMitigation`.",
            ATTRIBUTE);

    static final Constraint CODES = ALL.refused(
            "lb-target-group-matcher-range",
            "For target groups with a protocol of HTTP or HTTPS, the range is 200-499. For TCP, TCP_UDP, UDP, QUIC, TCP_QUIC, or TLS the"
                    + " range is 200-599. For target groups with a protocol of GENEVE, the range is 200-399.",
            "Set `healthCheck.matcher` to codes in the range of the protocol, such as `200`, `200,202` or `200-299`; gRPC has 0 to 99.",
            MATCHER);

    static final Constraint CHECK_ENABLED = ALL.refused(
            "lb-target-group-health-check-enabled",
            "If the target type is instance, ip, or alb, health checks are always enabled and can't be disabled.",
            "Remove `healthCheck.enabled`; health checks can be turned off only for Lambda functions.",
            CREATE);

    static final Constraint CHECK_PORT = ALL.refused(
            "lb-target-group-health-check-port",
            "\"health_check.0.port\" must be a valid port number (1-65536) or \"traffic-port\"",
            "Set `healthCheck.port` to `traffic-port`, or to a port between 1 and 65535.",
            PROVIDER);

    static final Constraint CHECK_TCP = ALL.refused(
            "lb-target-group-health-check-tcp",
            "InvalidConfigurationRequest: Health check paths are not supported for TCP health checks",
            "Remove `healthCheck.path` and `healthCheck.matcher`, or set `healthCheck.protocol` to HTTP.",
            CREATE);

    static final Constraint CHECK_HTTP = ALL.refused(
            "lb-target-group-health-check-http",
            "The TCP protocol is not supported for health checks if the protocol of the target group is HTTP or HTTPS.",
            "Set `healthCheck.protocol` to HTTP or HTTPS.",
            CREATE);

    static final Constraint PORT_OF_GENEVE = ALL.refused(
            "lb-target-group-geneve-port",
            "If the protocol is GENEVE, the supported port is 6081.",
            "Set `port` to 6081.",
            CREATE);

    static final Constraint ALB_PROTOCOL = ALL.refused(
            "lb-target-group-alb-protocol",
            "For Protocol, only TCP is allowed.",
            "Set `protocol` to TCP.",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/application-load-balancer-target.html");

    static final Constraint QUIC_IPV6 = ALL.refused(
            "lb-target-group-quic-ipv6",
            "QUIC and TCP_QUIC listeners are not allowed on dualstack load balancers or load balancers with associated security groups.",
            "Remove `ipAddressType`, or use a TCP or UDP target group.",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/create-listener.html");

    static final Constraint FAILOVER = ALL.refused(
            "lb-target-group-failover-equal",
            "The two attributes (target_failover.on_deregistration and target_failover.on_unhealthy) can't be set independently. The value"
                    + " you set for both attributes must be the same.",
            "Set `onDeregistration` and `onUnhealthy` to the same value.",
            ATTRIBUTE);

    static final Constraint HEALTH_ORDER = ALL.refused(
            "lb-target-group-health-threshold-order",
            "If you specify thresholds for both actions, the threshold for DNS failover must be greater than or equal to the threshold for"
                    + " routing failover",
            "Set the value of `targetGroupHealth.dnsFailover` to at least that of `targetGroupHealth.unhealthyStateRouting`.",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health.html");

    static final Constraint HEALTH_COUNT = ALL.refused(
            "lb-target-group-health-count",
            "The possible values are 1 to the maximum number of targets.",
            "Set the count to 1 or more.",
            ATTRIBUTE);

    static final Constraint DRAINING = ALL.refused(
            "lb-target-group-draining-interval",
            "This attribute can only be configured when target_health_state.unhealthy.connection_termination.enabled is false.",
            "Set `enableUnhealthyConnectionTermination` to false, or remove `unhealthyDrainingInterval`.",
            ATTRIBUTE);

    static final Constraint CONTROL_PORT = ALL.refused(
            "lb-target-group-target-control-port",
            "The port on which the target control agent and application load balancer exchange management traffic for the target optimizer"
                    + " feature.",
            "Remove `targetControlPort`.",
            CREATE);

    static final Constraint OF_LAMBDA = ALL.lost(
            "lb-target-group-lambda-properties",
            "Attribute \"protocol\" cannot be specified when \"target_type\" is \"lambda\". This will be an error in a future version.",
            "Remove the property; AWS does not have it for Lambda functions, and the provider does not send it.",
            PROVIDER);

    static final Constraint VERSION_PROTOCOL = ALL.lost(
            "lb-target-group-protocol-version-protocol",
            "Attribute \"protocol_version\" cannot be specified when \"protocol\" is \"TCP\". This will be an error in a future version.",
            "Remove `protocolVersion`, or set `protocol` to HTTP or HTTPS.",
            PROVIDER);

    private TargetGroupConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a target group. */
    public static void check(TargetGroup group, Review review) {
        Props props = group.props();
        Value<String> type = group.targetType();
        Value<String> protocol = group.protocol();
        Truth sendsAttributes = type.isOneOf("instance", "ip");
        basics(props, type, protocol, review);
        healthCheck(group, review);
        matcher(group, review);
        if (props.has("stickiness").answer() != Truth.Answer.NO) {
            stickiness(props, sendsAttributes, protocol, review);
        }
        attributes(props, sendsAttributes, protocol, review);
        algorithm(props, sendsAttributes, protocol, review);
        health(props, sendsAttributes, protocol, review);
        lambda(props, type, review);
    }

    private static void basics(Props props, Value<String> type, Value<String> protocol, Review review) {
        Truth needsAll = type.is("lambda").not();
        review.at(props)
                .refuse(
                        PROTOCOL_REQUIRED,
                        needsAll.and(() -> isMissing(protocol)),
                        "protocol is not set, and targetType is %s",
                        type);
        review.at(props)
                .refuse(
                        PORT_REQUIRED,
                        needsAll.and(() -> isMissing(props.value("port"))),
                        "port is not set, and targetType is %s",
                        type);
        review.at(props)
                .refuse(
                        VPC_REQUIRED,
                        needsAll.and(() -> isMissing(props.value("vpcId"))),
                        "vpcId is not set, and targetType is %s",
                        type);
        Value<Long> port = props.integer("port");
        review.refuse(
                PORT_OF_GENEVE,
                protocol.is("GENEVE").and(() -> port.matches(number -> number != GENEVE_PORT)),
                "port is %s, but protocol is %s",
                port,
                protocol);
        review.refuse(
                ALB_PROTOCOL,
                type.is("alb").and(() -> protocol.matches(one -> !one.equals("TCP"))),
                "protocol is %s, but targetType is %s",
                protocol,
                type);
        Value<String> addresses = props.string("ipAddressType");
        review.refuse(
                QUIC_IPV6,
                protocol.isIn(QUIC).and(() -> addresses.is("ipv6")),
                "ipAddressType is %s, but protocol is %s",
                addresses,
                protocol);
        Value<Long> control = props.integer("targetControlPort");
        review.refuse(
                CONTROL_PORT,
                control.isPresent().and(() -> protocol.isIn(HTTP)
                        .and(() -> type.isOneOf("instance", "ip"))
                        .not()),
                "targetControlPort is %s, but protocol is %s and targetType is %s",
                control,
                protocol,
                type);
        Value<String> version = props.nonEmptyText("protocolVersion");
        review.enforcementLevel(EnforcementLevel.ADVISORY)
                .refuse(
                        VERSION_PROTOCOL,
                        version.isPresent().and(() -> protocol.matches(one -> !HTTP.contains(one))),
                        "protocolVersion is %s, but protocol is %s, so that the provider drops it",
                        version,
                        protocol);
    }

    private static void healthCheck(TargetGroup group, Review review) {
        Props check = group.healthCheck();
        if (check.isPresent().answer() == Truth.Answer.NO) {
            return;
        }
        Value<String> protocol = group.protocol();
        Value<String> type = group.targetType();
        Value<Long> timeout = check.integer("timeout");
        Value<Long> interval = check.integer("interval").orElse(DEFAULT_INTERVAL);
        review.refuse(
                TIMEOUT,
                protocol.isIn(HTTP).and(() -> interval.matches(timeout, (every, seconds) -> seconds >= every)),
                "timeout is %s and interval is %s; the timeout must be shorter",
                timeout,
                interval);
        review.refuse(
                TIMEOUT,
                protocol.isIn(HTTP).not().and(() -> interval.matches(timeout, (every, seconds) -> seconds > every)),
                "timeout is %s and interval is %s; the timeout must not be longer",
                timeout,
                interval);
        review.refuse(
                TIMEOUT,
                protocol.isIn(HTTP)
                        .and(() -> interval.matches(every -> every <= DEFAULT_HTTP_TIMEOUT))
                        .or(() -> protocol.isIn(NETWORK)
                                .and(() -> interval.matches(every -> every < LEAST_NETWORK_TIMEOUT)))
                        .and(() -> isMissing(timeout)),
                "interval is %s and timeout is not set, so that AWS takes a default that is not shorter",
                interval);
        Value<Boolean> enabled = check.bool("enabled");
        review.refuse(
                CHECK_ENABLED,
                enabled.is(false).and(() -> type.is("lambda").not()),
                "enabled is %s, but targetType is %s",
                enabled,
                type);
        Value<String> port = check.string("port");
        review.refuse(
                CHECK_PORT,
                port.matches(one -> !isPort(one)).and(() -> type.is("lambda").not()),
                "port is %s, which is neither traffic-port nor a port",
                port);
        Value<String> by = check.string("protocol").map(one -> one.toUpperCase(Locale.ROOT));
        Value<String> path = check.nonEmptyText("path");
        review.refuse(
                CHECK_TCP,
                by.is("TCP").and(path::isPresent),
                "path is %s, but protocol of the health check is TCP",
                path);
        Value<String> codes = check.nonEmptyText("matcher");
        review.refuse(
                CHECK_TCP,
                by.is("TCP").and(codes::isPresent),
                "matcher is %s, but protocol of the health check is TCP",
                codes);
        review.refuse(
                CHECK_HTTP,
                by.is("TCP").and(() -> protocol.isIn(HTTP)),
                "protocol is %s, but protocol of the target group is %s",
                by,
                protocol);
    }

    private static boolean isPort(String text) {
        Long number = Longs.tryParse(text);
        return text.equals("traffic-port") || (number != null && number >= 1 && number <= MOST_PORT);
    }

    private static void matcher(TargetGroup group, Review review) {
        Value<String> codes = group.healthCheck().nonEmptyText("matcher");
        if (codes.isPresent().answer() == Truth.Answer.NO) {
            return;
        }
        Value<String> protocol = group.protocol();
        Truth isLambda = group.targetType().is("lambda");
        Truth isHttp = isLambda.not().and(() -> protocol.isIn(HTTP));
        Truth isGrpc = isHttp.and(() -> group.protocolVersion().matches(version -> version.equalsIgnoreCase("GRPC")));
        codes(codes, isGrpc, 0, 99, review);
        codes(codes, isLambda.or(() -> isHttp.and(isGrpc.not())), 200, 499, review);
        codes(codes, isLambda.not().and(() -> protocol.isIn(NETWORK)), 200, 599, review);
        codes(codes, isLambda.not().and(() -> protocol.is("GENEVE")), 200, 399, review);
    }

    private static void codes(Value<String> codes, Truth premise, long least, long most, Review review) {
        review.refuse(
                CODES,
                premise.and(() -> codes.matches(text -> !areWithin(text, least, most))),
                "matcher is %s; AWS accepts codes from %s to %s, as 200, 200,202 or 200-299",
                codes,
                least,
                most);
    }

    /** Whether a text is a list of codes and ranges of codes, all of them within these bounds. */
    private static boolean areWithin(String text, long least, long most) {
        for (String part : Splitter.on(',').trimResults().split(text)) {
            List<String> ends = Splitter.on('-').trimResults().splitToList(part);
            if (ends.size() > 2) {
                return false;
            }
            for (String end : ends) {
                Long code = DIGITS.matchesAllOf(end) ? Longs.tryParse(end) : null;
                if (code == null || code < least || code > most) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void stickiness(Props props, Truth sendsAttributes, Value<String> protocol, Review review) {
        Props stickiness = props.object("stickiness");
        Value<String> type = stickiness.string("type");
        Truth enabled = stickiness.bool("enabled").orElse(true).is(true);
        Truth isCookieOfHttp = sendsAttributes.and(() -> protocol.isIn(HTTP)).and(() -> type.isIn(COOKIES));
        stickinessType(
                sendsAttributes.and(enabled).and(() -> protocol.isIn(HTTP)),
                type.matches(one -> !COOKIES.contains(one)),
                type,
                protocol,
                review);
        // While it is disabled, the provider takes any type: modules write one for all protocols.
        stickinessType(
                sendsAttributes.and(enabled).and(() -> protocol.isIn(STICKY_NETWORK)),
                type.matches(one -> !one.equals("source_ip")),
                type,
                protocol,
                review);
        stickinessType(
                sendsAttributes.and(enabled).and(() -> protocol.is("GENEVE")),
                type.matches(one -> !FLOWS.contains(one)),
                type,
                protocol,
                review);
        review.refuse(
                STICKINESS_TLS,
                sendsAttributes.and(enabled).and(() -> protocol.is("TLS")),
                "type is %s, but protocol is %s",
                type,
                protocol);
        Value<String> cookie = stickiness.nonEmptyText("cookieName");
        review.refuse(
                COOKIE_NAME,
                isCookieOfHttp.and(enabled).and(() -> type.is("app_cookie")).and(() -> isMissing(cookie)),
                "type is %s, but cookieName is not set",
                type);
        review.refuse(
                COOKIE_RESERVED,
                isCookieOfHttp
                        .and(() -> type.is("app_cookie"))
                        .and(() -> cookie.matches(name -> name.startsWith("AWSALB"))),
                "cookieName is %s, which is reserved",
                cookie);
        Value<Long> duration = stickiness.integer("cookieDuration");
        review.refuse(
                COOKIE_DURATION,
                isCookieOfHttp.and(() -> duration.matches(seconds -> seconds < 1 || seconds > LONGEST_COOKIE)),
                "cookieDuration is %s; AWS accepts %s to %s",
                duration,
                1,
                LONGEST_COOKIE);
        Value<String> algorithm = props.string("loadBalancingAlgorithmType");
        review.refuse(
                STICKINESS_WEIGHTED,
                isCookieOfHttp.and(enabled).and(() -> algorithm.is("weighted_random")),
                "loadBalancingAlgorithmType is %s, but stickiness is enabled",
                algorithm);
    }

    private static void stickinessType(
            Truth premise, Truth isOther, Value<String> type, Value<String> protocol, Review review) {
        review.refuse(STICKINESS_TYPE, premise.and(isOther), "type is %s, but protocol is %s", type, protocol);
    }

    private static void attributes(Props props, Truth sendsAttributes, Value<String> protocol, Review review) {
        Truth isHttp = sendsAttributes.and(() -> protocol.isIn(HTTP));
        Truth isNetwork = sendsAttributes.and(() -> protocol.isIn(NETWORK));
        Truth isGateway = sendsAttributes.and(() -> protocol.is("GENEVE"));
        Truth isNotNetwork = isHttp.or(isGateway);
        Truth isNotHttp = isNetwork.or(isGateway);
        Value<String> clientIp = props.nonEmptyText("preserveClientIp");
        attribute("preserveClientIp", isNotNetwork, clientIp, clientIp.isPresent(), protocol, review);
        Value<Boolean> proxy = props.bool("proxyProtocolV2");
        attribute("proxyProtocolV2", isNotNetwork, proxy, proxy.is(true), protocol, review);
        Value<Boolean> termination = props.bool("connectionTermination");
        attribute("connectionTermination", isNotNetwork, termination, termination.is(true), protocol, review);
        Value<Long> slowStart = props.integer("slowStart");
        attribute("slowStart", isNotHttp, slowStart, slowStart.matches(seconds -> seconds > 0), protocol, review);
        Value<String> algorithm = props.nonEmptyText("loadBalancingAlgorithmType");
        attribute("loadBalancingAlgorithmType", isNotHttp, algorithm, algorithm.isPresent(), protocol, review);
        Value<String> anomalies = props.nonEmptyText("loadBalancingAnomalyMitigation");
        attribute("loadBalancingAnomalyMitigation", isNotHttp, anomalies, anomalies.isPresent(), protocol, review);
        Value<String> crossZone = props.nonEmptyText("loadBalancingCrossZoneEnabled");
        attribute("loadBalancingCrossZoneEnabled", isGateway, crossZone, crossZone.isPresent(), protocol, review);
        review.refuse(
                CLIENT_IP_UDP,
                sendsAttributes.and(() -> protocol.isIn(WITHOUT_TCP)).and(() -> props.bool("preserveClientIp")
                        .is(false)),
                "preserveClientIp is %s, but protocol is %s",
                clientIp,
                protocol);
    }

    private static void attribute(
            String name, Truth premise, Value<?> value, Truth isSent, Value<String> protocol, Review review) {
        review.refuse(ATTRIBUTE_PROTOCOL, isSent.and(premise), name + " is %s, but protocol is %s", value, protocol);
    }

    private static void algorithm(Props props, Truth sendsAttributes, Value<String> protocol, Review review) {
        Truth isHttp = sendsAttributes.and(() -> protocol.isIn(HTTP));
        Value<String> algorithm = props.nonEmptyText("loadBalancingAlgorithmType");
        Value<Long> slowStart = props.integer("slowStart");
        review.refuse(
                SLOW_START_ALGORITHM,
                isHttp.and(() -> slowStart.matches(seconds -> seconds > 0))
                        .and(() -> algorithm.isIn(WITHOUT_SLOW_START)),
                "slowStart is %s, but loadBalancingAlgorithmType is %s",
                slowStart,
                algorithm);
        Value<String> anomalies = props.string("loadBalancingAnomalyMitigation");
        review.refuse(
                ANOMALY_ALGORITHM,
                isHttp.and(() -> anomalies.is("on"))
                        .and(() -> algorithm.is("weighted_random").not()),
                "loadBalancingAnomalyMitigation is %s, but loadBalancingAlgorithmType is %s",
                anomalies,
                algorithm);
    }

    private static void health(Props props, Truth sendsAttributes, Value<String> protocol, Review review) {
        review.each(props.objects("targetFailovers"), failover -> {
            Value<String> removed = failover.string("onDeregistration");
            Value<String> unhealthy = failover.string("onUnhealthy");
            review.refuse(
                    FAILOVER,
                    sendsAttributes
                            .and(() -> protocol.is("GENEVE"))
                            .and(() -> removed.matches(unhealthy, (one, other) -> !one.equals(other))),
                    "onUnhealthy is %s, but onDeregistration is %s",
                    unhealthy,
                    removed);
        });
        review.each(props.objects("targetHealthStates"), state -> {
            Value<Long> interval = state.integer("unhealthyDrainingInterval");
            review.refuse(
                    DRAINING,
                    sendsAttributes
                            .and(() -> protocol.isOneOf("TCP", "TLS"))
                            .and(() -> interval.matches(seconds -> seconds > 0))
                            .and(() -> state.bool("enableUnhealthyConnectionTermination")
                                    .is(true)),
                    "unhealthyDrainingInterval is %s, but enableUnhealthyConnectionTermination is true",
                    interval);
        });
        Props thresholds = props.object("targetGroupHealth");
        if (thresholds.isPresent().answer() != Truth.Answer.NO) {
            Truth isSent = sendsAttributes.and(() -> protocol.is("GENEVE").not());
            thresholds(thresholds, isSent, "minimumHealthyTargetsCount", review);
            thresholds(thresholds, isSent, "minimumHealthyTargetsPercentage", review);
            count(thresholds.object("dnsFailover"), isSent, review);
            count(thresholds.object("unhealthyStateRouting"), isSent, review);
        }
    }

    private static void thresholds(Props thresholds, Truth isSent, String unit, Review review) {
        Value<Long> failover = number(thresholds.object("dnsFailover"), unit);
        Value<Long> routing = number(thresholds.object("unhealthyStateRouting"), unit);
        review.refuse(
                HEALTH_ORDER,
                isSent.and(() -> routing.matches(failover, (least, one) -> one < least)),
                unit + " is %s, less than that of unhealthyStateRouting, which is %s",
                failover,
                routing);
    }

    private static void count(Props threshold, Truth isSent, Review review) {
        Value<Long> count = number(threshold, "minimumHealthyTargetsCount");
        review.refuse(
                HEALTH_COUNT,
                isSent.and(() -> count.matches(targets -> targets < 1)),
                "minimumHealthyTargetsCount is %s; AWS accepts 1 or more",
                count);
    }

    /** A threshold; missing where it is {@code off}. */
    private static Value<Long> number(Props threshold, String unit) {
        return threshold.string(unit).map(Longs::tryParse);
    }

    private static void lambda(Props props, Value<String> type, Review review) {
        Truth isLambda = type.is("lambda");
        if (isLambda.answer() == Truth.Answer.NO) {
            return;
        }
        Review advice = review.enforcementLevel(EnforcementLevel.ADVISORY);
        for (String name : List.of("protocol", "port", "vpcId", "protocolVersion", "ipAddressType")) {
            Value<String> value = props.nonEmptyText(name);
            advice.refuse(
                    OF_LAMBDA,
                    isLambda.and(value::isPresent),
                    name + " is %s, but targetType is %s, so that the provider drops it",
                    value,
                    type);
        }
    }

    /** Yes only if it is known that nothing is there: what another resource gives does not turn out to be missing. */
    private static Truth isMissing(Value<?> value) {
        return Findings.unlessNo(value.isPresent()).not();
    }
}
