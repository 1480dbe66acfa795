package dev.policypack.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.config.InvalidOptionException;
import dev.policypack.config.Option;
import dev.policypack.finding.Violation;
import dev.policypack.fuzz.Corpus;
import dev.policypack.fuzz.Sentence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Preset;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.StackContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Any text as the configuration of a pack: it configures it, or a sentence says why not. */
class PackConfigFuzzTest {
    private static final PolicyPack PACK = PolicyPack.of("fuzzed", "1.0.0")
            .settings(Preset.CHOICE, Preset.KEEP)
            .with(StackPolicy.of(
                    PolicyInfo.named("every-option")
                            .title("Has an option of each kind")
                            .formerly("older-name")
                            .options(
                                    Option.integer("whole", 1, 10, 5, "A number."),
                                    Option.bool("yes", true, "A choice."),
                                    Option.string("word", "a", "A text."),
                                    Option.strings("words", 1, List.of("a"), "Texts."),
                                    Option.textsByKey("lists", Map.of(), "Lists."),
                                    Option.object(
                                            "pair",
                                            "Two of them.",
                                            parts -> parts,
                                            Option.integer("least", 0, 9, 1, "The least."),
                                            Option.string("unit", "s", "The unit."))),
                    (stack, review) -> review.violation("always")));

    @TestFactory
    Stream<DynamicTest> every_kept_input() throws Exception {
        return Corpus.tests(PackConfigFuzzTest.class, PackConfigFuzzTest::fuzzerTestOneInput);
    }

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            PackConfig config = PackConfig.parse(new String(input, StandardCharsets.UTF_8));
            Session session = new Session(PACK, config, StackContext.UNCONFIGURED);
            assertThat(session.analyzeStack(List.of()).reported()).noneMatch(Violation::isFailure);
        } catch (InvalidOptionException e) {
            assertThat(e.getMessage().lines()).isNotEmpty().allSatisfy(Sentence::check);
        }
    }
}
