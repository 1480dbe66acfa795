package dev.policypack.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.ecs.simulation.AwsSimulation;
import dev.policypack.examples.stories.Stories;
import dev.policypack.examples.stories.Story;
import dev.policypack.examples.stories.Story.Moment;
import dev.policypack.simulation.SimulatedProviderServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Stories as programs in Python and TypeScript, which bring the CLI themselves. */
class LanguagesE2eTest {
    private static final Path STORIES = Path.of("../stories").toAbsolutePath().normalize();

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    python     | pulumi-unresolved-output       | aws:ecs:TaskDefinition: worker | containerDefinitions[0].logConfiguration.options.awslogs-group: an Output was converted to a string before it was known, so AWS would receive "Calling __str__ on an Output[T]
                    python     | ecs-deployment-circuit-breaker | aws:ecs:Service: worker        | deploymentCircuitBreaker.rollback is false, so the last working version does not come back
                    typescript | pulumi-unresolved-output       | aws:ecs:TaskDefinition: worker | containerDefinitions[0].logConfiguration.options.awslogs-group: an Output was converted to a string before it was known, so AWS would receive "Calling [toJSON] on an [Output<T>]
                    typescript | ecs-deployment-circuit-breaker | aws:ecs:Service: worker        | deploymentCircuitBreaker is not set, so ECS keeps retrying a broken version; inside deploymentConfiguration it is dropped without a word
                    """)
    void the_broken_program_is_stopped_and_the_repaired_one_passes(
            String language, String story, String resource, String sentence) throws Exception {
        try (SimulatedProviderServer aws = SimulatedProviderServer.start(new AwsSimulation())) {
            PulumiCli.Run broken = preview(aws, language, story, "broken").fails();
            assertThat(broken.policies()).as(broken.output()).containsOnly(story);
            assertThat(broken.output()).contains("  " + story + "  (" + resource + ")", sentence);

            PulumiCli.Run repaired = preview(aws, language, story, "repaired").succeeds();
            assertThat(repaired.policies()).as(repaired.output()).isEmpty();
            assertThat(repaired.output()).doesNotContain("  " + story + "  (");
        }
    }

    static Stream<Story> storiesBetweenResources() {
        return Stories.all().stream()
                .filter(story -> story.stopped() == Moment.PREVIEW_WITH_EDGES
                        || story.stopped() == Moment.WHOLE_PREVIEW_WITH_EDGES);
    }

    @ParameterizedTest
    @MethodSource("storiesBetweenResources")
    void a_first_preview_tells_what_lies_between_resources_where_the_sdk_keeps_the_edges(Story story) throws Exception {
        Path config = Files.writeString(
                temporary.resolve("policies.json"),
                story.stopped() == Moment.WHOLE_PREVIEW_WITH_EDGES
                        ? story.packConfigOfWholePreviews()
                        : story.packConfig());
        List<String> program =
                List.of(python(), "shop.py", PulumiCli.PACK.toString(), config.toString(), story.policy());
        try (SimulatedProviderServer aws = SimulatedProviderServer.start(new AwsSimulation())) {
            PulumiCli.Run broken = preview(aws, "python", program, "broken").fails();
            assertThat(broken.policies()).as(broken.output()).contains(story.policy());

            PulumiCli.Run repaired = preview(aws, "python", program, "repaired").succeeds();
            assertThat(repaired.policies()).as(repaired.output()).isEmpty();
        }
    }

    private PulumiCli.Run preview(SimulatedProviderServer aws, String language, String story, String version)
            throws Exception {
        String runner = language.equals("python")
                ? python()
                : prepared().resolve("typescript/node_modules/.bin/tsx").toString();
        String program = language.equals("python") ? "worker.py" : "worker.ts";
        return preview(aws, language, List.of(runner, program, PulumiCli.PACK.toString(), story), version);
    }

    private PulumiCli.Run preview(SimulatedProviderServer aws, String language, List<String> program, String version)
            throws Exception {
        List<String> command = new ArrayList<>(program);
        command.add(version);
        return PulumiCli.in(Files.createDirectory(temporary.resolve(version)))
                .attachedTo(aws, "aws")
                .with("PYTHONDONTWRITEBYTECODE", "1")
                .with("NODE_PATH", prepared().resolve("typescript/node_modules").toString())
                .runProgram(command, STORIES.resolve(language));
    }

    private static String python() {
        return prepared().resolve("python/bin/python").toString();
    }

    private static Path prepared() {
        String folder = System.getenv("POLICYPACK_LANGUAGES");
        if (folder == null && System.getenv("POLICYPACK_REQUIRE_E2E") == null) {
            Assumptions.abort("skipped: POLICYPACK_LANGUAGES is not set; .ci/languages makes the folder");
        }
        return Path.of(folder);
    }
}
