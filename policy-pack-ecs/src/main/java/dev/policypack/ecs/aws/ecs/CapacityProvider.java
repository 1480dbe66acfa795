package dev.policypack.ecs.aws.ecs;

import dev.policypack.ecs.aws.ec2.AutoScalingGroup;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Props;

/**
 * A capacity provider of the account's own. Source: <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCapacityProvider.html">CreateCapacityProvider</a>, as of
 * 2026-11-27.
 */
public final class CapacityProvider extends ResourceView {
    /** The type. */
    public static final ResourceType<CapacityProvider> TYPE =
            ResourceType.of(CapacityProvider::new, "aws:ecs/capacityProvider:CapacityProvider");

    private CapacityProvider(Resource resource) {
        super(resource);
    }

    /** How it uses an Auto Scaling group; missing when ECS manages the instances. */
    public Props group() {
        return props().object("autoScalingGroupProvider");
    }

    /** The Auto Scaling group with its instances, by ARN or name. */
    public Ref<AutoScalingGroup> autoScalingGroup() {
        return AutoScalingGroup.TYPE.ref(resource(), group(), "autoScalingGroupArn");
    }
}
