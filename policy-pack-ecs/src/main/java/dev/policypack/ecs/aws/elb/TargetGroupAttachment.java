package dev.policypack.ecs.aws.elb;

import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Props;
import dev.policypack.value.Value;

/** One target of a target group. */
public final class TargetGroupAttachment extends ResourceView {
    /** The type. */
    public static final ResourceType<TargetGroupAttachment> TYPE = ResourceType.of(
            TargetGroupAttachment::new,
            "aws:lb/targetGroupAttachment:TargetGroupAttachment",
            "aws:alb/targetGroupAttachment:TargetGroupAttachment");

    private final Props written;

    private TargetGroupAttachment(Resource resource) {
        super(resource);
        this.written = DeclaredInputs.of(resource);
    }

    /** The target group. */
    public Ref<TargetGroup> targetGroup() {
        return TargetGroup.TYPE.ref(resource(), written, "targetGroupArn");
    }

    /** The target: an ID of an instance, an IP address, or the ARN of a function or load balancer. */
    public Value<String> targetId() {
        return written.string("targetId");
    }

    /** The Availability Zone in which it gets requests; missing for that in which it lies. */
    public Value<String> availabilityZone() {
        return written.nonEmptyText("availabilityZone");
    }

    /** What connections of QUIC name it by. */
    public Value<String> quicServerId() {
        return written.nonEmptyText("quicServerId");
    }
}
