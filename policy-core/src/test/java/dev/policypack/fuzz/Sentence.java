package dev.policypack.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

/** What every message to a user is, whatever was read. */
public final class Sentence {
    private Sentence() {}

    /** One line, not too long to be read. */
    public static void check(String message) {
        assertThat(message).isNotBlank().hasSizeLessThan(1_000).doesNotContain("\n", "\r");
    }
}
