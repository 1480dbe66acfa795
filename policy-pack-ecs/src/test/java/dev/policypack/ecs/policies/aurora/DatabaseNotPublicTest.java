package dev.policypack.ecs.policies.aurora;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import org.junit.jupiter.api.Test;

class DatabaseNotPublicTest {
    private static final String MESSAGE = "publiclyAccessible is true, so the database has a public address";

    private final PolicyTester policy = PolicyTester.of(new DatabaseNotPublic());
    private final Resource member =
            Resource.of("aws:rds/clusterInstance:ClusterInstance", "orders").with("clusterIdentifier", "orders");

    @Test
    void refuses_a_public_address_and_takes_it_away() {
        policy.given(member.with("publiclyAccessible", true))
                .violates(MESSAGE)
                .isRepairedTo(member.with("publiclyAccessible", false));
        policy.given(Resource.of("aws:rds/instance:Instance", "orders").with("publiclyAccessible", "true"))
                .violates(MESSAGE);
    }

    @Test
    void accepts_private_ones() {
        policy.given(member).passes();
        policy.given(member.with("publiclyAccessible", false)).passes();
        policy.given(member.with("publiclyAccessible", unknown())).isUndecidedOn("publiclyAccessible");
    }
}
