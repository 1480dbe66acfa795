package dev.policypack.ecs.policies.aurora;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseLogExportsTest {
    private static final String NONE =
            "enabledCloudwatchLogsExports is not set; the engine has the logs postgresql, instance or iam-db-auth-error";

    private final PolicyTester policy = PolicyTester.of(new DatabaseLogExports());
    private final Resource cluster =
            Resource.of("aws:rds/cluster:Cluster", "orders").with("engine", "aurora-postgresql");

    @Test
    void names_the_logs_that_the_engine_has() {
        policy.given(cluster).violates(NONE);
        policy.given(cluster.with("enabledCloudwatchLogsExports", List.of())).violates(NONE);
        policy.given(cluster.with("enabledCloudwatchLogsExports", List.of("postgresql", "audit")))
                .violates(
                        "enabledCloudwatchLogsExports[1]: the engine has no log \"audit\"; it has postgresql, instance or"
                                + " iam-db-auth-error");
    }

    @Test
    void accepts_the_logs_of_each_engine() {
        policy.given(cluster.with("enabledCloudwatchLogsExports", List.of("postgresql", "instance")))
                .passes();
        policy.given(Resource.of("aws:rds/instance:Instance", "orders")
                        .with("engine", "mysql")
                        .with("enabledCloudwatchLogsExports", List.of("error", "slowquery")))
                .passes();
        policy.given(cluster.with("engine", "sqlserver-ex")).isNotApplicable();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(cluster.with("enabledCloudwatchLogsExports", unknown()))
                .isUndecidedOn("enabledCloudwatchLogsExports");
        policy.given(cluster.with("engine", unknown())).isUndecidedOn("engine");
    }
}
