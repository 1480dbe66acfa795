package dev.policypack.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.value.Truth.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthTest {

    @ParameterizedTest
    @CsvSource({
        "YES, YES, YES, YES, YES",
        "YES, NO, NO, YES, NO",
        "YES, UNKNOWN, UNKNOWN, YES, UNKNOWN",
        "NO, YES, NO, YES, YES",
        "NO, NO, NO, NO, YES",
        "NO, UNKNOWN, NO, UNKNOWN, YES",
        "UNKNOWN, YES, UNKNOWN, YES, YES",
        "UNKNOWN, NO, NO, UNKNOWN, UNKNOWN",
        "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN"
    })
    void follows_the_truth_tables_of_three_valued_logic(Answer a, Answer b, Answer and, Answer or, Answer implies) {
        Truth one = truth(a, "a");
        Truth two = truth(b, "b");

        assertThat(one.and(two).answer()).isEqualTo(and);
        assertThat(one.and(() -> two).answer()).isEqualTo(and);
        assertThat(one.or(two).answer()).isEqualTo(or);
        assertThat(one.or(() -> two).answer()).isEqualTo(or);
        assertThat(one.implies(() -> two).answer()).isEqualTo(implies);
        assertThat(Truth.all(List.of(one, two)).answer()).isEqualTo(and);
        assertThat(Truth.any(List.of(one, two)).answer()).isEqualTo(or);
    }

    @Test
    void unknown_stays_unknown_when_it_is_negated() {
        assertThat(Truth.yes().not().answer()).isEqualTo(Answer.NO);
        assertThat(Truth.no().not().answer()).isEqualTo(Answer.YES);
        assertThat(truth(Answer.UNKNOWN, "a").not().answer()).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void a_fact_is_yes_or_no() {
        assertThat(Truth.of(true).answer()).isEqualTo(Answer.YES);
        assertThat(Truth.of(false).answer()).isEqualTo(Answer.NO);
    }

    @Test
    void of_nothing_all_holds_and_nothing_does() {
        assertThat(Truth.all(List.of()).answer()).isEqualTo(Answer.YES);
        assertThat(Truth.any(List.of()).answer()).isEqualTo(Answer.NO);
    }

    @Test
    void rests_on_the_evidence_that_decided() {
        assertThat(truth(Answer.YES, "a").and(truth(Answer.NO, "b"))).hasToString("NO [b is 1]");
        assertThat(truth(Answer.NO, "a").and(truth(Answer.UNKNOWN, "b"))).hasToString("NO [a is 1]");
        assertThat(truth(Answer.YES, "a").and(truth(Answer.UNKNOWN, "b"))).hasToString("UNKNOWN [b is not known yet]");
        assertThat(truth(Answer.YES, "a").or(truth(Answer.NO, "b"))).hasToString("YES [a is 1]");
        assertThat(truth(Answer.NO, "a").or(truth(Answer.NO, "b"))).hasToString("NO [a is 1, b is 1]");
        assertThat(truth(Answer.UNKNOWN, "a").or(truth(Answer.UNKNOWN, "b")))
                .hasToString("UNKNOWN [a is not known yet, b is not known yet]");
    }

    @Test
    void names_each_piece_of_evidence_once_and_eight_at_the_most() {
        Truth same = truth(Answer.NO, "a").or(truth(Answer.NO, "a"));
        List<Truth> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(truth(Answer.UNKNOWN, "p" + i));
        }

        assertThat(same).hasToString("NO [a is 1]");
        assertThat(Truth.all(many).evidence())
                .extracting(evidence -> evidence.path().toString())
                .containsExactly("p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7");
    }

    @Test
    void does_not_ask_what_cannot_change_the_answer() {
        Supplier<Truth> notToBeAsked = () -> {
            throw new AssertionError("was asked");
        };

        assertThat(Truth.no().and(notToBeAsked).answer()).isEqualTo(Answer.NO);
        assertThat(Truth.yes().or(notToBeAsked).answer()).isEqualTo(Answer.YES);
        assertThat(Truth.no().implies(notToBeAsked).answer()).isEqualTo(Answer.YES);
    }

    @Test
    void an_unknown_condition_still_asks_what_may_decide() {
        assertThat(truth(Answer.UNKNOWN, "a").and(() -> truth(Answer.NO, "b"))).hasToString("NO [b is 1]");
        assertThat(truth(Answer.UNKNOWN, "a").or(() -> truth(Answer.YES, "b"))).hasToString("YES [b is 1]");
    }

    private static Truth truth(Answer answer, String path) {
        Path at = Path.root("web").key(path);
        return switch (answer) {
            case YES -> Truth.of(true, new Observation(Observation.Kind.KNOWN, at, "1"));
            case NO -> Truth.of(false, new Observation(Observation.Kind.KNOWN, at, "1"));
            case UNKNOWN -> Truth.unknown(new Observation(Observation.Kind.NOT_YET_KNOWN, at, "not known yet"));
        };
    }
}
