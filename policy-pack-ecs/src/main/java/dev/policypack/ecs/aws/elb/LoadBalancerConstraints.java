package dev.policypack.ecs.aws.elb;

import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/**
 * What Elastic Load Balancing refuses in a load balancer. The provider sends an attribute only to load balancers of the types that have
 * it. Source: <a
 * href="https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/load_balancer.go">load_balancer.go</a>, as of
 * 2026-11-27.
 */
public final class LoadBalancerConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final String CREATE =
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html";
    private static final String ATTRIBUTE =
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html";
    private static final String MAPPING =
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SubnetMapping.html";

    private static final String APPLICATION = "application";
    private static final String NETWORK = "network";
    private static final String GATEWAY = "gateway";

    static final Constraint IDLE_TIMEOUT = ALL.refused(
            "lb-load-balancer-idle-timeout",
            "idle_timeout.timeout_seconds - The idle timeout value, in seconds. The valid range is 1-4000 seconds.",
            "Set `idleTimeout` to between 1 and 4000 seconds.",
            ATTRIBUTE);

    static final Constraint KEEP_ALIVE = ALL.refused(
            "lb-load-balancer-client-keep-alive",
            "client_keep_alive.seconds - The client keep alive value, in seconds. The valid range is 60-604800 seconds.",
            "Set `clientKeepAlive` to between 60 and 604800 seconds.",
            ATTRIBUTE);

    static final Constraint SECONDARY_ADDRESSES = ALL.refused(
            "lb-load-balancer-secondary-addresses",
            "secondary_ips.auto_assigned.per_subnet - The valid range is 0 to 7.",
            "Set `secondaryIpsAutoAssignedPerSubnet` to between 0 and 7.",
            ATTRIBUTE);

    static final Constraint ELASTIC_IP_TYPE = ALL.refused(
            "lb-load-balancer-elastic-ip-type",
            "ValidationError: Elastic IPs are not supported for load balancers with type 'application'",
            "Remove `allocationId`, or set `loadBalancerType` to `network`.",
            CREATE);

    static final Constraint ELASTIC_IP_INTERNAL = ALL.refused(
            "lb-load-balancer-elastic-ip-internal",
            "[Network Load Balancers] The allocation ID of the Elastic IP address for an internet-facing load balancer.",
            "Remove `allocationId`, or set `internal` to false.",
            MAPPING);

    static final Constraint PRIVATE_ADDRESS = ALL.refused(
            "lb-load-balancer-private-address",
            "ValidationError: You can only specify private IPv4 addresses for Network Load Balancers with scheme 'internal'.",
            "Remove `privateIpv4Address`, or set `internal` to true on a network load balancer.",
            CREATE);

    static final Constraint TWO_ADDRESSES = ALL.refused(
            "lb-load-balancer-elastic-ip-and-private-address",
            "[Network Load Balancers] You can specify one Elastic IP address per subnet if you need static IP addresses for your"
                    + " internet-facing load balancer. For internal load balancers, you can specify one private IP address per subnet",
            "Remove `allocationId` for an internal load balancer, `privateIpv4Address` for an internet-facing one.",
            CREATE);

    static final Constraint IPV6_ADDRESS = ALL.refused(
            "lb-load-balancer-ipv6-address-internal",
            "[Network Load Balancers] For internet-facing load balancer, you can specify one IPv6 address per subnet.",
            "Remove `ipv6Address`, or set `internal` to false.",
            CREATE);

    static final Constraint ADDRESS_TYPE = ALL.refused(
            "lb-load-balancer-address-type",
            "ValidationError: The specified IP address type is not supported on load balancers with type 'network'.",
            "Set `ipAddressType` to `ipv4` or `dualstack`; only application load balancers have others.",
            CREATE);

    static final Constraint GATEWAY_SCHEME = ALL.refused(
            "lb-load-balancer-gateway-scheme",
            "ValidationError: Scheme is not supported for Gateway Load Balancers.",
            "Remove `internal`.",
            CREATE);

    static final Constraint GATEWAY_GROUPS = ALL.refused(
            "lb-load-balancer-gateway-security-groups",
            "ValidationError: Security Groups are not supported for Gateway Load Balancers.",
            "Remove `securityGroups`.",
            CREATE);

    static final Constraint PRIVATE_LINK = ALL.refused(
            "lb-load-balancer-private-link-security-groups",
            "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: Applies only if the load balancer has an associated security group.",
            "Set `securityGroups`, or remove `enforceSecurityGroupInboundRulesOnPrivateLinkTraffic`.",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetSecurityGroups.html");

    static final Constraint SOURCE_NAT_TYPE = ALL.refused(
            "lb-load-balancer-source-nat-type",
            "ValidationError: 'EnablePrefixForIpv6SourceNat' can only be specified for LoadBalancer type 'network'.",
            "Remove `enablePrefixForIpv6SourceNat`.",
            CREATE);

    static final Constraint SOURCE_NAT_ADDRESSES = ALL.refused(
            "lb-load-balancer-source-nat-dualstack",
            "ValidationError: 'EnablePrefixForIpv6SourceNat' can only be specified when using IpAddressType 'dualstack'.",
            "Set `ipAddressType` to `dualstack`, or remove `enablePrefixForIpv6SourceNat`.",
            CREATE);

    static final Constraint DROPPED = ALL.lost(
            "lb-load-balancer-attribute-type",
            "The following attributes are supported by only Application Load Balancers",
            "Remove the property; a load balancer of this type does not have it, and the provider does not send it.",
            ATTRIBUTE);

    private LoadBalancerConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a load balancer. */
    public static void check(LoadBalancer balancer, Review review) {
        Props props = balancer.props();
        Value<String> type = props.string("loadBalancerType").orElse(APPLICATION);
        ranges(props, type, review);
        addresses(props, type, review);
        gateway(props, type, review);
        sourceNat(props, type, review);
        dropped(props, type, review.enforcementLevel(EnforcementLevel.ADVISORY));
    }

    private static void ranges(Props props, Value<String> type, Review review) {
        if (type.is(APPLICATION).answer() == Truth.Answer.YES) {
            Refusals.range(review, IDLE_TIMEOUT, props.integer("idleTimeout"), 1, 4000);
            Refusals.range(review, KEEP_ALIVE, props.integer("clientKeepAlive"), 60, 604_800);
        } else if (review.when(type.isPresent()) && type.is(NETWORK).answer() == Truth.Answer.YES) {
            Refusals.range(review, SECONDARY_ADDRESSES, props.integer("secondaryIpsAutoAssignedPerSubnet"), 0, 7);
            review.at(props)
                    .refuse(
                            PRIVATE_LINK,
                            Refusals.isSet(props, "enforceSecurityGroupInboundRulesOnPrivateLinkTraffic")
                                    .and(() -> props.strings("securityGroups").isEmpty()),
                            "enforceSecurityGroupInboundRulesOnPrivateLinkTraffic is set, but securityGroups is not");
        }
    }

    private static void addresses(Props props, Value<String> type, Review review) {
        Value<Boolean> internal = props.bool("internal").orElse(false);
        review.each(props.objects("subnetMappings"), mapping -> {
            Value<String> elastic = mapping.nonEmptyText("allocationId");
            Value<String> address = mapping.nonEmptyText("privateIpv4Address");
            Value<String> ipv6 = mapping.nonEmptyText("ipv6Address");
            review.refuse(
                    ELASTIC_IP_TYPE,
                    elastic.isPresent().and(() -> type.is(NETWORK).not()),
                    "allocationId is %s, but loadBalancerType is %s",
                    elastic,
                    type);
            review.refuse(
                    ELASTIC_IP_INTERNAL,
                    elastic.isPresent().and(() -> internal.is(true)),
                    "allocationId is %s, but internal is true",
                    elastic);
            review.refuse(
                    TWO_ADDRESSES,
                    elastic.isPresent().and(address::isPresent),
                    "privateIpv4Address is %s, but allocationId is set, too",
                    address);
            review.refuse(
                    PRIVATE_ADDRESS,
                    address.isPresent().and(() -> type.is(NETWORK)
                            .and(() -> internal.is(true))
                            .not()),
                    "privateIpv4Address is %s, but loadBalancerType is %s and internal is %s",
                    address,
                    type,
                    internal);
            review.refuse(
                    IPV6_ADDRESS,
                    ipv6.isPresent().and(() -> internal.is(true)),
                    "ipv6Address is %s, but internal is true",
                    ipv6);
        });
        Value<String> addressType = props.string("ipAddressType");
        review.refuse(
                ADDRESS_TYPE,
                addressType.is("dualstack-without-public-ipv4").and(() -> type.is(APPLICATION)
                        .not()),
                "ipAddressType is %s, but loadBalancerType is %s",
                addressType,
                type);
    }

    private static void gateway(Props props, Value<String> type, Review review) {
        Value<Boolean> internal = props.bool("internal");
        review.refuse(
                GATEWAY_SCHEME,
                type.is(GATEWAY).and(() -> internal.is(true)),
                "internal is %s, but loadBalancerType is %s",
                internal,
                type);
        review.at(props.strings("securityGroups"))
                .refuse(
                        GATEWAY_GROUPS,
                        type.is(GATEWAY)
                                .and(() ->
                                        props.strings("securityGroups").value().matches(groups -> !groups.isEmpty())),
                        "securityGroups is set, but loadBalancerType is %s",
                        type);
    }

    private static void sourceNat(Props props, Value<String> type, Review review) {
        Value<String> nat = props.nonEmptyText("enablePrefixForIpv6SourceNat");
        review.refuse(
                SOURCE_NAT_TYPE,
                nat.isPresent().and(() -> type.is(NETWORK).not()),
                "enablePrefixForIpv6SourceNat is %s, but loadBalancerType is %s",
                nat,
                type);
        Value<String> addressType = props.string("ipAddressType").orElse("ipv4");
        review.refuse(
                SOURCE_NAT_ADDRESSES,
                nat.is("on").and(() -> addressType.is("dualstack").not()),
                "enablePrefixForIpv6SourceNat is %s, but ipAddressType is %s",
                nat,
                addressType);
    }

    /** What the provider drops; a value that is the provider's default may be there without a program that says so. */
    private static void dropped(Props props, Value<String> type, Review advice) {
        Truth isOther = type.matches(one -> !one.equals(APPLICATION));
        if (isOther.answer() == Truth.Answer.NO) {
            dropped("dnsRecordClientRoutingPolicy", "any_availability_zone", isOther.not(), props, type, advice);
            return;
        }
        dropped("idleTimeout", "60", isOther, props, type, advice);
        dropped("clientKeepAlive", "3600", isOther, props, type, advice);
        dropped("desyncMitigationMode", "defensive", isOther, props, type, advice);
        dropped("xffHeaderProcessingMode", "append", isOther, props, type, advice);
        dropped("dropInvalidHeaderFields", "false", isOther, props, type, advice);
        dropped("enableHttp2", "true", isOther, props, type, advice);
        dropped("enableWafFailOpen", "false", isOther, props, type, advice);
        dropped("enableXffClientPort", "false", isOther, props, type, advice);
        dropped("enableTlsVersionAndCipherSuiteHeaders", "false", isOther, props, type, advice);
        dropped("preserveHostHeader", "false", isOther, props, type, advice);
    }

    private static void dropped(
            String name, String byDefault, Truth premise, Props props, Value<String> type, Review advice) {
        Value<String> value = props.string(name);
        advice.refuse(
                DROPPED,
                value.matches(one -> !one.equals(byDefault)).and(premise),
                name + " is %s, but loadBalancerType is %s, so that the provider drops it",
                value,
                type);
    }
}
