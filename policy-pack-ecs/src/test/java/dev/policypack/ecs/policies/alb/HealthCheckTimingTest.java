package dev.policypack.ecs.policies.alb;

import static dev.policypack.value.PropertyValue.secret;
import static dev.policypack.value.PropertyValue.unknown;

import com.google.common.collect.ImmutableMap;
import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthCheckTimingTest {
    private final PolicyTester policy = PolicyTester.of(new HealthCheckTiming());

    private static Resource group(Map<String, Object> check) {
        return Resource.of("aws:lb/targetGroup:TargetGroup", "web").with("healthCheck", check);
    }

    @Test
    void accepts_time_to_answer() {
        policy.given(group(Map.of("interval", 6, "timeout", 5))).passes();
        policy.given(group(Map.of("timeout", 29))).passes();
        policy.given(group(Map.of("path", "/health"))).passes();
        policy.given(group(Map.of("healthyThreshold", 2, "unhealthyThreshold", 10)))
                .passes();
    }

    @Test
    void refuses_a_timeout_that_is_too_short() {
        policy.given(group(Map.of("interval", 10, "timeout", 4)))
                .violates("healthCheck.timeout is 4; give a target at least 5 seconds");
        policy.with(HealthCheckTiming.MINIMUM_TIMEOUT, 3)
                .given(group(Map.of("interval", 10, "timeout", 4)))
                .passes();
    }

    @Test
    void refuses_a_timeout_that_does_not_end_before_the_next_check() {
        policy.given(group(Map.of("interval", 10, "timeout", 10)))
                .violates("healthCheck.timeout is 10 and interval is 10; the timeout must be shorter");
        policy.given(group(Map.of("timeout", 30)))
                .violates("healthCheck.timeout is 30 and interval is 30; the timeout must be shorter");
    }

    @Test
    void knows_the_longer_interval_of_functions() {
        policy.given(group(Map.of("timeout", 34)).with("targetType", "lambda")).passes();
    }

    @Test
    void refuses_thresholds_that_aws_refuses() {
        policy.given(group(Map.of("healthyThreshold", 1, "unhealthyThreshold", 11)))
                .violates(
                        "healthCheck.healthyThreshold is 1; AWS takes 2 to 10",
                        "healthCheck.unhealthyThreshold is 11; AWS takes 2 to 10");
    }

    @Test
    void reads_numbers_that_are_written_as_text() {
        policy.given(group(Map.of("interval", "10", "timeout", "3")))
                .violates("healthCheck.timeout is 3; give a target at least 5 seconds");
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(group(Map.of("interval", unknown(), "timeout", 5))).isUndecidedOn("healthCheck.interval");
        policy.given(group(Map.of("interval", 10, "timeout", "soon"))).isUndecidedOn("healthCheck.timeout");
        policy.given(Resource.of("aws:alb/targetGroup:TargetGroup", "web").with("healthCheck", unknown()))
                .isUndecidedOn("healthCheck");
    }

    @Test
    void has_nothing_to_say_without_a_health_check() {
        policy.given(Resource.of("aws:lb/targetGroup:TargetGroup", "web")).isNotApplicable();
        policy.given(group(ImmutableMap.of("enabled", false, "timeout", 1))).isNotApplicable();
    }

    @Test
    void a_remedy_gives_the_shortest_time_where_the_interval_leaves_room() {
        policy.given(group(Map.of("path", "/health", "interval", 10, "timeout", 3)))
                .isRepairedTo(group(Map.of("path", "/health", "interval", 10, "timeout", 5)));
        policy.given(group(Map.of("timeout", 3))).isRepairedTo(group(Map.of("timeout", 5)));
        policy.given(group(Map.of("interval", 6, "timeout", 3)))
                .isRepairedTo(group(Map.of("interval", 6, "timeout", 5)));
        policy.with(HealthCheckTiming.MINIMUM_TIMEOUT, 9)
                .given(group(Map.of("interval", 10, "timeout", 3)))
                .isRepairedTo(group(Map.of("interval", 10, "timeout", 9)));
    }

    @Test
    void a_remedy_leaves_to_somebody_what_it_cannot_know() {
        for (Resource group : List.of(
                group(Map.of("interval", 5, "timeout", 3)),
                group(Map.of("interval", 10, "timeout", 10)),
                group(Map.of("interval", unknown(), "timeout", 3)),
                group(Map.of("healthyThreshold", 1)))) {
            policy.given(group).isRepairedTo(group);
        }
    }

    @Test
    void a_secret_health_check_stays_secret_when_it_is_repaired() {
        Resource group = Resource.of("aws:lb/targetGroup:TargetGroup", "web");
        policy.given(group.with("healthCheck", secret(Map.of("path", "/internal", "timeout", 3))))
                .isRepairedTo(group.with("healthCheck", secret(Map.of("path", "/internal", "timeout", 5))));
    }
}
