package dev.policypack.ecs.aws.cloudwatch;

import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Value;

/** A load balancer as metrics know it: by the last part of its ARN. */
public final class MeasuredLoadBalancer extends ResourceView {
    /** The types. */
    public static final ResourceType<MeasuredLoadBalancer> TYPE = ResourceType.of(
                    MeasuredLoadBalancer::new, "aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer")
            .identifiedBy("arnSuffix");

    private MeasuredLoadBalancer(Resource resource) {
        super(resource);
    }

    /** The kind: {@code application}, the default, {@code network} or {@code gateway}. */
    public Value<String> loadBalancerType() {
        return props().string("loadBalancerType").orElse("application");
    }
}
