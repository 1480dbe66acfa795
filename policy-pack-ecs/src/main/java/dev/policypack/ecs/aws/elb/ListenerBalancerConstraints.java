package dev.policypack.ecs.aws.elb;

import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Review;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Set;

/**
 * What Elastic Load Balancing refuses in a listener because of the load balancer that it is on. Source: <a
 * href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html">CreateListener</a>, as of
 * 2026-11-27.
 */
public final class ListenerBalancerConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final String CREATE =
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html";
    private static final String NETWORK_LISTENER =
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/create-listener.html";

    private static final String APPLICATION = "application";
    private static final String NETWORK = "network";
    private static final String GATEWAY = "gateway";
    private static final Set<String> OF_APPLICATION = Set.of("HTTP", "HTTPS");
    private static final Set<String> OF_NETWORK = Set.of("TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC");
    private static final Set<String> UDP = Set.of("UDP", "TCP_UDP");
    private static final Set<String> QUIC = Set.of("QUIC", "TCP_QUIC");

    static final Constraint PROTOCOL = ALL.refused(
            "lb-listener-protocol-load-balancer-type",
            "ValidationError: Listener protocol 'TCP' must be one of 'HTTPS, HTTP'",
            "Set `protocol` to HTTP or HTTPS for an application load balancer, to TCP, UDP, TCP_UDP, TLS, QUIC or TCP_QUIC for a network"
                    + " load balancer.",
            CREATE);

    static final Constraint PORT_REQUIRED = ALL.refused(
            "lb-listener-port-required", "ValidationError: A listener port must be specified", "Set `port`.", CREATE);

    static final Constraint PROTOCOL_REQUIRED = ALL.refused(
            "lb-listener-protocol-required",
            "ValidationError: A listener protocol must be specified",
            "Set `protocol`; the provider has a default only for application load balancers.",
            CREATE);

    static final Constraint OF_GATEWAY = ALL.refused(
            "lb-listener-gateway-port-protocol",
            "ValidationError: A port cannot be specified for gateway listeners",
            "Remove `port` and `protocol`.",
            CREATE);

    static final Constraint FORWARD_ONLY = ALL.refused(
            "lb-listener-network-forward-only",
            "RedirectConfig: [Application Load Balancer] Information for creating a redirect action. FixedResponseConfig: [Application Load"
                    + " Balancer] Information for creating an action that returns a custom HTTP response.",
            "Use an action of type `forward`.",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html");

    static final Constraint UDP_DUALSTACK = ALL.refused(
            "lb-listener-udp-dualstack",
            "You can't specify the UDP, TCP_UDP, QUIC, or TCP_QUIC protocol if dual-stack mode is enabled.",
            "Set `ipAddressType` of the load balancer to `ipv4`, or for UDP and TCP_UDP set its `enablePrefixForIpv6SourceNat` to `on`.",
            CREATE);

    static final Constraint QUIC_GROUPS = ALL.refused(
            "lb-listener-quic-security-groups",
            "QUIC and TCP_QUIC listeners are not allowed on load balancers with associated security groups.",
            "Remove `securityGroups` of the load balancer, or use another protocol.",
            NETWORK_LISTENER);

    static final Constraint PORT_UNIQUE = ALL.refused(
            "lb-listener-port-unique",
            "DuplicateListener: A listener already exists on this port for this load balancer",
            "Give each listener of a load balancer a port of its own.",
            CREATE);

    private ListenerBalancerConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks the listeners of a stack. */
    public static void check(Stack stack, Review review) {
        Places ports = new Places();
        for (Listener listener : stack.ofType(Listener.TYPE)) {
            check(listener, LoadBalancerKind.of(listener.loadBalancer(), stack), review.on(listener));
            ports.add(listener, stack, listener.loadBalancer(), listener.port());
        }
        ports.check(PORT_UNIQUE, review, "port is %s, which %s has on the same load balancer");
    }

    private static void check(Listener listener, LoadBalancerKind kind, Review review) {
        Value<String> protocol = listener.protocol();
        Value<Long> port = listener.port();
        review.refuse(
                PROTOCOL,
                protocol.matches(one -> !OF_APPLICATION.contains(one))
                        .and(() -> kind.is(APPLICATION))
                        .or(() -> protocol.matches(one -> !OF_NETWORK.contains(one))
                                .and(() -> kind.is(NETWORK))),
                "protocol is %s, which a load balancer of this type does not accept",
                protocol);
        review.at(listener.props())
                .refuse(
                        PORT_REQUIRED,
                        port.isMissing().and(() -> kind.is(APPLICATION).or(() -> kind.is(NETWORK))),
                        "port is not set");
        review.at(listener.props())
                .refuse(
                        PROTOCOL_REQUIRED,
                        protocol.isMissing().and(() -> kind.is(NETWORK)),
                        "protocol is not set, which listeners of this type of load balancer need");
        review.refuse(
                OF_GATEWAY,
                port.isPresent().and(() -> kind.is(GATEWAY)),
                "port is %s, but listeners of this type of load balancer have none",
                port);
        review.refuse(
                OF_GATEWAY,
                protocol.isPresent().and(() -> kind.is(GATEWAY)),
                "protocol is %s, but listeners of this type of load balancer have none",
                protocol);
        review.each(listener.defaultActions(), action -> {
            Value<String> type = action.string("type");
            review.refuse(
                    FORWARD_ONLY,
                    type.matches(one -> !one.equals("forward")).and(() -> protocol.isIn(OF_NETWORK)
                            .or(() -> kind.is(NETWORK))
                            .or(() -> kind.is(GATEWAY))),
                    "type is %s, but listeners of this type of load balancer only forward",
                    type);
        });
        dualstack(protocol, kind, review);
    }

    private static void dualstack(Value<String> protocol, LoadBalancerKind kind, Review review) {
        Truth isUdp = protocol.isIn(UDP);
        Truth isQuic = protocol.isIn(QUIC);
        if (isUdp.or(isQuic).answer() == Truth.Answer.NO) {
            return;
        }
        review.refuse(
                UDP_DUALSTACK,
                isUdp.or(isQuic)
                        .and(() -> kind.has(balancer -> balancer.ipAddressType()
                                .is("dualstack")
                                .and(() -> isQuic.or(() -> balancer.enablePrefixForIpv6SourceNat()
                                        .is("on")
                                        .not())))),
                "protocol is %s, but the load balancer also has IPv6 addresses",
                protocol);
        review.refuse(
                QUIC_GROUPS,
                isQuic.and(() ->
                        kind.has(balancer -> Truth.of(!balancer.securityGroups().isMissing())
                                .and(() -> balancer.securityGroups().size().matches(size -> size > 0)))),
                "protocol is %s, but the load balancer has security groups",
                protocol);
    }
}
