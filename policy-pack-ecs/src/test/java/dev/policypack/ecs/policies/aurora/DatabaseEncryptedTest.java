package dev.policypack.ecs.policies.aurora;

import static dev.policypack.value.PropertyValue.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import org.junit.jupiter.api.Test;

class DatabaseEncryptedTest {
    private static final String OF_AWS =
            "storageEncrypted is not set, so that the cluster has a key that AWS owns, or none if it is older than that";

    private final PolicyTester policy = PolicyTester.of(new DatabaseEncrypted());
    private final Resource instance =
            Resource.of("aws:rds/instance:Instance", "orders").with("engine", "postgres");
    private final Resource cluster =
            Resource.of("aws:rds/cluster:Cluster", "orders").with("engine", "aurora-postgresql");

    @Test
    void advises_on_instances_and_clusters_that_are_not_of_aurora() {
        PolicyTester.Result result = policy.given(instance);
        result.violates("storageEncrypted is not set, so that the storage is not encrypted");
        assertThat(result.violations())
                .extracting(Violation::enforcementLevel)
                .containsExactly(EnforcementLevel.ADVISORY);
        policy.given(cluster.with("engine", "postgres").with("storageEncrypted", false))
                .violates("storageEncrypted is false, so that the storage is not encrypted");
    }

    @Test
    void only_remarks_on_aurora_which_encrypts_new_clusters_anyway() {
        PolicyTester.Result result = policy.given(cluster);
        result.violates(OF_AWS);
        assertThat(result.violations())
                .extracting(Violation::enforcementLevel)
                .containsExactly(EnforcementLevel.ADVISORY);
    }

    @Test
    void accepts_encryption_and_leaves_copies_alone() {
        policy.given(instance.with("storageEncrypted", true)).passes();
        policy.given(cluster.with("storageEncrypted", true)).passes();
        policy.given(instance.with("replicateSourceDb", "orders-0")).isNotApplicable();
        policy.given(cluster.with("snapshotIdentifier", "orders-final")).isNotApplicable();
        policy.given(cluster.with("engineMode", "serverless")).isNotApplicable();
        policy.given(cluster.with("snapshotIdentifier", "")).violates(OF_AWS);
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(instance.with("storageEncrypted", unknown())).isUndecidedOn("storageEncrypted");
        policy.given(instance.with("snapshotIdentifier", unknown())).isUndecidedOn("snapshotIdentifier");
    }

    /** An engine that is not known yet makes neither more nor less of it. */
    @Test
    void waits_for_the_engine() {
        policy.given(cluster.with("engine", unknown())).isUndecidedOn("engine");
        policy.given(cluster.with("engine", unknown()).with("storageEncrypted", true))
                .passes();
    }
}
