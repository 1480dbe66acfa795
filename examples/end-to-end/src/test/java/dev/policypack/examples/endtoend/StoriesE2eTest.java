package dev.policypack.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.ecs.simulation.AwsSimulation;
import dev.policypack.examples.stories.App;
import dev.policypack.examples.stories.Stories;
import dev.policypack.examples.stories.Story;
import dev.policypack.examples.stories.Story.Moment;
import dev.policypack.simulation.SimulatedProviderServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every story through the real CLI, two at a time. */
@Execution(ExecutionMode.CONCURRENT)
class StoriesE2eTest {
    private static final Pattern SUBJECT =
            Pattern.compile("- \\[mandatory] .* {2}\\(aws:([\\w-]+):(\\w+): ([\\w-]+)\\)");

    private static final Set<String> STORY_POLICIES =
            Stories.all().stream().map(Story::policy).collect(Collectors.toUnmodifiableSet());

    @TempDir
    Path temporary;

    static List<Story> stories() {
        return Stories.all();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void is_stopped_when_it_says_by_its_policy_and_by_no_other(Story story) throws Exception {
        try (SimulatedProviderServer aws = SimulatedProviderServer.start(new AwsSimulation())) {
            PulumiCli pulumi = PulumiCli.in(temporary).quick().attachedTo(aws, "aws", "docker");
            for (Map.Entry<String, Map<String, Object>> other :
                    story.setting().otherStacks().entrySet()) {
                pulumi.deployed(other.getKey(), other.getValue());
            }
            Path project = project(pulumi, story);

            PulumiCli.Run preview = pulumi.run(project, withPack(story.packConfig(), "preview"));
            if (story.stopped() == Moment.PREVIEW) {
                assertStoppedBy(story, preview);
                return;
            }
            assertThat(preview.succeeds().policies()).as(preview.output()).isEmpty();
            PulumiCli.Run whole = pulumi.run(project, withPack(story.packConfigOfWholePreviews(), "preview"));
            if (story.stopped() == Moment.WHOLE_PREVIEW) {
                assertStoppedBy(story, whole);
                return;
            }
            assertThat(whole.succeeds().policies()).as(whole.output()).isEmpty();

            PulumiCli.Run update = pulumi.run(project, withPack(story.packConfig(), "up", "--yes", "--skip-preview"));
            assertStoppedBy(story, update);
            // What a policy says of a single resource stops the update before that is made.
            String state = pulumi.run(project, "stack", "export").succeeds().output();
            assertThat(holds(state, subject(update))).as(update.output()).isEqualTo(story.stopped() != Moment.UPDATE);
        }
    }

    /** Beside it, only constraints may say what AWS refuses of the same mistake: their policies have no story. */
    private static void assertStoppedBy(Story story, PulumiCli.Run run) {
        assertThat(run.fails().policies())
                .as(run.output())
                .filteredOn(STORY_POLICIES::contains)
                .containsOnly(story.policy());
    }

    static Stream<Story> storiesThatADefaultPreviewLetsPass() {
        return Stories.all().stream().filter(story -> story.stopped() != Moment.PREVIEW);
    }

    @ParameterizedTest
    @MethodSource("storiesThatADefaultPreviewLetsPass")
    void passes_a_whole_preview_when_it_is_repaired(Story story) throws Exception {
        try (SimulatedProviderServer aws = SimulatedProviderServer.start(new AwsSimulation())) {
            PulumiCli pulumi = PulumiCli.in(temporary).quick().attachedTo(aws, "aws", "docker");
            Path project = project(pulumi, story);
            pulumi.run(project, "config", "set", "repaired", "true").succeeds();
            PulumiCli.Run preview = pulumi.run(project, withPack(story.packConfigOfWholePreviews(), "preview"));
            assertThat(preview.succeeds().policies()).as(preview.output()).isEmpty();
        }
    }

    /** What was violated, as the CLI shows it: module, type and name of {@code (aws:ecs:TaskDefinition: shop)}. */
    private static MatchResult subject(PulumiCli.Run run) {
        return SUBJECT.matcher(run.output()).results().findFirst().orElseThrow();
    }

    private static boolean holds(String state, MatchResult subject) {
        return Pattern.compile("\"urn\": \".*::aws:%s/\\w+:%s::%s\""
                        .formatted(subject.group(1), subject.group(2), subject.group(3)))
                .matcher(state)
                .find();
    }

    private static Path project(PulumiCli pulumi, Story story) throws Exception {
        Map<String, String> config = new LinkedHashMap<>(story.setting().config());
        config.put("story", story.policy());
        return pulumi.project("shop", App.class, story.setting().stack(), config);
    }

    private String[] withPack(String packConfig, String... command) throws Exception {
        Path settings = Files.writeString(temporary.resolve("policies.json"), packConfig);
        return Stream.concat(
                        Stream.of(command),
                        Stream.of(
                                "--policy-pack",
                                PulumiCli.PACK.toString(),
                                "--policy-pack-config",
                                settings.toString()))
                .toArray(String[]::new);
    }
}
