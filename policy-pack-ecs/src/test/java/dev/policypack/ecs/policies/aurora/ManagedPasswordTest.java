package dev.policypack.ecs.policies.aurora;

import static dev.policypack.value.PropertyValue.secret;
import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import org.junit.jupiter.api.Test;

class ManagedPasswordTest {
    private static final String READABLE =
            " is a text that everybody can read in the program and in the state of the stack";

    private final PolicyTester policy = PolicyTester.of(new ManagedPassword());
    private final Resource cluster =
            Resource.of("aws:rds/cluster:Cluster", "orders").with("engine", "aurora-postgresql");
    private final Resource instance =
            Resource.of("aws:rds/instance:Instance", "orders").with("engine", "postgres");

    @Test
    void refuses_a_password_that_everybody_can_read() {
        policy.given(cluster.with("masterPassword", "kj8Gf5-rTz1")).violates("masterPassword" + READABLE);
        policy.given(instance.with("password", "kj8Gf5-rTz1")).violates("password" + READABLE);
    }

    @Test
    void refuses_none_and_two() {
        policy.given(cluster)
                .violates("manageMasterUserPassword is not set, and the database has no other master password");
        policy.given(cluster.with("manageMasterUserPassword", true).with("masterPassword", secret("kj8Gf5-rTz1")))
                .violates("masterPassword is set beside manageMasterUserPassword, and RDS takes only one of them");
    }

    @Test
    void accepts_managed_secret_and_inherited_passwords() {
        policy.given(cluster.with("manageMasterUserPassword", true)).passes();
        policy.given(cluster.with("masterPassword", secret("kj8Gf5-rTz1"))).passes();
        policy.given(cluster.with("masterPassword", secret(unknown()))).passes();
        policy.given(cluster.with("masterPasswordWo", secret("kj8Gf5-rTz1"))).passes();
        policy.given(cluster.with("snapshotIdentifier", "orders-final")).passes();
        policy.given(instance.with("replicateSourceDb", "orders")).passes();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(cluster.with("masterPassword", unknown())).isUndecidedOn("masterPassword");
        policy.given(cluster.with("manageMasterUserPassword", unknown())).isUndecidedOn("manageMasterUserPassword");
    }
}
