package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpotHasOnDemandBaseTest {
    private static final String NO_BASE =
            "capacityProviderStrategies[0].capacityProvider is \"FARGATE_SPOT\", and no entry for FARGATE has a base of at least 1";

    private final PolicyTester policy = PolicyTester.of(new SpotHasOnDemandBase());
    private final Resource service = Resource.of("aws:ecs/service:Service", "web");

    @Test
    void spot_alone_is_reported() {
        policy.given(strategy(entry("FARGATE_SPOT", 0))).violates(NO_BASE);
        policy.given(strategy(entry("FARGATE_SPOT", 1))).violates(NO_BASE);
        policy.given(strategy(entry("FARGATE_SPOT", 0), entry("FARGATE", 0))).violates(NO_BASE);
        policy.given(strategy(entry("FARGATE_SPOT", 0), entry("my-instances", 4)))
                .violates(NO_BASE);
        policy.given(service.with(
                        "capacityProviderStrategies",
                        List.of(Map.of("capacityProvider", "FARGATE_SPOT"), Map.of("capacityProvider", "FARGATE"))))
                .violates(NO_BASE);
    }

    @Test
    void spot_above_a_base_passes() {
        policy.given(strategy(entry("FARGATE_SPOT", 0), entry("FARGATE", 1))).passes();
        policy.given(strategy(entry("FARGATE", 2), entry("FARGATE_SPOT", 0))).passes();
    }

    @Test
    void without_spot_there_is_nothing_to_say() {
        policy.given(service).passes();
        policy.given(strategy()).passes();
        policy.given(strategy(entry("FARGATE", 0))).passes();
        policy.given(service.with("launchType", "EC2")).passes();
    }

    @Test
    void task_sets_and_defaults_of_clusters_are_looked_at_too() {
        policy.given(Resource.of("aws:ecs/taskSet:TaskSet", "web")
                        .with("capacityProviderStrategies", List.of(entry("FARGATE_SPOT", 0))))
                .violates(NO_BASE);
        policy.given(Resource.of("aws:ecs/clusterCapacityProviders:ClusterCapacityProviders", "web")
                        .with("defaultCapacityProviderStrategies", List.of(entry("FARGATE_SPOT", 0))))
                .violates("defaultC" + NO_BASE.substring("c".length()));
    }

    @Test
    void the_base_may_be_asked_for_to_be_larger() {
        PolicyTester three = policy.with(SpotHasOnDemandBase.MINIMUM_BASE, 3);
        three.given(strategy(entry("FARGATE_SPOT", 0), entry("FARGATE", 2)))
                .violates(NO_BASE.replace("at least 1", "at least 3"));
        three.given(strategy(entry("FARGATE_SPOT", 0), entry("FARGATE", 3))).passes();
    }

    @Test
    void only_one_entry_may_have_a_base() {
        policy.given(strategy(entry("FARGATE", 1), entry("FARGATE_SPOT", 1)))
                .violates(
                        "capacityProviderStrategies[0].base: capacityProviderStrategies has several bases; ECS takes one");
        policy.given(strategy(entry("FARGATE", 1), entry("my-instances", 0))).passes();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(service.with("capacityProviderStrategies", unknown())).isUndecidedOn("capacityProviderStrategies");
        policy.given(strategy(entry("FARGATE_SPOT", 0), entry("FARGATE", unknown())))
                .isUndecidedOn("capacityProviderStrategies[1].base");
        policy.given(strategy(entry(unknown(), 0))).isUndecidedOn("capacityProviderStrategies[0].capacityProvider");
    }

    private Resource strategy(Object... entries) {
        return service.with("capacityProviderStrategies", List.of(entries));
    }

    private static Map<String, Object> entry(Object provider, Object base) {
        return Map.of("capacityProvider", provider, "base", base, "weight", 1);
    }
}
