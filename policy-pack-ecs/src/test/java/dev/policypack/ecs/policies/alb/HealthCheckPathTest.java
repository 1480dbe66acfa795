package dev.policypack.ecs.policies.alb;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthCheckPathTest {
    private static final String DEFAULT = "healthCheck.%s is not set, so that the load balancer takes its own default";

    private final PolicyTester policy = PolicyTester.of(new HealthCheckPath());
    private final Resource group =
            Resource.of("aws:lb/targetGroup:TargetGroup", "web").with("protocol", "HTTP");

    @Test
    void asks_for_path_and_matcher() {
        policy.given(group).violates(DEFAULT.formatted("path"), DEFAULT.formatted("matcher"));
        policy.given(group.with("healthCheck", Map.of("path", "/health"))).violates(DEFAULT.formatted("matcher"));
        policy.given(group.with("healthCheck", Map.of("path", "/health", "matcher", "200-299")))
                .passes();
        policy.given(Resource.of("aws:alb/targetGroup:TargetGroup", "web")
                        .with("protocol", "HTTPS")
                        .with("healthCheck", Map.of("matcher", 200)))
                .violates(DEFAULT.formatted("path"));
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(group.with("healthCheck", unknown())).isUndecidedOn("healthCheck");
        policy.given(group.with("healthCheck", Map.of("path", unknown(), "matcher", "200")))
                .isUndecidedOn("healthCheck.path");
        policy.given(group.with("protocol", unknown())).isUndecidedOn("protocol");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TCP", "TLS", "UDP", "TCP_UDP", "GENEVE"})
    void leaves_network_and_gateway_load_balancers_alone(String protocol) {
        policy.given(group.with("protocol", protocol)).isNotApplicable();
    }

    @Test
    void leaves_functions_and_switched_off_checks_alone() {
        policy.given(group.without("protocol").with("targetType", "lambda")).isNotApplicable();
        policy.given(group.with("healthCheck", Map.of("enabled", false))).isNotApplicable();
    }
}
