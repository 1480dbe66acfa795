package dev.policypack.ecs.aws.autoscaling;

import com.google.common.base.Splitter;
import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.ecs.aws.ecs.Service;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/**
 * Something whose size Application Auto Scaling may change. Source: <a
 * href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html">RegisterScalableTarget</a>, as
 * of 2026-11-21.
 */
public final class ScalingTarget extends ResourceView {
    /** The type. */
    public static final ResourceType<ScalingTarget> TYPE =
            CloudControl.and(ResourceType.of(ScalingTarget::new, "aws:appautoscaling/target:Target"));

    private ScalingTarget(Resource resource) {
        super(resource);
    }

    /** Whether it scales the number of an ECS service's tasks. */
    public Truth scalesTasks() {
        return props().string("serviceNamespace").is("ecs");
    }

    /** The ECS service; its name is the last part of {@code service/<cluster>/<service>}. */
    public Ref<Service> service() {
        return serviceIn(resource());
    }

    /** The fewest tasks. */
    public Value<Long> minCapacity() {
        return props().integer("minCapacity");
    }

    /** The most tasks. */
    public Value<Long> maxCapacity() {
        return props().integer("maxCapacity");
    }

    /**
     * The service that a property names. The Cloud Control provider takes the ID of the scaling target, too: {@code
     * service/shop/web|ecs:service:DesiredCount|ecs}, as CloudFormation's page on <a
     * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-applicationautoscaling-scalabletarget.html">
     * ScalableTarget</a> says, as of 2026-11-21.
     */
    static Ref<Service> serviceIn(Resource resource) {
        Value<String> id =
                resource.props().string("resourceId").or(resource.props().string("scalingTargetId"));
        return Service.TYPE.ref(
                resource,
                id.map(text -> Splitter.on('|').split(text).iterator().next())
                        .map(text -> text.substring(text.lastIndexOf('/') + 1)));
    }
}
