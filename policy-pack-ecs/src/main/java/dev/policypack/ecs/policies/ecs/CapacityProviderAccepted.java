package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.CapacityProvider;
import dev.policypack.ecs.aws.ecs.CapacityProviderConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import java.util.Map;

/** ECS accepts the capacity provider. */
public final class CapacityProviderAccepted implements ResourcePolicy<CapacityProvider>, StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-capacity-provider-accepted")
                .title("ECS accepts the capacity provider")
                .description(
                        "ECS refuses the capacity provider when it is created, after its Auto Scaling group has been created.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(CapacityProviderConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCapacityProvider.html");
    }

    @Override
    public ResourceType<CapacityProvider> type() {
        return CapacityProvider.TYPE;
    }

    @Override
    public void validate(CapacityProvider capacityProvider, Review review) {
        CapacityProviderConstraints.check(capacityProvider, review);
    }

    @Override
    public void validate(Stack stack, Review review) {
        CapacityProviderConstraints.check(stack, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(CapacityProviderConstraints.class);
    }
}
