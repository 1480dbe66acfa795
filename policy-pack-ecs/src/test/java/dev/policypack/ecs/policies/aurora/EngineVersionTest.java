package dev.policypack.ecs.policies.aurora;

import static dev.policypack.value.PropertyValue.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.policy.EnforcementLevel;
import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineVersionTest {
    private final PolicyTester policy = PolicyTester.of(new EngineVersion());
    private final Resource cluster =
            Resource.of("aws:rds/cluster:Cluster", "orders").with("engine", "aurora-postgresql");

    @ParameterizedTest
    @ValueSource(strings = {"17.7", "15.18", "16", "17.99", "99.1", "16.4-limitless"})
    void accepts_what_can_be_created_and_what_the_table_does_not_know(String version) {
        policy.given(cluster.with("engineVersion", version)).passes();
    }

    @ParameterizedTest
    @CsvSource({"15.3, 15.10", "15.9, 15.10", "14.7, 14.17", "16.1, 16.8", "17.1, 17.4"})
    void names_the_nearest_version_that_can_be_created(String dead, String nearest) {
        policy.given(cluster.with("engineVersion", dead))
                .violates(
                        "engineVersion is \"%s\", which AWS no longer creates as of 2026-10-20; the nearest version that it creates is \"%s\""
                                .formatted(dead, nearest));
    }

    @Test
    void reports_a_major_whose_standard_support_is_over_without_stopping_it() {
        PolicyTester.Result result = policy.given(cluster.with("engineVersion", "12.22"));
        result.violates(
                "engineVersion is \"12.22\", whose standard support ended on 2025-02-28; AWS charges extra for it since then");
        assertThat(result.violations().get(0).enforcementLevel()).isEqualTo(EnforcementLevel.ADVISORY);
    }

    @Test
    void leaves_other_engines_and_the_default_alone() {
        policy.given(cluster).isNotApplicable();
        policy.given(cluster.with("engine", "aurora-mysql").with("engineVersion", "5.7.mysql_aurora.2.11.1"))
                .isNotApplicable();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(cluster.with("engineVersion", unknown())).isUndecidedOn("engineVersion");
        policy.given(cluster.with("engine", unknown()).with("engineVersion", "15.3"))
                .isUndecidedOn("engine");
    }
}
