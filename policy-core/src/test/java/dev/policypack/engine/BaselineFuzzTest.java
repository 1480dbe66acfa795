package dev.policypack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.config.InvalidOptionException;
import dev.policypack.exemption.Baseline;
import dev.policypack.fuzz.Corpus;
import dev.policypack.fuzz.Sentence;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Any text as a baseline: it is one, and is written as it was read, or a sentence says why not. */
class BaselineFuzzTest {

    @TestFactory
    Stream<DynamicTest> every_kept_input() throws Exception {
        return Corpus.tests(BaselineFuzzTest.class, BaselineFuzzTest::fuzzerTestOneInput);
    }

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            Baseline read = Baseline.parse("baseline.json", new String(input, StandardCharsets.UTF_8));
            assertThat(Baseline.parse("baseline.json", read.toString()).entries())
                    .isEqualTo(read.entries());
        } catch (InvalidOptionException e) {
            Sentence.check(e.getMessage());
            assertThat(e.getMessage()).startsWith("baseline.json");
        }
    }
}
