package dev.policypack.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.ecs.simulation.SimulatedProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two of the stories as programs in Python and TypeScript, which bring the CLI themselves. */
class LanguagesE2eTest {
    private static final Path STORIES = Path.of("../stories").toAbsolutePath().normalize();

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    python     | pulumi-unresolved-output       | aws:ecs:TaskDefinition: worker | containerDefinitions[0].logConfiguration.options.awslogs-group: the value is "Calling __str__ on an Output[T]
                    python     | ecs-deployment-circuit-breaker | aws:ecs:Service: worker        | deploymentCircuitBreaker.rollback is false, so that the last good version stays away
                    typescript | pulumi-unresolved-output       | aws:ecs:TaskDefinition: worker | containerDefinitions[0].logConfiguration.options.awslogs-group: the value is "Calling [toJSON] on an [Output<T>]
                    typescript | ecs-deployment-circuit-breaker | aws:ecs:Service: worker        | deploymentCircuitBreaker is not set; inside deploymentConfiguration it is dropped without a word
                    """)
    void the_broken_program_is_stopped_and_the_repaired_one_passes(
            String language, String story, String resource, String sentence) throws Exception {
        try (SimulatedProvider aws = SimulatedProvider.start()) {
            PulumiCli.Run broken = preview(aws, language, story, "broken").fails();
            assertThat(broken.policies()).as(broken.output()).containsOnly(story);
            assertThat(broken.output()).contains("  " + story + "  (" + resource + ")", sentence);

            PulumiCli.Run repaired = preview(aws, language, story, "repaired").succeeds();
            assertThat(repaired.policies()).as(repaired.output()).isEmpty();
            assertThat(repaired.output()).doesNotContain("  " + story + "  (");
        }
    }

    private PulumiCli.Run preview(SimulatedProvider aws, String language, String story, String version)
            throws Exception {
        Path prepared = prepared().resolve(language);
        Path modules = prepared.resolve("node_modules");
        List<String> program = language.equals("python")
                ? List.of(prepared.resolve("bin/python").toString(), "worker.py")
                : List.of(modules.resolve(".bin/tsx").toString(), "worker.ts");
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(PulumiCli.PACK.toString(), story, version));
        return PulumiCli.in(Files.createDirectory(temporary.resolve(version)))
                .attachedTo(aws, "aws")
                .with("NODE_PATH", modules.toString())
                .runProgram(command, STORIES.resolve(language));
    }

    private static Path prepared() {
        String folder = System.getenv("POLICYPACK_LANGUAGES");
        if (folder == null && System.getenv("POLICYPACK_REQUIRE_E2E") == null) {
            Assumptions.abort("skipped: POLICYPACK_LANGUAGES is not set; .ci/languages makes the folder");
        }
        return Path.of(folder);
    }
}
