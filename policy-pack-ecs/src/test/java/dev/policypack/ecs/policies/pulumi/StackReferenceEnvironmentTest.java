package dev.policypack.ecs.policies.pulumi;

import static dev.policypack.value.PropertyValue.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.ecs.policies.Production;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyPack;
import dev.policypack.resource.Resource;
import dev.policypack.resource.StackContext;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackReferenceEnvironmentTest {
    private final PolicyTester policy = PolicyTester.of(
            new StackReferenceEnvironment(), PolicyPack.of("test", "1.0.0").settings(Production.STACKS));

    private static Resource reference(String name) {
        return Resource.of("pulumi:pulumi:StackReference", "network").with("name", name);
    }

    private static String message(String name, String stack) {
        return "name is \"" + name + "\", and this stack is \"" + stack + "\"; a stack reads its own environment";
    }

    @ParameterizedTest
    @CsvSource({
        "dev, acme/network/production",
        "dev-2, prod-eu",
        "staging, acme/network/dev",
        "prod, acme/network/staging",
        "pr4242, acme/network/prod",
        "alice, acme/network/live1"
    })
    void another_environment_is_not_read(String stack, String name) {
        policy.inStack(stack).given(reference(name)).violates(message(name, stack));
    }

    @ParameterizedTest
    @CsvSource({
        "dev, acme/network/dev",
        "dev, acme/network/development-eu",
        "prod-eu, acme/network/production",
        "dev, acme/accounts/main",
        "pr4242, acme/network/dev",
        "alice, acme/network/dev",
        "alice, alice",
        "dev, acme/production/dev",
        "dev, acme/network/pre-prod",
        "dev, acme/network/reproduction",
        "dev, acme/network/dev-to-prod"
    })
    void its_own_is_and_one_that_belongs_to_none(String stack, String name) {
        policy.inStack(stack).given(reference(name)).passes();
    }

    @Test
    void another_environment_is_only_warned_about() {
        assertThat(policy.inStack("alice").given(reference("acme/network/prod")).violations())
                .allSatisfy(
                        violation -> assertThat(violation.enforcementLevel()).isEqualTo(EnforcementLevel.ADVISORY));
        assertThat(policy.given(reference("acme/network/prod")).violations())
                .allSatisfy(
                        violation -> assertThat(violation.enforcementLevel()).isEqualTo(EnforcementLevel.ADVISORY));
        policy.inStack("main")
                .with(Production.STACKS, List.of("main"))
                .given(reference("acme/network/prod"))
                .passes();
    }

    @Test
    void what_may_be_read_besides_can_be_set() {
        PolicyTester allowing = policy.with(
                StackReferenceEnvironment.ALLOWED,
                Map.of("development", List.of("staging"), "qa-*", List.of("acme/*/prod")));
        allowing.given(reference("acme/network/stage")).passes();
        allowing.given(reference("acme/network/prod")).violates(message("acme/network/prod", "dev"));
        allowing.inStack("qa-1").given(reference("acme/network/prod")).passes();
    }

    @Test
    void in_a_state_file_the_urn_says_which_stack_it_is() {
        policy.in(StackContext.UNCONFIGURED)
                .given(reference("acme/network/prod"))
                .violates(message("acme/network/prod", "dev"));
    }

    @Test
    void names_that_are_not_known_wait() {
        policy.given(reference("x").with("name", unknown())).isUndecidedOn("name");
        policy.given(Resource.of("aws:ecs/service:Service", "web")).passes();
        Resource reading = Resource.of("aws:ecs/service:Service", "web");
        policy.given(reading.withDependencies(
                        List.of("urn:pulumi:dev::shop::pulumi:pulumi:StackReference::acme/network/prod")))
                .violates("name of pulumi:pulumi:StackReference (acme/network/prod) is \"acme/network/prod\","
                        + " and this stack is \"dev\"; a stack reads its own environment");
    }
}
