package dev.policypack.ecs.policies.alb;

import static dev.policypack.value.PropertyValue.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.ecs.policies.Production;
import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Preset;
import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import org.junit.jupiter.api.Test;

class DeletionProtectionTest {
    private final PolicyTester policy = PolicyTester.of(
            new DeletionProtection(), PolicyPack.of("test", "1.0.0").settings(Production.STACKS));
    private final Resource balancer = Resource.of("aws:lb/loadBalancer:LoadBalancer", "web");

    @Test
    void asks_for_protection() {
        policy.given(balancer)
                .violates(
                        "enableDeletionProtection is not set; a mistake in a program or in the console deletes the load balancer")
                .isRepairedTo(balancer.with("enableDeletionProtection", true));
        policy.given(balancer.with("enableDeletionProtection", false))
                .violates(
                        "enableDeletionProtection is false; a mistake in a program or in the console deletes the load balancer");
        policy.given(balancer.with("enableDeletionProtection", true)).passes();
        policy.given(Resource.of("aws:alb/loadBalancer:LoadBalancer", "web")
                        .with("loadBalancerType", "network")
                        .with("enableDeletionProtection", "true"))
                .passes();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(balancer.with("enableDeletionProtection", unknown())).isUndecidedOn("enableDeletionProtection");
    }

    @Test
    void is_a_remark_outside_of_production_in_every_preset() {
        for (Preset preset : Preset.values()) {
            PolicyTester changed = PolicyTester.of(
                    new DeletionProtection().changed(preset::appliedTo),
                    PolicyPack.of("test", "1.0.0").settings(Production.STACKS));
            assertThat(changed.given(balancer).violations())
                    .extracting(Violation::enforcementLevel)
                    .containsExactly(EnforcementLevel.ADVISORY);
            assertThat(changed.inStack("prod").given(balancer).violations())
                    .extracting(Violation::enforcementLevel)
                    .containsExactly(preset == Preset.STRICT ? EnforcementLevel.MANDATORY : EnforcementLevel.ADVISORY);
        }
    }
}
