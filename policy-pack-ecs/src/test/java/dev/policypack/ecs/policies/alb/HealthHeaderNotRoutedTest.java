package dev.policypack.ecs.policies.alb;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthHeaderNotRoutedTest {
    private static final String REPORTED =
            "conditions[0].httpHeader.httpHeaderName is \"%s\", and health checks never come here: the rule only catches requests of users";

    private final PolicyTester policy = PolicyTester.of(new HealthHeaderNotRouted());

    private static Resource rule(Object name, Object... values) {
        return Resource.of("aws:lb/listenerRule:ListenerRule", "health")
                .with(
                        "conditions",
                        List.of(Map.of("httpHeader", Map.of("httpHeaderName", name, "values", List.of(values)))));
    }

    @Test
    void reports_headers_of_health_checks_however_they_are_written() {
        policy.given(rule("X-Health-Check", "true")).violates(REPORTED.formatted("X-Health-Check"));
        policy.given(rule("x-health-check", "1")).violates(REPORTED.formatted("x-health-check"));
        policy.given(rule("User-Agent", "ELB-HealthChecker/2.0")).violates(REPORTED.formatted("User-Agent"));
    }

    @Test
    void takes_other_headers_from_the_options() {
        PolicyTester configured = policy.with(HealthHeaderNotRouted.HEADERS, List.of("X-Probe"));
        configured.given(rule("X-Probe", "1")).violates(REPORTED.formatted("X-Probe"));
        configured.given(rule("X-Health-Check", "1")).passes();
    }

    @Test
    void leaves_other_conditions_alone() {
        policy.given(rule("X-Beta", "1")).passes();
        policy.given(rule("User-Agent", "curl/*")).passes();
        policy.given(Resource.of("aws:alb/listenerRule:ListenerRule", "api")
                        .with("conditions", List.of(Map.of("pathPattern", Map.of("values", List.of("/health"))))))
                .passes();
        policy.given(Resource.of("aws:lb/listenerRule:ListenerRule", "api")).passes();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(rule(unknown(), "1")).isUndecidedOn("conditions[0].httpHeader.httpHeaderName");
        policy.given(Resource.of("aws:lb/listenerRule:ListenerRule", "api").with("conditions", unknown()))
                .isUndecidedOn("conditions");
    }
}
