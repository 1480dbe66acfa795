package dev.policypack.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "abc, abc, 0",
        "'', abc, 3",
        "abc, '', 3",
        "abc, abd, 1",
        "abc, ab, 1",
        "ab, abc, 1",
        "abc, bc, 1",
        "ab, ba, 2",
        "kitten, sitting, 3",
        "sunday, saturday, 3"
    })
    void counts_the_letters_that_differ(String from, String to, int changes) {
        assertThat(Nearest.changes(from, to)).isEqualTo(changes);
    }

    @Test
    void is_the_first_of_those_with_the_fewest_changes() {
        assertThat(Nearest.to("retention", List.of("detention", "retentions", "mention")))
                .contains("detention");
        assertThat(Nearest.to("mentions", List.of("detention", "retentions", "mention")))
                .contains("mention");
    }

    /** Two letters of a short word, a third of the letters of a longer one. */
    @Test
    void is_none_when_all_are_other_words() {
        assertThat(Nearest.to("ab", List.of("abcd"))).contains("abcd");
        assertThat(Nearest.to("ab", List.of("abcde"))).isEmpty();
        assertThat(Nearest.to("abcdefghi", List.of("abcdef"))).contains("abcdef");
        assertThat(Nearest.to("abcdefghi", List.of("abcde"))).isEmpty();
        assertThat(Nearest.to("ab", List.of())).isEmpty();
    }
}
