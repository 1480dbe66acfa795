package dev.policypack.ecs.policies.alb;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessLogsTest {
    private final PolicyTester policy = PolicyTester.of(new AccessLogs());
    private final Resource balancer = Resource.of("aws:lb/loadBalancer:LoadBalancer", "web");

    @Test
    void asks_for_logs_and_a_bucket() {
        policy.given(balancer).violates("accessLogs.enabled is not set, so that no access logs are written");
        policy.given(balancer.with("accessLogs", Map.of("bucket", "logs", "enabled", false)))
                .violates("accessLogs.enabled is false, so that no access logs are written");
        policy.given(balancer.with("accessLogs", Map.of("enabled", true)))
                .violates("accessLogs.bucket is not set; access logs need one to be written to");
        policy.given(balancer.with("accessLogs", Map.of("bucket", "logs", "enabled", true)))
                .passes();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(balancer.with("accessLogs", Map.of("bucket", "logs", "enabled", unknown())))
                .isUndecidedOn("accessLogs.enabled");
        policy.given(balancer.with("accessLogs", unknown())).isUndecidedOn("accessLogs");
    }

    @Test
    void takes_a_bucket_that_is_still_to_come() {
        policy.given(balancer.with("accessLogs", Map.of("bucket", unknown(), "enabled", true)))
                .passes();
    }

    @Test
    void leaves_network_and_gateway_load_balancers_alone() {
        policy.given(balancer.with("loadBalancerType", "network")).isNotApplicable();
        policy.given(balancer.with("loadBalancerType", "gateway")).isNotApplicable();
    }
}
