package dev.policypack.ecs.policies.rds;

import static dev.policypack.value.PropertyValue.secret;
import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the examples of the constraints do not show: whole messages, what is not known, and what is not asked for. */
class DatabaseAcceptedTest {
    private final PolicyTester policy = PolicyTester.of(new DatabaseAccepted());
    private final Resource instance = Resource.of("aws:rds/instance:Instance", "orders")
            .with("engine", "postgres")
            .with("instanceClass", "db.m7g.large")
            .with("allocatedStorage", 100);
    private final Resource cluster =
            Resource.of("aws:rds/cluster:Cluster", "orders").with("engine", "aurora-postgresql");

    @Test
    void a_message_begins_with_the_property_and_shows_what_was_found() {
        policy.given(instance.with("username", "rdsadmin"))
                .violates("username is \"rdsadmin\", which the engine reserves");
        policy.given(instance.with("storageType", "gp3").with("iops", "6000"))
                .violates("iops is 6000, but allocatedStorage is 100; with gp3, \"postgres\" accepts it from 400 GiB");
        policy.given(instance.with("backupWindow", "03:00-04:00").with("maintenanceWindow", "sun:03:30-sun:04:30"))
                .violates("backupWindow is \"03:00-04:00\", which overlaps the maintenance window"
                        + " \"sun:03:30-sun:04:30\"");
        policy.given(cluster.with("enabledCloudwatchLogsExports", List.of("general")))
                .violates(
                        "enabledCloudwatchLogsExports[0]: \"general\" is not a log type of \"aurora-postgresql\", which"
                                + " exports postgresql, instance or iam-db-auth-error");
    }

    @Test
    void a_password_is_judged_and_never_shown() {
        policy.given(instance.with("password", secret("short"))).violates("password has fewer than 8 characters");
        policy.given(instance.with("passwordWo", secret("longer@than8")))
                .violates(
                        "passwordWo has a character that RDS does not accept: '/', '@', '\"', a space, or one that is not"
                                + " printable ASCII");
        policy.given(instance.with("password", unknown())).isUndecidedOn("password");
    }

    @Test
    void an_engine_that_is_not_known_refuses_nothing() {
        policy.given(cluster.with("engine", unknown()).with("storageType", "gp3"))
                .isUndecidedOn("engine");
        policy.given(instance.with("engine", "custom-oracle-ee").with("timezone", "UTC"))
                .passes();
        policy.given(instance.without("engine").with("timezone", "UTC")).passes();
    }

    @Test
    void a_zero_is_not_sent() {
        policy.given(instance.with("iops", 0)
                        .with("storageThroughput", 0)
                        .with("maxAllocatedStorage", 0)
                        .with("monitoringInterval", 0)
                        .with("performanceInsightsRetentionPeriod", 0)
                        .with("port", 0)
                        .with("storageType", "gp2"))
                .passes();
    }

    @Test
    void a_copy_has_its_storage_from_elsewhere() {
        Resource restored = instance.without("allocatedStorage").with("storageType", "io1");
        policy.given(restored).violates("iops is not set, but storageType is \"io1\"");
        policy.given(restored.with("snapshotIdentifier", "rds:orders")).passes();
        policy.given(restored.with("restoreToPointInTime", Map.of("useLatestRestorableTime", true)))
                .passes();
    }

    @Test
    void what_the_program_leaves_alone_is_not_refused() {
        Resource magnetic = instance.with("storageType", "standard");
        policy.given(magnetic).violates("storageType is \"standard\", which is magnetic storage");
        policy.given(magnetic.withOptions(magnetic.options().ignoringChanges("storageType")))
                .passes();
    }
}
