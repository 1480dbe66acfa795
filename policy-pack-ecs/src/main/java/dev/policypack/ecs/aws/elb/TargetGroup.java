package dev.policypack.ecs.aws.elb;

import com.google.common.primitives.Longs;
import dev.policypack.ecs.aws.ec2.Vpc;
import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/** A target group of an application, network or gateway load balancer. */
public final class TargetGroup extends ResourceView {
    /** The type. */
    public static final ResourceType<TargetGroup> TYPE =
            ResourceType.of(TargetGroup::new, "aws:lb/targetGroup:TargetGroup", "aws:alb/targetGroup:TargetGroup");

    private TargetGroup(Resource resource) {
        super(resource);
    }

    /** What its targets are: {@code instance}, {@code ip}, {@code lambda} or {@code alb}; the provider's default is {@code instance}. */
    public Value<String> targetType() {
        return props().string("targetType").orElse("instance");
    }

    /** The VPC of the targets; missing for Lambda functions. */
    public Ref<Vpc> vpc() {
        return Vpc.TYPE.ref(resource(), props(), "vpcId");
    }

    /** The protocol of the requests. */
    public Value<String> protocol() {
        return props().string("protocol");
    }

    /** The type of the addresses of its targets: {@code ipv4}, which is the default, or {@code ipv6}. */
    public Value<String> ipAddressType() {
        return DeclaredInputs.of(resource()).string("ipAddressType").orElse("ipv4");
    }

    /** The version of HTTP that requests have: {@code HTTP1}, {@code HTTP2} or {@code GRPC}. */
    public Value<String> protocolVersion() {
        return props().string("protocolVersion");
    }

    /** The health check; AWS has a default for each of its properties. */
    public Props healthCheck() {
        return props().object("healthCheck");
    }

    /** Whether its targets are asked for their health; they are unless the program says otherwise. */
    public Truth checksHealth() {
        return healthCheck().bool("enabled").is(false).not();
    }

    /** The port that health checks ask, where it is another one than that of the requests; missing otherwise. */
    public Value<Long> healthCheckPort() {
        return healthCheck().string("port").map(Longs::tryParse);
    }
}
