package dev.policypack.ecs.aws.elb;

import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.resource.Findings;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import java.util.List;

/**
 * Values that nothing accepts in a load balancer. The provider refuses most of them when Pulumi asks it, in a preview; a rehearsal and a file of the
 * state do without the provider. Source: <a href="https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/load_balancer.go">load_balancer.go</a>, as of 2026-11-27.
 */
public final class LoadBalancerValueConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final String CREATE =
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html";
    private static final String ATTRIBUTE =
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html";

    static final Constraint TYPE = ALL.refused(
            "lb-load-balancer-type",
            "1 validation error detected: Value 'classic' at 'type' failed to satisfy constraint: Member must satisfy enum value set",
            "Set `loadBalancerType` to `application`, `network` or `gateway`.",
            CREATE);

    static final Constraint ADDRESSES = ALL.refused(
            "lb-load-balancer-address-type-values",
            "1 validation error detected: Value 'ipv6' at 'ipAddressType' failed to satisfy constraint: Member must satisfy enum value set",
            "Set `ipAddressType` to `ipv4`, `dualstack` or `dualstack-without-public-ipv4`.",
            CREATE);

    static final Constraint DESYNC = ALL.refused(
            "lb-load-balancer-desync-mitigation-mode",
            "expected desync_mitigation_mode to be one of [\"monitor\" \"defensive\" \"strictest\"], got strict",
            "Set `desyncMitigationMode` to `monitor`, `defensive` or `strictest`.",
            ATTRIBUTE);

    static final Constraint ROUTING = ALL.refused(
            "lb-load-balancer-dns-record-client-routing-policy",
            "expected dns_record_client_routing_policy to be one of [\"availability_zone_affinity\" \"partial_availability_zone_affinity\" \"any_availability_zone\"], got zone",
            "Set `dnsRecordClientRoutingPolicy` to `availability_zone_affinity`, `partial_availability_zone_affinity` or `any_availability_zone`.",
            ATTRIBUTE);

    static final Constraint FORWARDED = ALL.refused(
            "lb-load-balancer-xff-header-processing-mode",
            "expected xff_header_processing_mode to be one of [\"append\" \"preserve\" \"remove\"], got keep",
            "Set `xffHeaderProcessingMode` to `append`, `preserve` or `remove`.",
            ATTRIBUTE);

    static final Constraint ON_OFF = ALL.refused(
            "lb-load-balancer-on-or-off",
            "1 validation error detected: Value 'true' at 'enforceSecurityGroupInboundRulesOnPrivateLinkTraffic' failed to satisfy constraint: Member must satisfy enum value set: [on, off]",
            "Set it to `on` or `off`.",
            CREATE);

    static final Constraint BUCKET = ALL.refused(
            "lb-load-balancer-logs-bucket",
            "InvalidConfigurationRequest: Load Balancer attribute key 'access_logs.s3.bucket' cannot be empty",
            "Set `bucket` to the name of a bucket, or `enabled` to false.",
            ATTRIBUTE);

    private LoadBalancerValueConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a load balancer. */
    public static void check(LoadBalancer balancer, Review review) {
        Props props = balancer.props();
        Refusals.oneOf(review, TYPE, props.nonEmptyText("loadBalancerType"), "application", "network", "gateway");
        Refusals.oneOf(
                review,
                ADDRESSES,
                props.nonEmptyText("ipAddressType"),
                "ipv4",
                "dualstack",
                "dualstack-without-public-ipv4");
        Refusals.oneOf(review, DESYNC, props.nonEmptyText("desyncMitigationMode"), "monitor", "defensive", "strictest");
        Refusals.oneOf(
                review,
                ROUTING,
                props.nonEmptyText("dnsRecordClientRoutingPolicy"),
                "availability_zone_affinity",
                "partial_availability_zone_affinity",
                "any_availability_zone");
        Refusals.oneOf(
                review, FORWARDED, props.nonEmptyText("xffHeaderProcessingMode"), "append", "preserve", "remove");
        Refusals.oneOf(
                review,
                ON_OFF,
                props.nonEmptyText("enforceSecurityGroupInboundRulesOnPrivateLinkTraffic"),
                "on",
                "off");
        Refusals.oneOf(review, ON_OFF, props.nonEmptyText("enablePrefixForIpv6SourceNat"), "on", "off");
        logs(props.object("accessLogs"), review);
        logs(props.object("connectionLogs"), review);
        logs(props.object("healthCheckLogs"), review);
    }

    private static void logs(Props logs, Review review) {
        Truth isSet = logs.isPresent();
        // What another resource gives does not turn out to be missing.
        Truth isMissing = isSet.answer() == Truth.Answer.UNKNOWN
                ? isSet
                : Findings.unlessNo(logs.nonEmptyText("bucket").isPresent()).not();
        review.at(logs)
                .refuse(BUCKET, logs.bool("enabled").is(true).and(isMissing), "enabled is true, but bucket is not set");
    }
}
