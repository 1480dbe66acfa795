package dev.policypack.ecs.policies.autoscaling;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.autoscaling.ScalingTarget;
import dev.policypack.ecs.aws.autoscaling.ScalingTargetConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import java.util.Map;

/** Application Auto Scaling accepts the scaling target. */
public final class ScalingTargetAccepted implements ResourcePolicy<ScalingTarget> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("appautoscaling-target-accepted")
                .title("Application Auto Scaling accepts the scaling target")
                .description("Application Auto Scaling refuses the scaling target, after the service was created.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(ScalingTargetConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url(
                        "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html");
    }

    @Override
    public ResourceType<ScalingTarget> type() {
        return ScalingTarget.TYPE;
    }

    @Override
    public void validate(ScalingTarget target, Review review) {
        ScalingTargetConstraints.check(target, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(ScalingTargetConstraints.class);
    }
}
