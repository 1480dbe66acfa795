package dev.policypack.ecs.aws.autoscaling;

import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Review;
import dev.policypack.value.Value;
import java.util.List;

/** What Application Auto Scaling refuses in a scaling target. */
public final class ScalingTargetConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final Constraint TARGET_MIN_ABOVE_MAX = ALL.refused(
            "appautoscaling-target-min-above-max",
            "ValidationException: Maximum capacity cannot be less than minimum capacity",
            "Set `minCapacity` to at most `maxCapacity`.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html");

    private static final Constraint TARGET_RESOURCE_ID = ALL.refused(
            "appautoscaling-target-resource-id",
            "ValidationException: Unsupported service namespace, resource type or scalable dimension",
            "Write `service/<cluster name>/<service name>`.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html");

    private static final Constraint TARGET_DIMENSION = ALL.refused(
            "appautoscaling-target-dimension",
            "ValidationException: Unsupported service namespace, resource type or scalable dimension",
            "Use the dimension of the namespace: `ecs:service:DesiredCount` for `ecs`.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html");

    private ScalingTargetConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a scaling target. */
    public static void check(ScalingTarget target, Review review) {
        Value<Long> least = target.minCapacity();
        Value<Long> most = target.maxCapacity();
        review.refuse(
                TARGET_MIN_ABOVE_MAX,
                least.matches(most, (min, max) -> min > max),
                "maxCapacity is %s, less than minCapacity %s",
                most,
                least);
        Value<String> namespace = target.props().string("serviceNamespace");
        Value<String> dimension = target.props().string("scalableDimension");
        review.refuse(
                TARGET_DIMENSION,
                dimension.matches(namespace, (what, of) -> !what.startsWith(of + ":")),
                "scalableDimension is %s, but serviceNamespace is %s",
                dimension,
                namespace);
        Value<String> id = target.props().string("resourceId");
        review.refuse(
                TARGET_RESOURCE_ID,
                target.scalesTasks().and(() -> id.matches(text -> !isService(text))),
                "resourceId is %s, which does not have the form service/<cluster name>/<service name>",
                id);
    }

    private static boolean isService(String id) {
        return id.startsWith("service/") && id.indexOf(':') < 0;
    }
}
