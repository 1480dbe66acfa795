package dev.policypack.ecs.aws.autoscaling;

import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Review;
import dev.policypack.value.Value;
import java.util.List;

/** What Application Auto Scaling refuses in a scaling target. */
public final class ScalingTargetConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint BOUNDS = ALL.refused(
            "appautoscaling-target-min-above-max",
            "ValidationException: Maximum capacity cannot be less than minimum capacity",
            "Set `maxCapacity` to at least `minCapacity`.",
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
                BOUNDS,
                least.matches(most, (min, max) -> min > max),
                "maxCapacity is %s, less than minCapacity %s",
                most,
                least);
    }
}
