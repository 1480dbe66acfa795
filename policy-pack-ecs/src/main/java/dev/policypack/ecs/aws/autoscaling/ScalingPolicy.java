package dev.policypack.ecs.aws.autoscaling;

import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.ecs.aws.ecs.Service;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/**
 * A rule by which Application Auto Scaling changes a size. Source: <a
 * href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html">PredefinedMetricSpecification</a>,
 * as of 2026-11-21.
 */
public final class ScalingPolicy extends ResourceView {
    /** The type. */
    public static final ResourceType<ScalingPolicy> TYPE =
            CloudControl.and(ResourceType.of(ScalingPolicy::new, "aws:appautoscaling/policy:Policy"));

    private ScalingPolicy(Resource resource) {
        super(resource);
    }

    /** The ECS service whose tasks it counts. */
    public Ref<Service> service() {
        return ScalingTarget.serviceIn(resource());
    }

    /** Whether it holds the CPU of an ECS service's tasks at a target, by the predefined metric or by the same one named by hand. */
    public Truth tracksCpu() {
        Truth predefined = tracking()
                .object("predefinedMetricSpecification")
                .string("predefinedMetricType")
                .is("ECSServiceAverageCPUUtilization");
        Truth custom = tracking()
                .object("customizedMetricSpecification")
                .string("metricName")
                .is("CPUUtilization")
                .and(() -> props().string("serviceNamespace").is("ecs").or(() -> props().string("scalingTargetId")
                        .matches(id -> id.endsWith("|ecs"))));
        return predefined.or(custom);
    }

    /** Where the metric is held; a percentage for CPU. */
    public Value<Double> targetValue() {
        return tracking().number("targetValue");
    }

    /** For how long it waits after it has removed tasks, in seconds. */
    public Value<Long> scaleInCooldown() {
        return tracking().integer("scaleInCooldown");
    }

    /** For how long it waits after it has added tasks, in seconds. */
    public Value<Long> scaleOutCooldown() {
        return tracking().integer("scaleOutCooldown");
    }

    private Props tracking() {
        return props().object("targetTrackingScalingPolicyConfiguration");
    }
}
