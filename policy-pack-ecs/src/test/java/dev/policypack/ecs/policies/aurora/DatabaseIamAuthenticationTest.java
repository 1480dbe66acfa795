package dev.policypack.ecs.policies.aurora;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import org.junit.jupiter.api.Test;

class DatabaseIamAuthenticationTest {
    private final PolicyTester policy = PolicyTester.of(new DatabaseIamAuthentication());
    private final Resource cluster =
            Resource.of("aws:rds/cluster:Cluster", "orders").with("engine", "aurora-postgresql");

    @Test
    void switches_it_on() {
        policy.given(cluster)
                .violates("iamDatabaseAuthenticationEnabled is not set")
                .isRepairedTo(cluster.with("iamDatabaseAuthenticationEnabled", true));
        policy.given(cluster.with("iamDatabaseAuthenticationEnabled", true)).passes();
        policy.given(cluster.with("iamDatabaseAuthenticationEnabled", unknown()))
                .isUndecidedOn("iamDatabaseAuthenticationEnabled");
    }

    @Test
    void leaves_engines_alone_that_do_not_know_it() {
        policy.given(cluster.with("engine", "oracle-ee")).isNotApplicable();
        policy.given(cluster.with("engineMode", "serverless")).isNotApplicable();
    }
}
