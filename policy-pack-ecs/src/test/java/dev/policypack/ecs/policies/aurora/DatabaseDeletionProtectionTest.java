package dev.policypack.ecs.policies.aurora;

import static dev.policypack.value.PropertyValue.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.ecs.policies.Production;
import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyPack;
import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseDeletionProtectionTest {
    private final PolicyTester policy = PolicyTester.of(
            new DatabaseDeletionProtection(), PolicyPack.of("test", "1.0.0").settings(Production.STACKS));
    private final Resource cluster = Resource.of("aws:rds/cluster:Cluster", "orders");

    @Test
    void is_advice() {
        assertThat(levelsIn("prod")).containsExactly(EnforcementLevel.ADVISORY);
        assertThat(levelsIn("dev")).containsExactly(EnforcementLevel.ADVISORY);
    }

    @Test
    void protects_what_is_not_protected() {
        policy.inStack("prod-eu")
                .given(cluster.with("deletionProtection", false))
                .violates("deletionProtection is false, so a mistake can delete the database")
                .isRepairedTo(cluster.with("deletionProtection", true));
        policy.inStack("prod-eu")
                .given(cluster.with("deletionProtection", true))
                .passes();
        policy.given(cluster.with("deletionProtection", unknown())).isUndecidedOn("deletionProtection");
    }

    private List<EnforcementLevel> levelsIn(String stack) {
        return policy.inStack(stack).given(cluster).violations().stream()
                .map(Violation::enforcementLevel)
                .toList();
    }
}
