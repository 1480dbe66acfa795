package dev.policypack.ecs.aws.elb;

import dev.policypack.ecs.aws.ec2.SecurityGroup;
import dev.policypack.ecs.aws.ec2.Subnet;
import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Refs;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/** An application, network or gateway load balancer. */
public final class LoadBalancer extends ResourceView {
    /** The type. */
    public static final ResourceType<LoadBalancer> TYPE = ResourceType.of(
                    LoadBalancer::new, "aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer")
            .identifiedBy("arn", "id");

    private final Props written;

    private LoadBalancer(Resource resource) {
        super(resource);
        this.written = DeclaredInputs.of(resource);
    }

    /** Its type: {@code application}, which is the default, {@code network} or {@code gateway}. */
    public Value<String> loadBalancerType() {
        return written.string("loadBalancerType").orElse("application");
    }

    /** The type of its addresses: {@code ipv4}, which is the default, {@code dualstack} or {@code dualstack-without-public-ipv4}. */
    public Value<String> ipAddressType() {
        return written.string("ipAddressType").orElse("ipv4");
    }

    /** Whether it has a prefix of IPv6 addresses of each subnet for source NAT: {@code on} or {@code off}, which is the default. */
    public Value<String> enablePrefixForIpv6SourceNat() {
        return written.string("enablePrefixForIpv6SourceNat").orElse("off");
    }

    /** Whether it is an application load balancer, as it is unless it says otherwise. */
    public Truth isApplication() {
        return loadBalancerType().is("application");
    }

    /** Whether the Internet can reach it, as it can unless it says otherwise. */
    public Truth isInternetFacing() {
        return written.bool("internal").orElse(false).is(false);
    }

    /** The subnets in which it has its nodes, however they are written. */
    public Refs<Subnet> subnets() {
        Items<Value<String>> plain = written.strings("subnets");
        // In a state file both are there, and say the same; a mapping says more about the subnet, such as its address.
        boolean mapped = plain.isEmpty().answer() == Truth.Answer.YES;
        return new Refs<>(
                Subnet.TYPE,
                resource(),
                mapped ? written.objects("subnetMappings").map(mapping -> mapping.string("subnetId")) : plain);
    }

    /** Whether it stands on an Outpost, which is one zone by itself. */
    public Truth isOnOutpost() {
        return written.string("customerOwnedIpv4Pool").isPresent();
    }

    /** Its security groups; those of the VPC apply when there is none. */
    public Refs<SecurityGroup> securityGroups() {
        return new Refs<>(SecurityGroup.TYPE, resource(), written.strings("securityGroups"));
    }

    /** Whether it is protected from deletion; not by default. */
    public Value<Boolean> enableDeletionProtection() {
        return written.bool("enableDeletionProtection");
    }

    /** Whether it throws header fields away that no HTTP standard allows; not by default. */
    public Value<Boolean> dropInvalidHeaderFields() {
        return written.bool("dropInvalidHeaderFields");
    }

    /** Whether it speaks HTTP/2; it does by default. */
    public Value<Boolean> enableHttp2() {
        return written.bool("enableHttp2").orElse(true);
    }

    /** Whether it writes access logs; not by default. */
    public Value<Boolean> accessLogsEnabled() {
        return written.object("accessLogs").bool("enabled");
    }

    /** The bucket for the access logs. */
    public Value<String> accessLogsBucket() {
        return written.object("accessLogs").string("bucket");
    }
}
