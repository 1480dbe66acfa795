package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.CapacityProviderStrategy;
import dev.policypack.ecs.aws.ecs.CapacityProviderStrategyConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Truth;
import java.util.Map;

/** ECS accepts the capacity provider strategy of a service, of a task set, or of a cluster. */
public final class CapacityProviderStrategyAccepted implements ResourcePolicy<CapacityProviderStrategy> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-capacity-provider-strategy-accepted")
                .title("ECS accepts the capacity provider strategy")
                .description(
                        "ECS refuses the strategy when the service, the task set or the association with the cluster is created.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(CapacityProviderStrategyConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html");
    }

    @Override
    public ResourceType<CapacityProviderStrategy> type() {
        return CapacityProviderStrategy.TYPE;
    }

    @Override
    public Truth appliesTo(CapacityProviderStrategy capacityProviderStrategy) {
        return Truth.of(!CloudControl.isProviderOf(capacityProviderStrategy.resource()));
    }

    @Override
    public void validate(CapacityProviderStrategy capacityProviderStrategy, Review review) {
        CapacityProviderStrategyConstraints.check(capacityProviderStrategy, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(CapacityProviderStrategyConstraints.class);
    }
}
