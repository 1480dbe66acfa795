package dev.policypack.ecs.policies.pulumi;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.resource.StackContext;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredConfigTest {
    private final PolicyTester policy = PolicyTester.of(new RequiredConfig());
    private final Resource stack = Resource.of("pulumi:pulumi:Stack", "shop-dev");
    private final Resource group = Resource.of("aws:cloudwatch/logGroup:LogGroup", "web");

    private static StackContext configured(Map<String, String> config) {
        return new StackContext("shop", "dev", "acme", true, config, Map.of());
    }

    @Test
    void each_key_is_set() {
        PolicyTester asking = policy.with(RequiredConfig.REQUIRED, List.of("environmentSuffix", "aws:region"));
        asking.given(stack)
                .violates(
                        "environmentSuffix is not set in the configuration of stack \"dev\"",
                        "aws:region is not set in the configuration of stack \"dev\"");
        asking.in(configured(Map.of("shop:environmentSuffix", "dev1")))
                .given(stack)
                .violates("aws:region is not set in the configuration of stack \"dev\"");
        asking.in(configured(Map.of("shop:environmentSuffix", "dev1", "aws:region", "eu-central-1")))
                .given(stack)
                .passes();
    }

    @Test
    void runs_without_any_configuration() {
        policy.given(stack).passes();
        policy.with(RequiredConfig.REQUIRED, List.of("suffix"))
                .in(StackContext.UNCONFIGURED)
                .given(stack)
                .isNotApplicable();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ecs/web-undefined",
                "web-None-3f2a9c1",
                "null-web",
                "undefined",
                "web-<nil>",
                "web-Optional.empty"
            })
    void finds_what_a_key_leaves_in_a_name(String name) {
        policy.given(group.with("name", name))
                .violates("name is \"" + name + "\", which is what a key of the configuration leaves that is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ecs/undefinedness", "web-none", "nullable-web", "Nonesuch", "web-Optionality"})
    void leaves_other_words_alone(String name) {
        policy.given(group.with("name", name)).passes();
    }

    @Test
    void waits_for_a_name_that_is_not_known_yet() {
        policy.given(group.with("name", unknown())).isUndecidedOn("name");
        policy.given(group).passes();
        policy.given(Resource.of("aws:ec2/vpc:Vpc", "network")).isNotApplicable();
    }
}
