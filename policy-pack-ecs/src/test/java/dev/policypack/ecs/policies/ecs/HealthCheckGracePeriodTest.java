package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.secret;
import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthCheckGracePeriodTest {
    private static final String PROPERTY = "healthCheckGracePeriodSeconds";

    private final PolicyTester policy = PolicyTester.of(new HealthCheckGracePeriod());
    private final Resource worker = Resource.of("aws:ecs/service:Service", "web");
    private final Resource service = worker.with(
            "loadBalancers",
            List.of(Map.of("targetGroupArn", "arn:web", "containerName", "web", "containerPort", 8080)));

    @Test
    void asks_for_half_a_minute() {
        policy.given(service.with(PROPERTY, 29))
                .violates("healthCheckGracePeriodSeconds is 29, and at least 30 are wanted");
        policy.given(service.with(PROPERTY, 30)).passes();
        policy.given(service.with(PROPERTY, "30")).passes();
        policy.given(service.with(PROPERTY, Integer.MAX_VALUE)).passes();
    }

    @Test
    void does_not_take_the_default_of_nothing() {
        policy.given(service).violates("healthCheckGracePeriodSeconds is not set, and at least 30 are wanted");
        policy.given(service.with(PROPERTY, 0))
                .violates("healthCheckGracePeriodSeconds is 0, and at least 30 are wanted");
    }

    @Test
    void takes_another_minimum() {
        PolicyTester strict = policy.with(HealthCheckGracePeriod.MINIMUM, 120);
        strict.given(service.with(PROPERTY, 119))
                .violates("healthCheckGracePeriodSeconds is 119, and at least 120 are wanted");
        strict.given(service.with(PROPERTY, 120)).passes();
        policy.with(HealthCheckGracePeriod.MINIMUM, 1)
                .given(service.with(PROPERTY, 1))
                .passes();
    }

    @Test
    void does_not_show_a_secret() {
        policy.given(service.with(PROPERTY, secret(7)))
                .violates("healthCheckGracePeriodSeconds is [secret], and at least 30 are wanted");
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(service.with(PROPERTY, unknown())).isUndecidedOn(PROPERTY);
        policy.given(service.with(PROPERTY, "soon")).isUndecidedOn(PROPERTY);
        policy.given(worker.with("loadBalancers", unknown())).isUndecidedOn("loadBalancers");
    }

    @Test
    void counts_a_load_balancer_of_which_nothing_is_known() {
        policy.given(worker.with("loadBalancers", List.of(unknown())))
                .violates("healthCheckGracePeriodSeconds is not set, and at least 30 are wanted");
    }

    @Test
    void leaves_workers_alone() {
        policy.given(worker).isNotApplicable();
        policy.given(worker.with("loadBalancers", List.of())).isNotApplicable();
    }
}
