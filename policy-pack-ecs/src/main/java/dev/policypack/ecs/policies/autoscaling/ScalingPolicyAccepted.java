package dev.policypack.ecs.policies.autoscaling;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.autoscaling.ScalingPolicyConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import java.util.Map;

/** Application Auto Scaling accepts the scaling policy. */
public final class ScalingPolicyAccepted implements ResourcePolicy<Resource>, StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("appautoscaling-policy-accepted")
                .title("Application Auto Scaling accepts the scaling policy")
                .description(
                        "Application Auto Scaling refuses the scaling policy, after the service and its scaling target were created.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(ScalingPolicyConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return ScalingPolicyConstraints.TYPE;
    }

    @Override
    public void validate(Resource resource, Review review) {
        ScalingPolicyConstraints.check(resource, review);
    }

    @Override
    public void validate(Stack stack, Review review) {
        ScalingPolicyConstraints.check(stack, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(ScalingPolicyConstraints.class);
    }
}
