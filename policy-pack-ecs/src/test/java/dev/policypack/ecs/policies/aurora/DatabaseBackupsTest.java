package dev.policypack.ecs.policies.aurora;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import org.junit.jupiter.api.Test;

class DatabaseBackupsTest {
    private final PolicyTester policy = PolicyTester.of(new DatabaseBackups());
    private final Resource cluster = Resource.of("aws:rds/cluster:Cluster", "orders");

    @Test
    void wants_a_week_and_knows_what_aws_takes() {
        policy.given(cluster)
                .violates("backupRetentionPeriod is not set; keep backups for at least 7 days")
                .isRepairedTo(cluster.with("backupRetentionPeriod", 7));
        policy.given(cluster.with("backupRetentionPeriod", 6))
                .violates("backupRetentionPeriod is 6; keep backups for at least 7 days");
        policy.given(cluster.with("backupRetentionPeriod", 7)).passes();
        policy.given(cluster.with("backupRetentionPeriod", 35)).passes();
        policy.given(cluster.with("backupRetentionPeriod", 36))
                .violates("backupRetentionPeriod is 36; AWS takes 35 at the most")
                .isRepairedTo(cluster.with("backupRetentionPeriod", 36));
    }

    @Test
    void takes_another_minimum() {
        policy.with(DatabaseBackups.MINIMUM_DAYS, 14)
                .given(cluster.with("backupRetentionPeriod", 7))
                .violates("backupRetentionPeriod is 7; keep backups for at least 14 days")
                .isRepairedTo(cluster.with("backupRetentionPeriod", 14));
    }

    @Test
    void leaves_replicas_alone_and_waits() {
        policy.given(Resource.of("aws:rds/instance:Instance", "replica").with("replicateSourceDb", "orders"))
                .isNotApplicable();
        policy.given(cluster.with("backupRetentionPeriod", unknown())).isUndecidedOn("backupRetentionPeriod");
    }
}
