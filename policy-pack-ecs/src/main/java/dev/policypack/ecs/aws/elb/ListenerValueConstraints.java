package dev.policypack.ecs.aws.elb;

import com.google.common.collect.ImmutableList;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.value.Props;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Locale;

/**
 * Values that nothing accepts in a listener. The provider refuses most of them when Pulumi asks it, in a preview; a rehearsal and a file of the
 * state do without the provider. Source: <a href="https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/listener.go">listener.go</a>, as of 2026-11-27.
 */
public final class ListenerValueConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final String API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/";
    private static final String CREATE = API + "API_CreateListener.html";
    private static final ImmutableList<String> PROTOCOLS =
            ImmutableList.of("HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC", "GENEVE");
    private static final ImmutableList<String> ALPN_POLICIES =
            ImmutableList.of("HTTP2Preferred", "HTTP2Optional", "HTTP2Only", "HTTP1Only", "None");

    static final Constraint PORT = ALL.refused(
            "lb-listener-port",
            "expected port to be in the range (1 - 65535), got 0",
            "Set `port` to between 1 and 65535.",
            CREATE);

    static final Constraint PROTOCOL = ALL.refused(
            "lb-listener-protocol",
            "1 validation error detected: Value 'HTTP2' at 'protocol' failed to satisfy constraint: Member must satisfy enum value set",
            "Set `protocol` to HTTP or HTTPS for an application load balancer, to TCP, TLS, UDP, TCP_UDP, QUIC or TCP_QUIC for a network load balancer.",
            CREATE);

    static final Constraint ALPN = ALL.refused(
            "lb-listener-alpn-policy",
            "expected alpn_policy to be one of [\"HTTP1Only\" \"HTTP2Only\" \"HTTP2Optional\" \"HTTP2Preferred\" \"None\"], got h2",
            "Set `alpnPolicy` to HTTP2Preferred, HTTP2Optional, HTTP2Only, HTTP1Only or None.",
            CREATE);

    static final Constraint MUTUAL = ALL.refused(
            "lb-listener-mutual-tls-mode-values",
            "expected mutual_authentication.0.mode to be one of [\"off\" \"passthrough\" \"verify\"], got on",
            "Set `mutualAuthentication.mode` to `verify`, `passthrough` or `off`.",
            API + "API_MutualAuthenticationAttributes.html");

    static final Constraint IDLE = ALL.refused(
            "lb-listener-tcp-idle-timeout",
            "expected tcp_idle_timeout_seconds to be in the range (60 - 6000), got 30",
            "Set `tcpIdleTimeoutSeconds` to between 60 and 6000 seconds.",
            API + "API_ListenerAttribute.html");

    private ListenerValueConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a listener. */
    public static void check(Listener listener, Review review) {
        Props props = listener.props();
        Refusals.range(review, PORT, listener.port(), 1, 65_535);
        Refusals.oneOf(
                review, PROTOCOL, props.nonEmptyText("protocol").map(one -> one.toUpperCase(Locale.ROOT)), PROTOCOLS);
        Value<String> alpn = props.nonEmptyText("alpnPolicy");
        review.refuse(
                ALPN,
                alpn.matches(one -> ALPN_POLICIES.stream().noneMatch(one::equalsIgnoreCase)),
                "alpnPolicy is %s; AWS accepts %s",
                alpn,
                ALPN_POLICIES);
        Refusals.oneOf(
                review, MUTUAL, listener.mutualAuthentication().nonEmptyText("mode"), "verify", "passthrough", "off");
        Refusals.range(review, IDLE, props.integer("tcpIdleTimeoutSeconds"), 60, 6000);
    }
}
