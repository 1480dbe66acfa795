package dev.policypack.ecs.aws.ec2;

import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Truth;

/** An Auto Scaling group of EC2 instances. */
public final class AutoScalingGroup extends ResourceView {
    /** The type. */
    public static final ResourceType<AutoScalingGroup> TYPE =
            ResourceType.of(AutoScalingGroup::new, "aws:autoscaling/group:Group");

    private AutoScalingGroup(Resource resource) {
        super(resource);
    }

    /** Whether new instances are protected from being terminated when the group scales in; they are not by default. */
    public Truth protectsFromScaleIn() {
        return props().bool("protectFromScaleIn").is(true);
    }
}
