package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchTypeOrCapacityProvidersTest {
    private static final List<Object> SPOT = List.of(Map.of("capacityProvider", "FARGATE_SPOT", "weight", 1));

    private final PolicyTester policy = PolicyTester.of(new LaunchTypeOrCapacityProviders());

    @ParameterizedTest
    @ValueSource(strings = {"aws:ecs/service:Service", "aws:ecs/taskSet:TaskSet"})
    void refuses_both_together(String type) {
        policy.given(Resource.of(type, "web").with("launchType", "FARGATE").with("capacityProviderStrategies", SPOT))
                .violates(
                        "launchType is \"FARGATE\", and capacityProviderStrategies has 1; ECS accepts only one of the two");
    }

    @Test
    void accepts_either_and_neither() {
        Resource service = Resource.of("aws:ecs/service:Service", "web");
        policy.given(service).passes();
        policy.given(service.with("launchType", "FARGATE")).passes();
        policy.given(service.with("capacityProviderStrategies", SPOT)).passes();
        policy.given(service.with("launchType", "FARGATE").with("capacityProviderStrategies", List.of()))
                .passes();
        policy.given(service.with("launchType", "").with("capacityProviderStrategies", SPOT))
                .passes();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        Resource service = Resource.of("aws:ecs/service:Service", "web");
        policy.given(service.with("launchType", unknown()).with("capacityProviderStrategies", SPOT))
                .isUndecidedOn("launchType");
        policy.given(service.with("launchType", "FARGATE").with("capacityProviderStrategies", unknown()))
                .isUndecidedOn("capacityProviderStrategies");
        policy.given(service.with("launchType", unknown())).passes();
    }

    @Test
    void a_remedy_keeps_the_capacity_providers() {
        Resource both = Resource.of("aws:ecs/taskSet:TaskSet", "web")
                .with("launchType", "FARGATE")
                .with("capacityProviderStrategies", SPOT);
        policy.given(both)
                .isRepairedTo(Resource.of("aws:ecs/taskSet:TaskSet", "web").with("capacityProviderStrategies", SPOT));
        Resource open = both.with("capacityProviderStrategies", unknown());
        policy.given(open).isRepairedTo(open);
    }
}
