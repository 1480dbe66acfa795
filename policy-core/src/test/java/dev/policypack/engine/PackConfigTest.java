package dev.policypack.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policypack.config.InvalidOptionException;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.value.PropertyValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackConfigTest {
    @TempDir
    Path folder;

    @Test
    void takes_a_level_or_a_level_with_options() {
        PackConfig config = PackConfig.parse(
                """
                {"all": "mandatory", "logs": {"enforcementLevel": "disabled", "days": 7}, "tags": {"keys": ["a", null]}}
                """);

        assertThat(config.entries().get("all"))
                .isEqualTo(new PackConfig.Entry(Optional.of(EnforcementLevel.MANDATORY), PropertyValue.MapValue.EMPTY));
        assertThat(config.entries().get("logs").enforcementLevel()).contains(EnforcementLevel.DISABLED);
        assertThat(config.entries().get("logs").options()).isEqualTo(PropertyValue.of(Map.of("days", 7)));
        assertThat(config.entries().get("tags").enforcementLevel()).isEmpty();
    }

    @Test
    void a_file_of_version_2_has_its_policies_in_a_place_of_their_own() {
        assertThat(PackConfig.parse(
                                """
                                {"version": 2, "environments": ["team/aws"], "policies": {"logs": "disabled"}, "exceptions": {}}""")
                        .entries())
                .isEqualTo(PackConfig.parse("{\"logs\": \"disabled\"}").entries());
        assertThat(PackConfig.parse("{\"version\": 2.0}").entries()).isEmpty();
        assertThat(PackConfig.parse("{\"version\": \"mandatory\"}").entries()).containsOnlyKeys("version");
        assertThatThrownBy(() -> PackConfig.parse("{\"version\": 3, \"policies\": {}}"))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage(
                        "the policy pack's configuration has version 3; this version of the library reads 2, and files"
                                + " without a version");
        assertThatThrownBy(() -> PackConfig.parse("{\"version\": 2, \"policies\": []}"))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("\"policies\" must be an object with the names of policies in it");
    }

    @ParameterizedTest
    @EnumSource
    void takes_every_level(EnforcementLevel level) {
        String word = level.name().toLowerCase(java.util.Locale.ROOT);

        assertThat(PackConfig.parse("{\"a\": \"" + word + "\"}")
                        .entries()
                        .get("a")
                        .enforcementLevel())
                .contains(level);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "{}"})
    void nothing_sets_nothing(String json) {
        assertThat(PackConfig.parse(json).entries()).isEmpty();
    }

    @Test
    void says_what_is_wrong() {
        refuses("{\"a\": oops}", "the policy pack's configuration is not valid JSON (line 1, column 11)");
        refuses("{\n\"a\": \"mandatory\",", "the policy pack's configuration is not valid JSON (line 2, column 18)");
        refuses("{} {}", "the policy pack's configuration is not valid JSON (line 1, column 4)");
        refuses("[]", "the policy pack's configuration must be a JSON object with the names of policies in it");
        refuses("null", "the policy pack's configuration must be a JSON object with the names of policies in it");
        refuses(
                "\"mandatory\"",
                "the policy pack's configuration must be a JSON object with the names of policies in it");
        refuses(
                "{\"logs\": 5}",
                "parsing \"logs\": 5 is not a valid value; must be a level such as \"advisory\", or an object");
        refuses(
                "{\"logs\": null}",
                "parsing \"logs\": null is not a valid value; must be a level such as \"advisory\", or an object");
        refuses(
                "{\"logs\": \"loud\"}",
                "parsing enforcement level for \"logs\": \"loud\" is not a valid enforcement level; write advisory,"
                        + " mandatory, remediate or disabled");
        refuses(
                "{\"logs\": {\"enforcementLevel\": \"Mandatory\"}}",
                "parsing enforcement level for \"logs\": \"Mandatory\" is not a valid enforcement level; write advisory,"
                        + " mandatory, remediate or disabled");
        refuses(
                "{\"logs\": {\"enforcementLevel\": 3}}",
                "parsing enforcement level for \"logs\": \"3\" is not a valid enforcement level; write advisory,"
                        + " mandatory, remediate or disabled");
    }

    @Test
    void a_name_of_several_lines_and_a_long_value_do_not_break_the_sentence_that_shows_them() {
        refuses(
                "{\"a\\nb\": [\"" + "x".repeat(200) + "\"]}",
                "parsing \"a b\": [\"" + "x".repeat(117)
                        + "… is not a valid value; must be a level such as \"advisory\", or an" + " object");
    }

    @Test
    void nesting_without_end_is_not_json() {
        assertThatThrownBy(() -> PackConfig.parse("{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000)))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageStartingWith("the policy pack's configuration is not valid JSON");
    }

    @Test
    void reads_a_file_and_names_it_when_it_is_wrong() throws IOException {
        Path good = Files.writeString(folder.resolve("good.json"), "{\"all\": \"advisory\"}");
        Path bad = Files.writeString(folder.resolve("bad.json"), "[]");
        Path none = folder.resolve("none.json");

        assertThat(PackConfig.read(good).entries()).hasSize(1);
        assertThatThrownBy(() -> PackConfig.read(bad))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage(
                        bad + ": the policy pack's configuration must be a JSON object with the names of policies in"
                                + " it");
        assertThatThrownBy(() -> PackConfig.read(none))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage(
                        "the policy pack's configuration " + none + " cannot be read; give the path of a JSON file");
    }

    @Test
    void a_file_that_is_no_text_is_refused_too() throws IOException {
        Path binary = Files.write(folder.resolve("binary.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatThrownBy(() -> PackConfig.read(binary))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage(
                        "the policy pack's configuration " + binary + " cannot be read; give the path of a JSON file");
    }

    private static void refuses(String json, String sentence) {
        assertThatThrownBy(() -> PackConfig.parse(json))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage(sentence);
    }

    @Test
    void environments_are_the_affair_of_the_cli() {
        assertThat(PackConfig.parse("{\"environments\": [\"prod\"], \"days\": \"mandatory\"}")
                        .entries())
                .containsOnlyKeys("days");
        assertThat(PackConfig.parse("{\"environments\": \"mandatory\"}").entries())
                .containsOnlyKeys("environments");
    }
}
