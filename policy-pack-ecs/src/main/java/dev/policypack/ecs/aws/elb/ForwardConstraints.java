package dev.policypack.ecs.aws.elb;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import dev.policypack.ecs.aws.ec2.Subnet;
import dev.policypack.ecs.aws.ec2.Vpc;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Review;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Ref;
import dev.policypack.resource.ResourceView;
import dev.policypack.resource.Stack;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What Elastic Load Balancing refuses between a listener or a rule and the target groups that it forwards to. Sources: <a
 * href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html">listeners of network load
 * balancers</a>, <a
 * href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html">target groups of application
 * load balancers</a>, as of 2026-11-27.
 */
public final class ForwardConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final String NETWORK_LISTENERS =
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html";

    /** Of which protocols the target groups are to which a listener forwards. */
    private static final Map<String, Set<String>> TARGETS = Map.of(
            "HTTP", Set.of("HTTP", "HTTPS"),
            "HTTPS", Set.of("HTTP", "HTTPS"),
            "TCP", Set.of("TCP", "TLS", "TCP_UDP"),
            "TLS", Set.of("TCP", "TLS", "TCP_UDP"),
            "UDP", Set.of("UDP", "TCP_UDP"),
            "TCP_UDP", Set.of("TCP_UDP"),
            "TCP_QUIC", Set.of("TCP_QUIC"));

    private static final Set<String> OF_HTTPS_ONLY = Set.of("HTTP2", "GRPC");

    static final Constraint PROTOCOL = ALL.refused(
            "lb-listener-target-group-protocol",
            "IncompatibleProtocols: The listener and its associated target group have incompatible protocols",
            "Set `protocol` of the target group to one that the listener forwards to: HTTP or HTTPS for HTTP and HTTPS, TCP for TCP and TLS,"
                    + " UDP for UDP, TCP_UDP for TCP_UDP.",
            NETWORK_LISTENERS);

    static final Constraint PROTOCOL_VERSION = ALL.refused(
            "lb-listener-target-group-protocol-version",
            "Listener protocol 'HTTP' is not supported with a target group with the protocol-version 'HTTP2'",
            "Use an HTTPS listener, or set `protocolVersion` of the target group to HTTP1.",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html");

    static final Constraint OF_ALB = ALL.refused(
            "lb-listener-target-group-alb",
            "For Protocol, only TCP is allowed.",
            "Use a TCP listener of a network load balancer.",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/application-load-balancer-target.html");

    static final Constraint IPV6 = ALL.refused(
            "lb-listener-target-group-ipv6",
            "You must use an IPv6 target group with a dualstack load balancer.",
            "Set `ipAddressType` of the load balancer to `dualstack`, or that of the target group to `ipv4`.",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/create-target-group.html");

    static final Constraint VPC = ALL.refused(
            "lb-listener-target-group-vpc",
            "InvalidConfigurationRequest: Target group is in a different VPC than load balancer",
            "Create the target group in the VPC of the load balancer.",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html");

    static final Constraint SAME_PROTOCOL = ALL.refused(
            "lb-action-forward-same-protocol",
            "IncompatibleProtocols: The listener and the following target groups have incompatible protocols",
            "Give the target groups of one action the same `protocol`.",
            NETWORK_LISTENERS);

    static final Constraint SAME_ADDRESSES = ALL.refused(
            "lb-action-forward-same-address-type",
            "IncompatibleProtocols: The specified configuration is not valid with this protocol.",
            "Give the target groups of one action the same `ipAddressType`.",
            NETWORK_LISTENERS);

    static final Constraint APP_COOKIE = ALL.refused(
            "lb-action-forward-app-cookie",
            "InvalidLoadBalancerAction: When configuring a rule with multiple target groups, none of them can have stickiness of type"
                    + " 'app_cookie' enabled.",
            "Set `stickiness.type` of the target groups to `lb_cookie`.",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html");

    static final Constraint STICKY_TLS = ALL.refused(
            "lb-action-forward-stickiness-tls",
            "InvalidConfigurationRequest: You cannot enable stickiness on target groups with the TLS protocol",
            "Remove `forward.stickiness`, or use a TCP listener.",
            NETWORK_LISTENERS);

    static final Constraint ONE_BALANCER = ALL.refused(
            "lb-target-group-one-load-balancer",
            "TargetGroupAssociationLimit: The following target groups cannot be associated with more than one load balancer",
            "Create a target group for each load balancer.",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html");

    private ForwardConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks the listeners and rules of a stack. */
    public static void check(Stack stack, Review review) {
        Users users = new Users();
        for (Forwarder forwarder : stack.ofType(Forwarder.TYPE)) {
            Review here = review.on(forwarder);
            Listeners listeners = Listeners.of(forwarder, stack);
            here.each(forwarder.actions(), action -> {
                List<Ref<TargetGroup>> links = links(forwarder, action, here);
                for (Ref<TargetGroup> link : links) {
                    if (InStack.mayBe(link, stack)) {
                        Candidates<TargetGroup> group = stack.resolve(link);
                        pair(listeners, link, group, stack, here);
                        users.add(link, listeners, stack);
                    }
                }
                together(links, stack, here);
                Value<Boolean> sticky =
                        action.object("forward").object("stickiness").bool("enabled");
                here.refuse(
                        STICKY_TLS,
                        sticky.is(true)
                                .and(() -> listeners.is(
                                        listener -> listener.protocol().is("TLS"))),
                        "enabled is %s, but the listener is encrypted",
                        sticky);
            });
        }
        users.check(review);
    }

    /** The listener itself, or the link of a rule to its listener. */
    private record Listeners(Optional<Listener> itself, Optional<Ref<Listener>> ofRule, Stack stack) {
        static Listeners of(Forwarder forwarder, Stack stack) {
            return forwarder.isListener()
                    ? new Listeners(Optional.of(forwarder.resource().as(Listener.TYPE)), Optional.empty(), stack)
                    : new Listeners(
                            Optional.empty(),
                            Optional.of(
                                    forwarder.resource().as(ListenerRule.TYPE).listener()),
                            stack);
        }

        Truth is(Function<Listener, Truth> question) {
            return itself.map(question).orElseGet(() -> ofRule.map(link -> InStack.is(link, stack, question))
                    .orElseGet(Truth::no));
        }

        /** The listener, where it is known which one it is. */
        Optional<Listener> one() {
            return itself.or(() -> ofRule.map(link -> stack.resolve(link).resources())
                    .filter(found -> found.size() == 1)
                    .map(found -> found.get(0)));
        }
    }

    private static List<Ref<TargetGroup>> links(Forwarder forwarder, Props action, Review review) {
        List<Ref<TargetGroup>> links = new ArrayList<>();
        Ref<TargetGroup> only = TargetGroup.TYPE.ref(forwarder.resource(), action, "targetGroupArn");
        if (only.isPresent().answer() != Truth.Answer.NO) {
            links.add(only);
        }
        Truth listed = action.object("forward").objects("targetGroups").value().matches(groups -> {
            groups.forEach(group -> links.add(TargetGroup.TYPE.ref(forwarder.resource(), group, "arn")));
            return true;
        });
        if (listed.answer() == Truth.Answer.UNKNOWN) {
            review.when(listed);
        }
        return links;
    }

    private static void pair(
            Listeners listeners, Ref<TargetGroup> link, Candidates<TargetGroup> group, Stack stack, Review review) {
        review.at(link)
                .refuse(
                        PROTOCOL,
                        listeners.is(listener -> group.is(targets -> isIncompatible(listener, targets))),
                        "the protocol of %s does not go with that of the listener",
                        group);
        review.at(link)
                .refuse(
                        PROTOCOL_VERSION,
                        listeners.is(listener -> listener.effectiveProtocol()
                                .is("HTTP")
                                .and(() -> group.is(
                                        targets -> targets.protocolVersion().isIn(OF_HTTPS_ONLY)))),
                        "protocolVersion of %s needs an encrypted listener",
                        group);
        review.at(link)
                .refuse(
                        OF_ALB,
                        listeners.is(listener -> listener.protocol()
                                .matches(protocol -> !protocol.equals("TCP"))
                                .and(() ->
                                        group.is(targets -> targets.targetType().is("alb")))),
                        "%s leads to a load balancer, which only listeners of one protocol do, TCP",
                        group);
        review.at(link)
                .refuse(
                        IPV6,
                        group.is(targets -> targets.ipAddressType()
                                .is("ipv6")
                                .and(() -> listeners.is(
                                        listener -> onBalancer(listener, stack, balancer -> balancer.ipAddressType()
                                                .matches(type -> !type.startsWith("dualstack")))))),
                        "%s has IPv6 addresses, but the load balancer has only IPv4 ones",
                        group);
        review.at(link)
                .refuse(
                        VPC,
                        listeners.is(listener -> onBalancer(
                                listener,
                                stack,
                                balancer -> group.is(targets -> isElsewhere(targets, balancer, stack)))),
                        "%s lies in another VPC than the load balancer",
                        group);
    }

    private static Truth isIncompatible(Listener listener, TargetGroup targets) {
        return listener.effectiveProtocol()
                .matches(
                        targets.protocol(),
                        (one, other) -> TARGETS.containsKey(one)
                                && !TARGETS.getOrDefault(one, Set.of()).contains(other))
                .and(() -> targets.targetType().isOneOf("alb", "lambda").not());
    }

    /** Whether something holds for the load balancer of a listener; no where it is not of this stack. */
    private static Truth onBalancer(Listener listener, Stack stack, Function<LoadBalancer, Truth> question) {
        return InStack.is(listener.loadBalancer(), stack, question);
    }

    private static Truth isElsewhere(TargetGroup targets, LoadBalancer balancer, Stack stack) {
        List<Ref<Subnet>> subnets = balancer.subnets().each();
        if (subnets.isEmpty()) {
            return Truth.no();
        }
        return targets.vpc()
                .isPresent()
                .and(() -> InStack.is(subnets.get(0), stack, one -> one.vpc()
                        .isPresent()
                        .and(() -> Vpc.isSame(targets.vpc(), one.vpc(), stack).not())));
    }

    /** What the target groups of one action must have in common. */
    private static void together(List<Ref<TargetGroup>> links, Stack stack, Review review) {
        if (links.size() < 2) {
            return;
        }
        Candidates<TargetGroup> first = stack.resolve(links.get(0));
        boolean isFirstHere = InStack.mayBe(links.get(0), stack);
        for (int i = 0; i < links.size(); i++) {
            Ref<TargetGroup> link = links.get(i);
            if (!InStack.mayBe(link, stack)) {
                continue;
            }
            Candidates<TargetGroup> group = stack.resolve(link);
            review.at(link)
                    .refuse(
                            APP_COOKIE,
                            group.is(ForwardConstraints::hasAppCookie),
                            "%s has stickiness by a cookie of the application, but the action has several target groups",
                            group);
            if (i == 0 || !isFirstHere) {
                continue;
            }
            review.at(link)
                    .refuse(
                            SAME_PROTOCOL,
                            first.is(one -> group.is(other ->
                                    one.protocol().matches(other.protocol(), (mine, theirs) -> !mine.equals(theirs)))),
                            "%s and %s have different protocols",
                            first,
                            group);
            review.at(link)
                    .refuse(
                            SAME_ADDRESSES,
                            first.is(one -> group.is(other -> one.ipAddressType()
                                    .matches(other.ipAddressType(), (mine, theirs) -> !mine.equals(theirs)))),
                            "%s and %s have different types of addresses",
                            first,
                            group);
        }
    }

    private static Truth hasAppCookie(TargetGroup group) {
        Props stickiness = group.props().object("stickiness");
        return stickiness
                .string("type")
                .is("app_cookie")
                .and(() -> stickiness.bool("enabled").orElse(true).is(true));
    }

    /** Which load balancers use a target group. */
    private static final class Users {
        private final Map<String, TargetGroup> groups = new LinkedHashMap<>();
        private final Multiset<String> uses = HashMultiset.create();
        private final Map<String, String> balancers = new HashMap<>();
        private final Map<String, Truth> open = new HashMap<>();
        private final Set<String> shared = new HashSet<>();

        void add(Ref<TargetGroup> link, Listeners listeners, Stack stack) {
            Candidates<TargetGroup> targets = stack.resolve(link);
            for (TargetGroup group : targets.resources()) {
                String urn = group.resource().urn();
                groups.put(urn, group);
                uses.add(urn);
                if (targets.resources().size() > 1) {
                    open.put(urn, isOne(link, stack));
                    continue;
                }
                Optional<String> balancer = listeners.one().flatMap(one -> Places.name(one.loadBalancer(), stack));
                if (balancer.isPresent()) {
                    String first = balancers.putIfAbsent(urn, balancer.get());
                    if (first != null && !first.equals(balancer.get())) {
                        shared.add(urn);
                    }
                } else {
                    Truth known = listeners.is(one -> isOne(one.loadBalancer(), stack));
                    if (known.answer() == Truth.Answer.UNKNOWN) {
                        open.put(urn, known);
                    }
                }
            }
        }

        /** Undecided unless it is known where a reference leads. */
        private static <R extends ResourceView> Truth isOne(Ref<R> ref, Stack stack) {
            Candidates<R> worlds = stack.resolve(ref);
            return worlds.resources().isEmpty()
                    ? ref.isPresent()
                    : worlds.is(world -> Truth.of(world == worlds.resources().get(0)));
        }

        void check(Review review) {
            groups.forEach((urn, group) -> {
                Truth answer = shared.contains(urn)
                        ? Truth.yes()
                        : uses.count(urn) > 1 ? open.getOrDefault(urn, Truth.no()) : Truth.no();
                review.on(group)
                        .at(group)
                        .refuse(ONE_BALANCER, answer, "listeners of several load balancers forward to %s", group);
            });
        }
    }
}
