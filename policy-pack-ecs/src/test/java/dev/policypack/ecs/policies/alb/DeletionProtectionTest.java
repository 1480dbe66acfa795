package dev.policypack.ecs.policies.alb;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.policy.Resource;
import dev.policypack.testkit.PolicyTester;
import org.junit.jupiter.api.Test;

class DeletionProtectionTest {
    private final PolicyTester policy = PolicyTester.of(new DeletionProtection());
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
}
