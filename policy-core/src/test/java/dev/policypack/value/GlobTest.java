package dev.policypack.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "'', a, false",
        "a, '', false",
        "a, a, true",
        "a, b, false",
        "a, aa, false",
        "aa, a, false",
        "*, '', true",
        "*, abc, true",
        "**, '', true",
        "a*, a, true",
        "a*, ba, false",
        "*a, ba, true",
        "*a, ab, false",
        "*a*, b, false",
        "a*c, abbc, true",
        "a*c, abcb, false",
        "*ab, aab, true",
        "*a*b*, xaybz, true",
        "*a*b*, xbya, false",
        "?, a, true",
        "?, '', false",
        "?, ab, false",
        "a?c, abc, true",
        "*?, a, true",
        "*?, '', false",
        "a.c, abc, false",
        "[a], a, false"
    })
    void is_that_of_the_whole_text(String pattern, String text, boolean matches) {
        assertThat(Glob.matches(pattern, text)).isEqualTo(matches);
    }

    @Test
    void one_of_several_is_enough() {
        assertThat(Glob.anyMatches(List.of("b", "a*"), "ab")).isTrue();
        assertThat(Glob.anyMatches(List.of("b", "c*"), "ab")).isFalse();
        assertThat(Glob.anyMatches(List.of(), "ab")).isFalse();
    }

    @Test
    void many_stars_do_not_keep_it_busy() {
        assertThat(Glob.matches("*a".repeat(1_000) + "b", "a".repeat(10_000))).isFalse();
    }
}
