package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.ecs.aws.SchemaMismatches;
import dev.policypack.policy.PolicyPack;
import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeploymentCircuitBreakerTest {
    private static final String NOT_SET =
            "deploymentCircuitBreaker is not set, so ECS keeps retrying a broken version; inside deploymentConfiguration it is dropped without a word, for it is a property of"
                    + " the service itself";

    private final PolicyTester policy = PolicyTester.of(
            new DeploymentCircuitBreaker(), PolicyPack.of("test", "1.0.0").propertyHint(SchemaMismatches::hint));
    private final Resource service =
            Resource.of("aws:ecs/service:Service", "web").with("desiredCount", 2);

    @Test
    void both_enable_and_rollback_are_asked_for() {
        policy.given(breaker(true, true)).passes();
        policy.given(breaker(true, false))
                .violates("deploymentCircuitBreaker.rollback is false, so the last working version does not come back");
        policy.given(breaker(false, true))
                .violates("deploymentCircuitBreaker.enable is false, so ECS keeps retrying a broken version");
        policy.given(service.with("deploymentCircuitBreaker", Map.of()))
                .violates(
                        "deploymentCircuitBreaker.enable is not set, so ECS keeps retrying a broken version",
                        "deploymentCircuitBreaker.rollback is not set, so the last working version does not come back");
    }

    @Test
    void says_where_it_is_lost_when_it_is_missing() {
        policy.given(service).violates(NOT_SET);
        policy.given(service.with(
                        "deploymentConfiguration",
                        Map.of("deploymentCircuitBreaker", Map.of("enable", true, "rollback", true))))
                .violates(
                        "deploymentCircuitBreaker is not set, so ECS keeps retrying a broken version; deploymentConfiguration sets deploymentCircuitBreaker, and the"
                                + " provider has no such property there");
        policy.given(service.with("deploymentController", Map.of("type", "ECS")))
                .violates(NOT_SET);
    }

    @Test
    void a_rollback_on_alarms_is_as_good() {
        policy.given(alarms(List.of("web-5xx"), true)).passes();
        policy.given(alarms(List.of("web-5xx"), false)).violates(NOT_SET);
        policy.given(alarms(List.of(), true)).violates(NOT_SET);
    }

    @Test
    void other_ways_to_deploy_have_no_circuit_breaker() {
        policy.given(service.with("deploymentController", Map.of("type", "CODE_DEPLOY")))
                .isNotApplicable();
        policy.given(service.with("deploymentController", Map.of("type", "EXTERNAL")))
                .isNotApplicable();
        policy.given(service.with("deploymentConfiguration", Map.of("strategy", "BLUE_GREEN")))
                .isNotApplicable();
        policy.given(service.with("deploymentConfiguration", Map.of("strategy", "CANARY")))
                .isNotApplicable();
        policy.given(service.with("schedulingStrategy", "DAEMON")).isNotApplicable();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(service.with("deploymentCircuitBreaker", unknown())).isUndecidedOn("deploymentCircuitBreaker");
        policy.given(breaker(true, unknown())).isUndecidedOn("deploymentCircuitBreaker.rollback");
        policy.given(service.with("deploymentController", unknown())).isUndecidedOn("deploymentController");
        policy.given(service.with("alarms", unknown())).isUndecidedOn("alarms");
    }

    @Test
    void is_repaired_by_both() {
        policy.given(service).isRepairedTo(breaker(true, true));
        policy.given(breaker(true, false)).isRepairedTo(breaker(true, true));
        policy.given(breaker(true, true)).isRepairedTo(breaker(true, true));
    }

    private Resource breaker(Object enable, Object rollback) {
        return service.with("deploymentCircuitBreaker", Map.of("enable", enable, "rollback", rollback));
    }

    private Resource alarms(List<String> names, boolean rollback) {
        return service.with("alarms", Map.of("alarmNames", names, "enable", true, "rollback", rollback));
    }
}
