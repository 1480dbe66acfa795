package dev.policypack.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.fuzz.Corpus;
import dev.policypack.fuzz.Sentence;
import dev.policypack.value.PropertyValue.MapValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Any text where a property holds JSON: every way of reading gives an answer, and a sentence where there is none. */
class JsonFuzzTest {
    private static final String SECRET = "zq7hunter2";

    @TestFactory
    Stream<DynamicTest> every_kept_input() throws Exception {
        return Corpus.tests(JsonFuzzTest.class, JsonFuzzTest::fuzzerTestOneInput);
    }

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Props props = Props.of(MapValue.EMPTY.with("doc", PropertyValue.of(text)), Path.root("web"));
        answers(props);
        Sentence.check(props.jsonValue("doc").evidence().toString());
        props.leaves().forEach(leaf -> assertThat(leaf.path().property()).startsWith("doc"));

        for (String marked : List.of(text + SECRET, SECRET + text, "{\"a\":\"" + SECRET + "\",\"b\":" + text + "}")) {
            Props secret = Props.of(MapValue.EMPTY.with("doc", PropertyValue.secret(marked)), Path.root("web"));
            assertThat(answers(secret) + secret.jsonValue("doc").evidence() + secret.leaves())
                    .doesNotContain(SECRET);
        }
    }

    /** What is said about the property by whoever asks for JSON; the same whenever it is asked. */
    private static String answers(Props props) {
        String said = ask(props);
        assertThat(ask(props)).isEqualTo(said);
        return said;
    }

    private static String ask(Props props) {
        Props inside = props.json("doc");
        Items<Props> objects = props.jsonObjects("doc");
        return String.valueOf(props.jsonValue("doc"))
                + inside.isPresent().evidence()
                + inside.keys()
                + inside.string("a")
                + inside.integer("a")
                + inside.number("a")
                + inside.bool("a").is(true).evidence()
                + inside.object("a").keys()
                + inside.ignoringCase().string("A")
                + inside.json("a").string("b")
                + objects.any(item -> item.string("a").is("b")).evidence()
                + objects.size();
    }
}
