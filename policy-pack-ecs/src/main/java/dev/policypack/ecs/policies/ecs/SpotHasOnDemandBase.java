package dev.policypack.ecs.policies.ecs;

import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.CapacityProviderStrategy;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Truth;

/** Spot capacity may be taken away at any time; a base on demand stays. */
public final class SpotHasOnDemandBase implements ResourcePolicy<CapacityProviderStrategy> {
    static final Option<Long> MINIMUM_BASE = Option.integer(
            "minimumBase", 1, 100_000, 1, "The fewest tasks that run on demand beside those on FARGATE_SPOT.");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-spot-has-on-demand-base")
                .title("Tasks on FARGATE_SPOT have a base of tasks on FARGATE")
                .description(
                        "AWS takes Spot capacity back at two minutes' notice, and may have no other for hours: a service that runs on"
                                + " nothing else can lose all its tasks at once.")
                .remediationSteps(
                        "Add an entry for `FARGATE` with a `base` of at least 1 beside the one for `FARGATE_SPOT`; give no other entry a"
                                + " `base`, since ECS takes one.")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.OUTAGE)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.wellArchitected("REL 11"))
                .options(MINIMUM_BASE)
                .url("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html");
    }

    @Override
    public ResourceType<CapacityProviderStrategy> type() {
        return CapacityProviderStrategy.TYPE;
    }

    @Override
    public void validate(CapacityProviderStrategy strategy, Review review) {
        long least = review.option(MINIMUM_BASE);
        review.each(strategy.entries(), entry -> review.at(entry.capacityProvider())
                .require(
                        entry.capacityProvider().is("FARGATE_SPOT").implies(() -> onDemand(strategy, least)),
                        "capacityProvider is %s, and no entry for FARGATE has a base of at least %s",
                        entry.capacityProvider(),
                        least));
        review.severity(Severity.HIGH)
                .require(strategy.hasSeveralBases().not(), strategy.property() + " has several bases; ECS takes one");
    }

    private static Truth onDemand(CapacityProviderStrategy strategy, long least) {
        return strategy.entries()
                .any(entry -> entry.capacityProvider().is("FARGATE").and(() -> entry.hasBase(least)));
    }
}
