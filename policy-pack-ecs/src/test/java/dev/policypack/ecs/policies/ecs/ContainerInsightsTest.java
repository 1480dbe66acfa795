package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerInsightsTest {
    private static final String OFF = "settings has no containerInsights that is enabled or enhanced";

    private final PolicyTester policy = PolicyTester.of(new ContainerInsights());
    private final Resource cluster =
            Resource.of("aws:ecs/cluster:Cluster", "shop").with("name", "shop");

    @Test
    void it_is_enabled_or_enhanced() {
        policy.given(insights("enabled")).passes();
        policy.given(insights("enhanced")).passes();
        policy.given(insights("disabled")).violates("settings[0].value: " + OFF);
        policy.given(cluster).violates(OFF);
        policy.given(cluster.with("settings", List.of())).violates(OFF);
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(cluster.with("settings", unknown())).isUndecidedOn("settings");
        policy.given(insights(unknown())).isUndecidedOn("settings[0].value");
    }

    @Test
    void is_repaired_by_the_one_setting_there_is() {
        policy.given(cluster).isRepairedTo(insights("enabled"));
        policy.given(insights("disabled")).isRepairedTo(insights("enabled"));
        policy.given(insights("enhanced")).isRepairedTo(insights("enhanced"));
    }

    private Resource insights(Object value) {
        return cluster.with("settings", List.of(Map.of("name", "containerInsights", "value", value)));
    }
}
