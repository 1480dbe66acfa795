package dev.policypack.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionTest {
    private static final Option<Long> DAYS = Option.integer("days", 1, 365, 30, "How long.");
    private static final Option<Boolean> STRICT = Option.bool("strict", true, "Whether.");
    private static final Option<String> PREFIX = Option.string("prefix", "", "What names begin with.");
    private static final Option<List<String>> KEYS = Option.strings("keys", List.of("Owner"), "Which.");
    private static final Option<Map<String, List<String>>> ALLOWED =
            Option.textsByKey("allowed", Map.of("Environment", List.of("dev", "prod")), "What for which.");
    private static final Option<Colour> COLOUR = Option.oneOf("colour", Colour.class, Colour.DARK_RED, "Which one.");
    private static final Option<Integer> LENGTH = Option.structure(
            "length",
            Map.of("type", "array"),
            0,
            List.of(),
            "a list of anything",
            "Of which the length counts.",
            value -> value instanceof ListValue list
                    ? Optional.of(list.elements().size())
                    : Optional.empty());

    private enum Colour {
        DARK_RED,
        BLUE
    }

    @Test
    void reads_what_it_takes() {
        Options options = given(Map.of(
                "days",
                365,
                "strict",
                false,
                "prefix",
                "",
                "keys",
                List.of(),
                "allowed",
                Map.of("a", List.of("b"), "c", List.of()),
                "colour",
                "blue",
                "length",
                List.of(1, "a")));

        assertThat(options.get(DAYS)).isEqualTo(365);
        assertThat(options.get(STRICT)).isFalse();
        assertThat(options.get(PREFIX)).isEmpty();
        assertThat(options.get(KEYS)).isEmpty();
        assertThat(options.get(ALLOWED)).isEqualTo(Map.of("a", List.of("b"), "c", List.of()));
        assertThat(options.get(COLOUR)).isEqualTo(Colour.BLUE);
        assertThat(options.get(LENGTH)).isEqualTo(2);
        assertThat(options.set()).hasSize(7);
    }

    @Test
    void has_its_default_when_nobody_set_it_or_set_it_to_null() {
        for (Options options :
                List.of(Options.defaults(), given(Map.of()), Options.of(List.of(DAYS, COLOUR), nulls()))) {
            assertThat(options.get(DAYS)).isEqualTo(30);
            assertThat(options.get(COLOUR)).isEqualTo(Colour.DARK_RED);
            assertThat(options.set()).isEmpty();
        }
    }

    @Test
    void refuses_with_a_sentence_that_says_what_it_takes() {
        refuses("days", 0, "option \"days\" takes a whole number from 1 to 365, but 0 was given");
        refuses("days", 366, "option \"days\" takes a whole number from 1 to 365, but 366 was given");
        refuses("days", 1.5, "option \"days\" takes a whole number from 1 to 365, but 1.5 was given");
        refuses("days", "30", "option \"days\" takes a whole number from 1 to 365, but \"30\" was given");
        refuses("days", Double.NaN, "option \"days\" takes a whole number from 1 to 365, but NaN was given");
        refuses("strict", "true", "option \"strict\" takes true or false, but \"true\" was given");
        refuses("prefix", 5, "option \"prefix\" takes a text, but 5 was given");
        refuses("prefix", true, "option \"prefix\" takes a text, but true was given");
        refuses("keys", "Owner", "option \"keys\" takes a list of texts, but \"Owner\" was given");
        refuses("keys", List.of("a", 1), "option \"keys\" takes a list of texts, but a list of 2 was given");
        refuses(
                "allowed",
                List.of("a"),
                "option \"allowed\" takes an object with lists of texts, but a list of 1 was given");
        refuses(
                "allowed",
                Map.of("a", "b"),
                "option \"allowed\" takes an object with lists of texts, but an object was given");
        refuses("colour", "green", "option \"colour\" takes dark_red or blue, but \"green\" was given");
        refuses("colour", "BLUE", "option \"colour\" takes dark_red or blue, but \"BLUE\" was given");
        refuses("length", 1, "option \"length\" takes a list of anything, but 1 was given");
        refuses(
                "prefix",
                PropertyValue.secret("hunter2"),
                "option \"prefix\" takes a text, but something else was given");
        refuses("prefix", PropertyValue.unknown(), "option \"prefix\" takes a text, but something else was given");
    }

    @Test
    void both_bounds_are_allowed() {
        assertThat(given(Map.of("days", 1)).get(DAYS)).isEqualTo(1);
        assertThat(given(Map.of("days", 365)).get(DAYS)).isEqualTo(365);
    }

    @Test
    void a_list_may_need_some_texts_at_the_least() {
        Option<List<String>> pair = Option.strings("pair", 2, List.of("a", "b"), "Which two.");

        assertThat(Options.of(List.of(pair), MapValue.EMPTY.with("pair", PropertyValue.of(List.of("c", "d"))))
                        .get(pair))
                .containsExactly("c", "d");
        assertThatThrownBy(() -> Options.of(List.of(pair), MapValue.EMPTY.with("pair", PropertyValue.of(List.of("c")))))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("option \"pair\" takes a list of at least 2 texts, but a list of 1 was given");
        assertThat(pair.wanted()).isEqualTo("a list of at least 2 texts");
        assertThat(Option.strings("one", 1, List.of("a"), "Which.").wanted()).isEqualTo("a list of at least 1 text");
        assertThat(pair.description()).isEqualTo("Which two.");
        assertThat(pair.isRequired()).isFalse();
        assertThat(pair.required().isRequired()).isTrue();
    }

    @Test
    void the_least_to_write_is_what_must_be_set() {
        assertThat(Options.least(List.of(DAYS, PREFIX.required(), STRICT)))
                .isEqualTo(MapValue.EMPTY.with("prefix", PropertyValue.of("")));
    }

    @Test
    void a_default_outside_its_own_range_is_refused() {
        assertThatThrownBy(() -> Option.integer("days", 10, 20, 30, "How long."))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the default of option \"days\", 30, is not a whole number from 10 to 20; widen the range or"
                                + " choose another default");
    }

    @Test
    void the_name_by_which_pulumi_sets_levels_is_refused() {
        assertThatThrownBy(() -> Option.bool("enforcementLevel", true, "Whether."))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an option cannot be named \"enforcementLevel\": with this name Pulumi sets the level of a"
                        + " policy; choose another one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Days", "min-days", "min days", "1day", "tägig"})
    void a_name_that_is_not_camel_case_is_refused(String name) {
        assertThatThrownBy(() -> Option.bool(name, true, "Whether."))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the option name \"" + name
                        + "\" is not allowed; write it in camelCase, with letters and digits, 50 of them at the most");
    }

    @Test
    void a_name_may_have_fifty_letters() {
        assertThat(Option.bool("a".repeat(50), true, "Whether.")).hasToString("a".repeat(50));
        assertThatThrownBy(() -> Option.bool("a".repeat(51), true, "Whether."))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void gives_its_own_schema() {
        assertThat(DAYS.schema())
                .isEqualTo(Map.of(
                        "type", "integer", "minimum", 1L, "maximum", 365L, "default", 30L, "description", "How long."));
        assertThat(COLOUR.schema())
                .isEqualTo(Map.of(
                        "type", "string",
                        "enum", List.of("dark_red", "blue"),
                        "default", "dark_red",
                        "description", "Which one."));
        assertThat(LENGTH.schema())
                .isEqualTo(Map.of("type", "array", "default", List.of(), "description", "Of which the length counts."));
    }

    @Test
    void a_default_without_an_order_gets_one_so_that_docs_do_not_change_from_run_to_run() {
        Option<Map<String, List<String>>> option = Option.textsByKey(
                "allowed",
                Map.of("d", List.of(), "c", List.of(), "b", List.of(), "a", List.of(), "e", List.of()),
                "What for which.");

        assertThat(option.byDefault().keySet()).containsExactly("a", "b", "c", "d", "e");
        assertThat(option.plainDefault()).hasToString("{a=[], b=[], c=[], d=[], e=[]}");
    }

    @Test
    void names_that_are_no_option_are_found() {
        MapValue given = (MapValue) PropertyValue.of(Map.of("days", 1, "enforcementLevel", "mandatory", "dayz", 2));

        assertThat(Options.unknownNames(List.of(DAYS), given)).containsExactly("dayz");
    }

    private record Alarm(long percent, String topic) {}

    private static final Option<Long> PERCENT = Option.integer("percent", 1, 100, 80, "How much.");
    private static final Option<String> TOPIC = Option.string("topic", "ops", "Who is told.");
    private static final Option<Alarm> ALARM =
            Option.object("alarm", "When.", parts -> new Alarm(parts.get(PERCENT), parts.get(TOPIC)), PERCENT, TOPIC);

    @Test
    void an_object_is_bound_to_a_record_part_by_part() {
        assertThat(alarm(Map.of())).isEqualTo(new Alarm(80, "ops"));
        assertThat(alarm(Map.of("alarm", Map.of()))).isEqualTo(new Alarm(80, "ops"));
        assertThat(alarm(Map.of("alarm", Map.of("percent", 90)))).isEqualTo(new Alarm(90, "ops"));
        assertThat(alarm(Map.of("alarm", Map.of("percent", 90, "topic", "web"))))
                .isEqualTo(new Alarm(90, "web"));
        assertThat(Options.of(List.of(ALARM.withDefault(Map.of("topic", "web"))), MapValue.EMPTY)
                        .get(ALARM))
                .isEqualTo(new Alarm(80, "web"));
    }

    @Test
    void an_object_says_which_part_is_wrong() {
        refusesAlarm(
                Map.of("percent", 0),
                "option \"alarm\": option \"percent\" takes a whole number from 1 to 100, but 0 was given");
        refusesAlarm(Map.of("prcent", 1), "option \"alarm\" has no \"prcent\"; it has percent or topic");
        refusesAlarm(1, "option \"alarm\" takes an object with percent or topic, but 1 was given");
    }

    @Test
    void the_schema_of_an_object_is_made_of_those_of_its_parts() {
        assertThat(ALARM.schema())
                .isEqualTo(Map.of(
                        "type",
                        "object",
                        "properties",
                        Map.of("percent", PERCENT.schema(), "topic", TOPIC.schema()),
                        "additionalProperties",
                        false,
                        "default",
                        Map.of("percent", 80L, "topic", "ops"),
                        "description",
                        "When."));
    }

    private static Alarm alarm(Map<String, Object> given) {
        return Options.of(List.of(ALARM), (MapValue) PropertyValue.of(given)).get(ALARM);
    }

    private static void refusesAlarm(Object given, String sentence) {
        assertThatThrownBy(() -> alarm(Map.of("alarm", given)))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage(sentence);
    }

    private static void refuses(String option, Object value, String sentence) {
        assertThatThrownBy(() -> given(Map.of(option, value)))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage(sentence);
    }

    private static Options given(Map<String, Object> values) {
        List<Option<?>> declared = Arrays.asList(DAYS, STRICT, PREFIX, KEYS, ALLOWED, COLOUR, LENGTH);
        return Options.of(declared, (MapValue) PropertyValue.of(values));
    }

    private static MapValue nulls() {
        return MapValue.EMPTY.with("days", PropertyValue.of(null)).with("colour", PropertyValue.of(null));
    }
}
