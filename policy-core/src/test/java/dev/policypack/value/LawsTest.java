package dev.policypack.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.Truth.Answer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for all values and all questions, whatever they are. */
class LawsTest {

    /** A question about three facts, of which some may be unknown. */
    private interface Question {
        Truth ask(Truth a, Truth b, Truth c);
    }

    @Property
    void an_answer_that_is_given_while_something_is_unknown_stays_when_it_is_known(
            @ForAll("questions") Question question,
            @ForAll Answer a,
            @ForAll Answer b,
            @ForAll boolean laterA,
            @ForAll boolean laterB,
            @ForAll boolean c) {
        Answer early = question.ask(truth(a), truth(b), Truth.of(c)).answer();
        Answer late =
                question.ask(later(a, laterA), later(b, laterB), Truth.of(c)).answer();

        assertThat(late).isNotEqualTo(Answer.UNKNOWN);
        assertThat(early).isIn(late, Answer.UNKNOWN);
    }

    @Property
    void any_text_may_stand_where_json_belongs(@ForAll("almostJson") String text) {
        Props props = Props.of(MapValue.EMPTY.with("doc", PropertyValue.of(text)), Path.root("web"));

        assertThat(props.json("doc").string("a").isMissing().answer()).isNotNull();
        assertThat(props.jsonObjects("doc")
                        .any(item -> item.string("a").is("b"))
                        .answer())
                .isNotNull();
        assertThat(props.jsonValue("doc").toString()).isNotNull();
        assertThat(props.leaves())
                .allSatisfy(leaf -> assertThat(leaf.path().property()).isEqualTo("doc"));
    }

    @Property
    void a_secret_is_not_shown_by_any_way_of_reading(@ForAll("almostJson") String text) {
        String marked = text + "zq7hunter2";
        Props props = Props.of(MapValue.EMPTY.with("doc", PropertyValue.secret(marked)), Path.root("web"));

        assertThat(props.string("doc").toString()
                        + props.integer("doc")
                        + props.jsonValue("doc")
                        + props.json("doc").string("a")
                        + props.json("doc").isPresent()
                        + props.object("doc").evidence()
                        + props.strings("doc").any(element -> element.is("a"))
                        + props.leaves())
                .doesNotContain("zq7hunter2");
    }

    @Provide
    Arbitrary<Question> questions() {
        Question first = (a, b, c) -> a;
        Question second = (a, b, c) -> b;
        Question third = (a, b, c) -> c;
        return Arbitraries.recursive(() -> Arbitraries.of(first, second, third), LawsTest::larger, 0, 4);
    }

    private static Arbitrary<Question> larger(Arbitrary<Question> smaller) {
        return Combinators.combine(smaller, smaller, Arbitraries.integers().between(0, 4))
                .as((one, two, kind) -> (a, b, c) -> switch (kind) {
                    case 0 -> one.ask(a, b, c).and(two.ask(a, b, c));
                    case 1 -> one.ask(a, b, c).or(() -> two.ask(a, b, c));
                    case 2 -> one.ask(a, b, c).implies(() -> two.ask(a, b, c));
                    case 3 -> one.ask(a, b, c).not();
                    default -> one.ask(a, b, c).and(() -> two.ask(a, b, c).not());
                });
    }

    @Provide
    Arbitrary<String> almostJson() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("{}[]\":,\\ntrue0123456789.eE+-a \n\u0000\uD83D")
                        .ofMaxLength(60),
                Arbitraries.strings().all().ofMaxLength(30),
                Arbitraries.of(
                        "{\"a\": [1e999, -0, \"\\ud83d\"]}", "[[[[", "{\"\": {\"a\\\"b\": 1}}", "{\"a\":1,\"a\":2}"));
    }

    private static Truth truth(Answer answer) {
        return switch (answer) {
            case YES -> Truth.yes();
            case NO -> Truth.no();
            case UNKNOWN -> Value.unknown(Path.root("web").key("x")).isPresent();
        };
    }

    private static Truth later(Answer answer, boolean known) {
        return answer == Answer.UNKNOWN ? Truth.of(known) : truth(answer);
    }
}
