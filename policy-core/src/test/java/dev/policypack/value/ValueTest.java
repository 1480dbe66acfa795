package dev.policypack.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.value.Truth.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueTest {
    private static final Path MEMORY = Path.root("web").key("memory");
    private static final Path CPU = Path.root("web").key("cpu");

    private final Value<Long> known = Value.known(512L, MEMORY);
    private final Value<Long> missing = Value.missing(MEMORY);
    private final Value<Long> unknown = Value.unknown(MEMORY);
    private final Value<Long> malformed = Value.malformed(MEMORY, "\"abc\", which is not a whole number");
    private final Value<Long> outside = Value.outsideStack(MEMORY);

    @Test
    void says_what_it_is() {
        assertThat(known).hasToString("512");
        assertThat(missing).hasToString("not set");
        assertThat(unknown).hasToString("not known yet");
        assertThat(outside).hasToString("outside this stack");
        assertThat(malformed).hasToString("\"abc\", which is not a whole number");
        assertThat(Value.known("a", MEMORY)).hasToString("\"a\"");
        assertThat(Value.known(List.of("a", "b", "c"), MEMORY)).hasToString("a, b or c");
    }

    @Test
    void a_value_is_present_missing_or_nobody_knows() {
        assertThat(known.isPresent()).hasToString("YES [memory is 512]");
        assertThat(missing.isPresent()).hasToString("NO [memory is not set]");
        assertThat(unknown.isPresent()).hasToString("UNKNOWN [memory is not known yet]");
        assertThat(malformed.isPresent()).hasToString("YES [memory is \"abc\", which is not a whole number]");
        assertThat(known.isMissing().answer()).isEqualTo(Answer.NO);
        assertThat(missing.isMissing().answer()).isEqualTo(Answer.YES);
        assertThat(unknown.isMissing().answer()).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void a_missing_value_meets_no_condition_and_an_unknown_one_leaves_it_open() {
        assertThat(known.is(512L).answer()).isEqualTo(Answer.YES);
        assertThat(known.is(513L).answer()).isEqualTo(Answer.NO);
        assertThat(missing.is(512L).answer()).isEqualTo(Answer.NO);
        assertThat(unknown.is(512L).answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(malformed.is(512L).answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(known.isOneOf(1L, 512L).answer()).isEqualTo(Answer.YES);
        assertThat(known.isIn(List.of()).answer()).isEqualTo(Answer.NO);
    }

    @Test
    void says_by_its_evidence_whether_an_answer_will_come() {
        assertThat(unknown.evidence().kind()).isEqualTo(Observation.Kind.NOT_YET_KNOWN);
        assertThat(outside.evidence().kind()).isEqualTo(Observation.Kind.OUTSIDE_STACK);
        assertThat(Value.unanswered(MEMORY, "512, and nobody knows it").isPresent())
                .hasToString("UNKNOWN [memory is 512, and nobody knows it]");
        assertThat(malformed.evidence().kind()).isEqualTo(Observation.Kind.MALFORMED);
        assertThat(missing.evidence().kind()).isEqualTo(Observation.Kind.KNOWN);
    }

    @Test
    void two_values_are_compared_only_when_both_are_known() {
        Value<Long> other = Value.known(512L, CPU);

        assertThat(known.isEqualTo(other)).hasToString("YES [cpu is 512]");
        assertThat(known.isEqualTo(Value.known(256L, CPU))).hasToString("NO [cpu is 256]");
        assertThat(known.isEqualTo(Value.missing(CPU))).hasToString("NO [cpu is not set]");
        assertThat(known.isEqualTo(Value.unknown(CPU))).hasToString("UNKNOWN [cpu is not known yet]");
        assertThat(unknown.isEqualTo(other)).hasToString("UNKNOWN [memory is not known yet]");
        assertThat(unknown.isEqualTo(Value.missing(CPU))).hasToString("NO [cpu is not set]");
        assertThat(missing.isEqualTo(other)).hasToString("NO [memory is not set]");
    }

    @Test
    void a_conversion_that_gives_nothing_makes_it_missing() {
        assertThat(known.map(memory -> null)).hasToString("not set");
        assertThat(known.<Object>map(memory -> null).isMissing().answer()).isEqualTo(Answer.YES);
        assertThat(unknown.map(memory -> memory + 1)).hasToString("not known yet");
        assertThat(malformed.map(memory -> memory + 1)).hasToString("\"abc\", which is not a whole number");
    }

    @Test
    void two_values_together_are_as_unknown_as_the_worse() {
        assertThat(known.with(Value.known(256L, CPU), Long::sum)).hasToString("768");
        assertThat(known.with(Value.<Long>unknown(CPU), Long::sum)).hasToString("not known yet");
        assertThat(known.with(Value.<Long>missing(CPU), Long::sum)).hasToString("not set");
        assertThat(known.with(Value.known(256L, CPU).asSecret(), Long::sum)).hasToString("[secret]");
        assertThat(known.asSecret().with(Value.known(256L, CPU), Long::sum)).hasToString("[secret]");
    }

    @Test
    void only_a_missing_value_is_replaced() {
        assertThat(missing.orElse(1L)).hasToString("1");
        assertThat(known.orElse(1L)).hasToString("512");
        assertThat(unknown.orElse(1L)).hasToString("not known yet");
        assertThat(malformed.orElse(1L)).hasToString("\"abc\", which is not a whole number");
        assertThat(missing.or(Value.known(7L, CPU)).path()).hasToString("cpu");
        assertThat(unknown.or(Value.known(7L, CPU))).hasToString("not known yet");
    }

    @Test
    void a_secret_can_be_looked_at_but_never_shown() {
        Value<String> secret = Value.known("hunter2", MEMORY).asSecret();

        assertThat(secret.is("hunter2")).hasToString("YES [memory is [secret]]");
        assertThat(secret).hasToString("[secret]");
        assertThat(secret.map(text -> text + "!")).hasToString("[secret]");
        assertThat(secret.flatMap(text -> Value.known(text, CPU))).hasToString("[secret]");
        assertThat(secret.flatMap(text -> Value.<String>malformed(CPU, text + ", which is wrong")))
                .hasToString("[secret], which has another shape than it must have");
        assertThat(secret.shownAs("hunter2")).hasToString("[secret]");
        assertThat(Value.known("hunter2", MEMORY).shownAs("hunter2").asSecret()).hasToString("[secret]");
        assertThat(Value.<String>missing(MEMORY).asSecret().orElse("hunter2")).hasToString("[secret]");
        assertThat(Value.malformed(MEMORY, "hunter2, which is wrong").asSecret())
                .hasToString("[secret], which has another shape than it must have");
        assertThat(secret.flatMap(text -> Value.<String>unanswered(CPU, text + ", and nobody knows it")))
                .hasToString("[secret], and nobody answered what was asked about it");
        assertThat(secret.map(text -> null)).hasToString("not set");
        assertThat(secret.isSecret()).isTrue();
    }

    @Test
    void other_words_may_stand_for_a_value_until_it_is_converted() {
        assertThat(known.shownAs("half a gigabyte")).hasToString("half a gigabyte");
        assertThat(known.shownAs("half a gigabyte").is(512L)).hasToString("YES [memory is half a gigabyte]");
        assertThat(known.shownAs("half a gigabyte").map(memory -> memory * 2)).hasToString("1024");
        assertThat(unknown.shownAs("half a gigabyte")).hasToString("not known yet");
    }
}
