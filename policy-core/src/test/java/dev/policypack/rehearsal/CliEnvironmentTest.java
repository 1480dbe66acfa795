package dev.policypack.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CliEnvironmentTest {
    private static final Map<String, String> STACK = Map.of("PULUMI_PROJECT", "shop", "PULUMI_STACK", "prod");

    @Test
    void project_stack_and_configuration_are_those_of_the_cli() {
        Setting setting = CliEnvironment.setting(Map.of(
                "PULUMI_PROJECT", "shop",
                "PULUMI_STACK", "prod",
                "PULUMI_ORGANIZATION", "acme",
                "PULUMI_CONFIG", "{\"aws:region\": \"eu-central-1\", \"shop:config:password\": \"hunter2\"}",
                "PULUMI_CONFIG_SECRET_KEYS", "[\"shop:password\"]"));

        assertThat(setting.project()).isEqualTo("shop");
        assertThat(setting.stack()).isEqualTo("prod");
        assertThat(setting.organization()).isEqualTo("acme");
        assertThat(setting.config()).isEqualTo(Map.of("aws:region", "eu-central-1", "shop:password", "hunter2"));
        assertThat(setting.secretKeys()).containsExactly("shop:password");
        assertThat(setting.notes()).isEmpty();
    }

    @Test
    void a_stack_needs_no_configuration() {
        assertThat(CliEnvironment.setting(STACK)).isEqualTo(Setting.of("shop", "prod"));
    }

    @Test
    void without_the_cli_there_is_no_stack() {
        assertThatThrownBy(() -> CliEnvironment.setting(Map.of("PULUMI_PROJECT", "shop")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "This process was not started by the Pulumi CLI: PULUMI_PROJECT and PULUMI_STACK are not set. "
                                + "Use RehearsedStack.ofProject or RehearsedStack.of instead.");
    }

    @Test
    void a_message_shows_no_configuration() {
        assertThatThrownBy(() -> CliEnvironment.setting(Map.of(
                        "PULUMI_PROJECT", "shop", "PULUMI_STACK", "prod", "PULUMI_CONFIG", "{\"password\": hunter2}")))
                .hasMessage("PULUMI_CONFIG is not valid JSON; the Pulumi CLI sets it.")
                .hasNoCause();
    }
}
