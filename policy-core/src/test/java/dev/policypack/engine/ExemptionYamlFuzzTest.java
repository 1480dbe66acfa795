package dev.policypack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.config.InvalidOptionException;
import dev.policypack.exemption.ExemptionYaml;
import dev.policypack.fuzz.Corpus;
import dev.policypack.fuzz.Sentence;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Any text as a file of exemptions: all of them are complete, or each line of the message names the place and what is wrong there. */
class ExemptionYamlFuzzTest {

    @TestFactory
    Stream<DynamicTest> every_kept_input() throws Exception {
        return Corpus.tests(ExemptionYamlFuzzTest.class, ExemptionYamlFuzzTest::fuzzerTestOneInput);
    }

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            ExemptionYaml.read("exemptions.yaml", new String(input, StandardCharsets.UTF_8))
                    .forEach(exemption -> {
                        assertThat(exemption.resource()).isNotBlank();
                        assertThat(exemption.policy()).isNotBlank();
                        assertThat(exemption.reason()).isNotBlank();
                    });
        } catch (InvalidOptionException e) {
            assertThat(e.getMessage().lines()).isNotEmpty().allSatisfy(line -> {
                Sentence.check(line);
                assertThat(line).startsWith("exemptions.yaml");
            });
        }
    }
}
