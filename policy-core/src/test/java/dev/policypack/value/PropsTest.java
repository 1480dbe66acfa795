package dev.policypack.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.OpaqueValue;
import dev.policypack.value.Truth.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PropsTest {

    @Test
    void reads_leniently_where_spelling_is_a_matter_of_taste() {
        Props props = props("text", "30", "number", 30, "spaced", " 30 ", "yes", "true", "no", false);

        assertThat(props.integer("text")).hasToString("30");
        assertThat(props.integer("spaced")).hasToString("30");
        assertThat(props.integer("number")).hasToString("30");
        assertThat(props.number("text")).hasToString("30");
        assertThat(props.string("number")).hasToString("\"30\"");
        assertThat(props.bool("yes")).hasToString("true");
        assertThat(props.bool("no")).hasToString("false");
        assertThat(props.string("no")).hasToString("\"false\"");
    }

    @Test
    void says_what_has_another_shape() {
        Props props = props(
                "text",
                "abc",
                "half",
                0.5,
                "huge",
                1e18,
                "list",
                List.of(1, 2),
                "empty",
                List.of(),
                "object",
                Map.of());

        assertThat(props.integer("text")).hasToString("\"abc\", which is not a whole number");
        assertThat(props.integer("half")).hasToString("0.5, which is not a whole number");
        assertThat(props.integer("huge")).hasToString("1000000000000000000, which is not a whole number");
        assertThat(props("edge", 1e15).integer("edge")).hasToString("1000000000000000, which is not a whole number");
        assertThat(props("edge", 1e15 - 1).integer("edge")).hasToString("999999999999999");
        assertThat(props("flag", true).integer("flag")).hasToString("true, which is not a whole number");
        assertThat(props.number("text")).hasToString("\"abc\", which is not a number");
        assertThat(props.bool("text")).hasToString("\"abc\", which is not true or false");
        assertThat(props.string("list")).hasToString("a list of 2, which is not a text");
        assertThat(props.string("empty")).hasToString("an empty list, which is not a text");
        assertThat(props.string("object")).hasToString("an object, which is not a text");
        assertThat(props.object("text").string("a")).hasToString("\"abc\", which is not an object");
        assertThat(props.object("text").string("a").path()).hasToString("text");
        assertThat(props.object("list").isPresent()).hasToString("YES [list is a list of 2, which is not an object]");
        assertThat(props.integer("NaN").isMissing().answer()).isEqualTo(Answer.YES);
        assertThat(props("nan", "NaN").number("nan")).hasToString("\"NaN\", which is not a number");
    }

    @Test
    void an_empty_text_is_missing_where_one_is_wanted_that_is_not() {
        Props props = props("empty", "", "blank", " ");

        assertThat(props.nonEmptyText("empty")).hasToString("not set");
        assertThat(props.nonEmptyText("blank")).hasToString("\" \"");
    }

    @Test
    void an_object_is_evidence_by_being_there() {
        Props props = props(
                "object",
                Map.of("a", 1),
                "secret",
                PropertyValue.secret(Map.of("a", 1)),
                "later",
                PropertyValue.unknown());

        assertThat(props.object("object").evidence()).hasToString("object is set");
        assertThat(props.object("secret").evidence()).hasToString("secret is [secret]");
        assertThat(props.object("later").evidence()).hasToString("later is not known yet");
        assertThat(props.object("none").evidence()).hasToString("none is not set");
    }

    @Test
    void an_asset_is_there_and_is_nothing_else() {
        Props props = props("code", new OpaqueValue(OpaqueValue.Kind.ARCHIVE, MapValue.EMPTY));

        assertThat(props.has("code").answer()).isEqualTo(Answer.YES);
        assertThat(props.string("code")).hasToString("of kind archive, which is not a text");
        assertThat(props.leaves()).hasSize(1);
    }

    @Test
    void null_is_missing() {
        Props props = props("memory", null, "list", Arrays.asList((Object) null));

        assertThat(props.has("memory")).hasToString("NO [memory is not set]");
        assertThat(props.string("memory")).hasToString("not set");
        assertThat(props.object("memory").isMissing().answer()).isEqualTo(Answer.YES);
        assertThat(props.object("list").isMissing().answer()).isEqualTo(Answer.YES);
        assertThat(props.keys()).hasToString("list");
        assertThat(props.leaves()).isEmpty();
    }

    @Test
    void what_is_missing_or_unknown_is_so_all_the_way_down() {
        Props props = props("unknown", PropertyValue.unknown());

        assertThat(props.object("none").object("deeper").string("a")).hasToString("not set");
        assertThat(props.object("none").object("deeper").string("a").path()).hasToString("none.deeper.a");
        assertThat(props.object("unknown").object("deeper").string("a")).hasToString("not known yet");
        assertThat(props.object("unknown").object("deeper").string("a").path()).hasToString("unknown");
        assertThat(props.object("unknown").objects("list")).hasToString("not known yet");
        assertThat(props.object("unknown").keys()).hasToString("not known yet");
        assertThat(props.object("none").keys()).hasToString("not set");
        assertThat(props.object("none").raw()).isEqualTo(MapValue.EMPTY);
    }

    @Test
    void one_object_and_a_list_of_it_are_the_same() {
        Props props = props("one", Map.of("a", 1), "many", List.of(Map.of("a", 1)));

        assertThat(props.object("many").integer("a")).hasToString("1");
        assertThat(props.object("many").integer("a").path()).hasToString("many[0].a");
        assertThat(props.objects("one").all(item -> item.integer("a").is(1L))).hasToString("YES [one.a is 1]");
        assertThat(props.objects("many").all(item -> item.integer("a").is(1L))).hasToString("YES [many[0].a is 1]");
    }

    @Test
    void a_secret_is_secret_all_the_way_down() {
        Props props = props("secret", PropertyValue.secret(Map.of("a", Map.of("b", "hunter2"))));

        assertThat(props.object("secret").object("a").string("b")).hasToString("[secret]");
        assertThat(props.object("secret").object("a").string("b").is("hunter2"))
                .hasToString("YES [secret.a.b is [secret]]");
        assertThat(props.object("secret").object("a").integer("b"))
                .hasToString("[secret], which has another shape than it must have");
        assertThat(props.object("secret").object("a").object("b").string("c"))
                .hasToString("[secret], which has another shape than it must have");
        assertThat(props.object("secret").keys()).hasToString("[secret]");
        assertThat(props.object("secret").raw()).hasToString("[secret]");
        assertThat(props.object("secret").evidence()).hasToString("secret is [secret]");
        assertThat(props.object("secret")).hasToString("properties at \"secret\"");
        assertThat(props.leaves()).hasToString("[[secret]]");
        assertThat(props("twice", PropertyValue.secret(PropertyValue.secret("hunter2")))
                        .string("twice"))
                .hasToString("[secret]");
        assertThat(props("secret", PropertyValue.secret(PropertyValue.unknown()))
                        .string("secret"))
                .hasToString("not known yet");
    }

    @Test
    void reads_json_inside_a_text_as_if_it_stood_there_itself() {
        Props props =
                props("doc", "{\"Statement\": [{\"Action\": [\"s3:*\", 1, true, null]}]}", "list", "[{\"a\": 1}]");
        Props statement = props.json("doc").object("Statement");

        assertThat(statement.strings("Action").any(action -> action.is("s3:*")))
                .hasToString("YES [doc.Statement[0].Action[0] is \"s3:*\"]");
        assertThat(statement.strings("Action").size()).hasToString("4");
        assertThat(props.jsonObjects("list").all(item -> item.integer("a").is(1L)))
                .hasToString("YES [list[0].a is 1]");
        assertThat(props.jsonValue("list").map(ListValue.class::isInstance)).hasToString("true");
    }

    @Test
    void what_is_not_a_text_needs_no_parsing() {
        Props props = props("doc", Map.of("a", 1), "unknown", PropertyValue.unknown(), "number", 5);

        assertThat(props.json("doc").integer("a")).hasToString("1");
        assertThat(props.json("unknown").integer("a")).hasToString("not known yet");
        assertThat(props.json("none").integer("a")).hasToString("not set");
        assertThat(props.json("number").integer("a")).hasToString("5, which is not an object");
        assertThat(props.jsonValue("doc").map(MapValue.class::isInstance)).hasToString("true");
        assertThat(props.jsonValue("unknown")).hasToString("not known yet");
    }

    @Test
    void broken_json_says_where_it_breaks() {
        Props props = props("doc", "{\"a\": \n oops}", "empty", "", "more", "{} {}", "cut", "[{");

        assertThat(props.json("doc").string("a")).hasToString("\"{\"a\":   oops}\", which is not an object");
        assertThat(props.jsonValue("doc"))
                .hasToString("\"{\"a\":   oops}\", which is not valid JSON (line 2, column 6)");
        assertThat(props.jsonValue("empty")).hasToString("an empty text, which is not valid JSON");
        assertThat(props.jsonValue("more")).hasToString("\"{} {}\", which is not valid JSON (line 1, column 5)");
        assertThat(props.jsonValue("cut")).hasToString("\"[{\", which is not valid JSON (line 1, column 3)");
        assertThat(props.jsonObjects("doc").any(item -> Truth.yes()).answer()).isEqualTo(Answer.YES);
        assertThat(props.jsonObjects("doc")
                        .any(item -> item.string("a").is("b"))
                        .answer())
                .isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void broken_json_in_a_secret_is_not_quoted() {
        Props props = props("doc", PropertyValue.secret("{\"password\": hunter2"));

        assertThat(props.jsonValue("doc").toString()).startsWith("[secret]").doesNotContain("hunter2");
        assertThat(props.json("doc").string("password"))
                .hasToString("[secret], which has another shape than it must have");
        assertThat(props("doc", PropertyValue.secret("{\"password\": \"hunter2\"}"))
                        .json("doc")
                        .string("password"))
                .hasToString("[secret]");
        assertThat(props("doc", PropertyValue.secret("{\"password\": \"hunter2\"}"))
                        .jsonValue("doc"))
                .hasToString("[secret]");
    }

    @Test
    void five_mebibytes_of_text_are_read_and_shown_briefly() {
        String huge = "x".repeat(5 << 20);
        Props props = props("text", huge, "doc", "{\"a\": \"" + huge + "\"}", "broken", "{" + huge);

        assertThat(props.string("text").is(huge).answer()).isEqualTo(Answer.YES);
        assertThat(props.json("doc").string("a").is(huge).answer()).isEqualTo(Answer.YES);
        assertThat(props.string("text").toString()).hasSize(122);
        assertThat(props.jsonValue("broken"))
                .hasToString("\"{" + "x".repeat(118) + "…\", which is not valid JSON (line 1, column 2)");
        assertThat(props.leaves()).hasSize(3);
    }

    @Test
    void sixty_four_levels_are_read_to_the_ground() {
        Props inText = props("doc", nestedText(64)).json("doc");
        Props inObjects = props("doc", nestedObject(64)).object("doc");
        for (int i = 0; i < 63; i++) {
            inText = inText.object("a");
            inObjects = inObjects.object("a");
        }

        assertThat(inText.string("a")).hasToString("\"ground\"");
        assertThat(inObjects.string("a")).hasToString("\"ground\"");
        assertThat(inObjects.string("a").path().toString()).isEqualTo("doc" + ".a".repeat(64));
        assertThat(props("doc", nestedText(64)).leaves()).hasToString("[StringValue[value=ground]]");
    }

    @Test
    void two_thousand_levels_do_no_harm() {
        Props text = props("doc", nestedText(2_000));
        Props object = props("doc", nestedObject(2_000));

        assertThat(text.jsonValue("doc").toString())
                .startsWith("\"{\"a\":{\"a\":")
                .contains("which is not valid JSON");
        assertThat(text.json("doc").string("a").isPresent().answer()).isEqualTo(Answer.YES);
        assertThat(text.leaves()).hasSize(1);
        assertThat(object.leaves()).hasToString("[StringValue[value=ground]]");
        assertThat(object.holdsUnknown()).isFalse();
        assertThat(object.leaves().get(0).path().toString()).isEqualTo("doc" + ".a".repeat(2_000));
    }

    @Test
    void leaves_are_found_at_any_depth_also_inside_json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("__defaults", List.of("a"));
        all.put("doc", "[{\"env\": \"x\", \"__own\": 1}]");
        all.put("list", List.of(1, List.of(), Map.of()));
        all.put("later", PropertyValue.unknown());
        all.put("text", "{not json");
        Props props = Props.of((MapValue) PropertyValue.of(all), Path.root("web"));

        assertThat(props.leaves())
                .extracting(leaf -> leaf.path() + " " + leaf)
                .containsExactly(
                        "doc[0].env StringValue[value=x]",
                        "list[0] NumberValue[value=1.0]",
                        "list[1] ListValue[elements=[]]",
                        "list[2] MapValue[entries={}]",
                        "later not known yet",
                        "text StringValue[value={not json]");
    }

    @Test
    void says_whether_anything_in_it_is_unknown() {
        Props props = props(
                "known", Map.of("a", List.of(1)),
                "deep", Map.of("a", List.of(PropertyValue.secret(Map.of("b", PropertyValue.unknown())))));

        assertThat(props.holdsUnknown()).isTrue();
        assertThat(props.holdsUnknown("known")).isFalse();
        assertThat(props.holdsUnknown("deep")).isTrue();
        assertThat(props.holdsUnknown("none")).isFalse();
    }

    @Test
    void is_changed_in_copies_that_keep_what_is_not_touched() {
        Props props =
                props("a", PropertyValue.secret("hunter2"), "b", PropertyValue.unknown(), "__defaults", List.of());
        Props changed = props.with("c", 1).without("b");

        assertThat(changed.raw())
                .isEqualTo(PropertyValue.of(
                        Map.of("a", PropertyValue.secret("hunter2"), "c", 1, "__defaults", List.of())));
        assertThat(props.keys()).hasToString("a or b");
    }

    @Test
    void what_the_engine_keeps_for_itself_is_hidden_at_every_level() {
        Props props = props(
                "__defaults", List.of("a"), "a", 1, "in", Map.of("__defaults", List.of(), "b", 2), "__internal", 1);

        assertThat(props.keys()).hasToString("a or in");
        assertThat(props.object("in").keys()).hasToString("b");
        assertThat(props.leaves()).hasToString("[NumberValue[value=1.0], NumberValue[value=2.0]]");
    }

    @Test
    void what_takes_the_place_of_a_secret_is_a_secret() {
        Props props = props("a", PropertyValue.secret("hunter2"), "b", "open");
        Props changed = props.with("a", "other").with("b", "closed");

        assertThat(changed.raw())
                .isEqualTo(PropertyValue.of(Map.of("a", PropertyValue.secret("other"), "b", "closed")));
        assertThat(changed.with("a", PropertyValue.secret("third")).raw())
                .isEqualTo(PropertyValue.of(Map.of("a", PropertyValue.secret("third"), "b", "closed")));
        assertThat(props.without("a").with("a", "shown").raw())
                .isEqualTo(PropertyValue.of(Map.of("a", "shown", "b", "open")));
    }

    @Test
    void tells_what_is_asked_for_whether_it_is_there_or_not() {
        List<String> asked = new ArrayList<>();
        Props props = props(
                        "a",
                        1,
                        "list",
                        List.of(Map.of("b", 2)),
                        "json",
                        "{\"Name\": 1}",
                        "deep",
                        Map.of("c", Map.of("d", 3)))
                .watchedBy(path -> asked.add(path.toString()));

        props.string("a");
        props.has("none");
        props.objects("list").all(element -> element.has("b"));
        props.json("json").ignoringCase().integer("name");
        props.object("gone").object("further").bool("e");
        props.with("a", 2).without("list").string("a");
        props.holdsUnknown("deep");
        assertThat(asked)
                .containsExactly(
                        "a",
                        "none",
                        "list",
                        "list[0].b",
                        "json",
                        "json.name",
                        "json.Name",
                        "gone",
                        "gone.further",
                        "gone.further.e",
                        "a",
                        "deep");
        asked.clear();
        props.leaves();
        assertThat(asked).containsExactly("a", "deep.c.d", "json.Name", "list[0].b");
        asked.clear();
        props.keys();
        assertThat(asked).containsExactly("a", "deep", "json", "list");
    }

    @Test
    void a_resource_without_properties_has_nothing_in_it() {
        Props props = props();

        assertThat(props.string("a")).hasToString("not set");
        assertThat(props.leaves()).hasToString("[MapValue[entries={}]]");
        assertThat(props.keys()).hasToString("none");
        assertThat(props.isPresent().answer()).isEqualTo(Answer.YES);
    }

    private static Props props(Object... keysAndValues) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            all.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return Props.of((MapValue) PropertyValue.of(new java.util.TreeMap<>(all)), Path.root("web"));
    }

    private static String nestedText(int levels) {
        return "{\"a\":".repeat(levels) + "\"ground\"" + "}".repeat(levels);
    }

    private static PropertyValue nestedObject(int levels) {
        PropertyValue value = PropertyValue.of("ground");
        for (int i = 0; i < levels; i++) {
            value = MapValue.EMPTY.with("a", value);
        }
        return value;
    }

    @Test
    void a_text_of_thousands_of_digits_is_no_number() {
        Props props = Props.of(MapValue.EMPTY.with("cpu", PropertyValue.of("9".repeat(100_000))), Path.root(""));

        assertThat(props.integer("cpu").matches(cpu -> true).answer()).isEqualTo(Truth.Answer.UNKNOWN);
        assertThat(props.number("cpu").matches(cpu -> true).answer()).isEqualTo(Truth.Answer.UNKNOWN);
    }
}
