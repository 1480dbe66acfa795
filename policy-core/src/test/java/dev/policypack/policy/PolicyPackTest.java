package dev.policypack.policy;

import static dev.policypack.policy.Things.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policypack.config.Option;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyPackTest {
    private static final PolicyInfo NAMED = PolicyInfo.named("a-policy").title("All is well");

    @Test
    void holds_policies_in_their_order() {
        PolicyPack pack = PolicyPack.of("ecs", "1.0.0")
                .description("For ECS.")
                .decideNow("rehearse")
                .with(policy(NAMED), policy(PolicyInfo.named("another").title("Also well")));

        assertThat(pack).hasToString("ecs@v1.0.0");
        assertThat(pack.description()).isEqualTo("For ECS.");
        assertThat(pack.decideNow()).isEqualTo("rehearse");
        assertThat(pack.policies()).extracting(policy -> policy.about().name()).containsExactly("a-policy", "another");
        assertThat(pack.only(info -> info.name().equals("another")).policies()).hasSize(1);
        assertThat(pack.only(info -> false).description()).isEqualTo("For ECS.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "my pack", "päck", "a/b"})
    void a_name_that_pulumi_does_not_take_is_refused(String name) {
        assertThatThrownBy(() -> PolicyPack.of(name, "1.0.0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid policy pack name \"" + name
                        + "\". Policy pack names may only contain alphanumerics, hyphens, underscores, or periods.");
    }

    @Test
    void a_name_may_have_a_hundred_signs() {
        assertThat(PolicyPack.of("p".repeat(100), "1.0.0").name()).hasSize(100);
        assertThatThrownBy(() -> PolicyPack.of("p".repeat(101), "1.0.0")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_version_with_build_metadata_is_refused() {
        assertThatThrownBy(() -> PolicyPack.of("ecs", "1.0.0+build"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid version \"1.0.0+build\" of policy pack \"ecs\". Versions may only contain"
                        + " alphanumerics, hyphens, underscores, or periods, such as 1.2.0.");
    }

    @Test
    void two_policies_of_one_name_are_refused() {
        Policy one = policy(NAMED);
        Policy two = policy(NAMED);

        assertThatThrownBy(() -> PolicyPack.of("ecs", "1.0.0").with(one).with(two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Policy pack \"ecs\" has two policies named \"a-policy\": "
                        + one.getClass().getName() + " and " + two.getClass().getName() + "; rename one of them.");
    }

    @Test
    void a_policy_without_a_title_is_refused() {
        assertThatThrownBy(() -> PolicyPack.of("ecs", "1.0.0").with(policy(PolicyInfo.named("a-policy"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Policy \"a-policy\" of policy pack \"ecs\" has no title; say in one sentence what holds when"
                                + " all is well.");
    }

    @Test
    void names_that_mean_something_else_are_refused() {
        assertThatThrownBy(() -> PolicyInfo.named("all"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid policy name \"all\". \"all\" is a reserved name: with it Pulumi sets the level of"
                        + " every policy.");
        Policy settings = policy(PolicyInfo.named("policy-pack").title("All is well"));
        assertThatThrownBy(() -> PolicyPack.of("ecs", "1.0.0").with(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid policy name \"policy-pack\". Under this name users set what holds for the whole"
                        + " pack.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "-a", "ä"})
    void a_policy_name_with_other_signs_is_refused(String name) {
        assertThatThrownBy(() -> PolicyInfo.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid policy name \"" + name + "\". Policy names take letters, digits, hyphens,"
                        + " underscores and periods, 100 of them at the most.");
    }

    @Test
    void two_options_of_one_name_are_refused() {
        assertThatThrownBy(() -> NAMED.options(
                        Option.bool("strict", true, "Whether."), Option.string("strict", "", "How strict.")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Policy \"a-policy\" has two options named \"strict\"; rename one of them.");
    }

    @Test
    void what_is_said_about_a_policy_is_kept() {
        PolicyInfo info = NAMED.description("Because.")
                .remediationSteps("Do.")
                .severity(Severity.HIGH)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .frameworks(new Framework("AWS Security Hub", "", "ECS.5"), new Framework("CIS", "1.4", "2.1"))
                .tags("cost")
                .formerly("old-name")
                .url("https://example.com");

        assertThat(info).hasToString("a-policy");
        assertThat(info.title()).isEqualTo("All is well");
        assertThat(info.description()).isEqualTo("Because.");
        assertThat(info.remediationSteps()).isEqualTo("Do.");
        assertThat(info.severity()).isEqualTo(Severity.HIGH);
        assertThat(info.enforcementLevel()).isEqualTo(EnforcementLevel.MANDATORY);
        assertThat(info.frameworks()).hasToString("[AWS Security Hub ECS.5, CIS 1.4 2.1]");
        assertThat(info.tags()).isEqualTo(List.of("cost"));
        assertThat(info.formerNames()).isEqualTo(List.of("old-name"));
        assertThat(info.url()).isEqualTo("https://example.com");
        assertThat(NAMED.severity()).isEqualTo(Severity.UNSPECIFIED);
        assertThat(NAMED.enforcementLevel()).isEqualTo(EnforcementLevel.ADVISORY);
    }
}
