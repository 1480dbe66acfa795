package dev.policypack.examples.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.ecs.EcsPolicyPack;
import dev.policypack.ecs.EcsRehearsal;
import dev.policypack.engine.PackConfig;
import dev.policypack.engine.Report;
import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Preset;
import dev.policypack.rehearsal.RehearsedStack;
import dev.policypack.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every story, rehearsed. */
class StoriesTest {
    private static final String HEAD =
            """
            # The stories

            What each program had wrong, when the Pulumi CLI stops it, and what it is told. The tests write this page; they rehearse every
            story, and run each through the CLI.

            | story | what happened | stopped by the CLI | with |
            | --- | --- | --- | --- |
            """;

    private static final Map<String, Report> REHEARSED = new ConcurrentHashMap<>();

    static List<Story> stories() {
        return Stories.all();
    }

    @Test
    void there_is_one_for_each_policy() {
        // What the cloud refuses is told by the examples of each constraint.
        assertThat(Stories.all())
                .extracting(Story::policy)
                .containsExactlyInAnyOrderElementsOf(EcsPolicyPack.pack().policies().stream()
                        .map(Policy::about)
                        .filter(about -> about.constraints().isEmpty())
                        .map(PolicyInfo::name)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("stories")
    void is_stopped_by_its_policy_and_by_no_other(Story story) {
        Report report = broken(story);
        assertThat(report.violations())
                .as(report.toString())
                .filteredOn(violation -> violation.enforcementLevel() == EnforcementLevel.MANDATORY)
                // What AWS refuses of the same mistake may be said, too, in the words of AWS.
                .filteredOn(violation -> violation.constraint().isEmpty())
                .extracting(violation -> violation.policy().name())
                .containsOnly(story.policy());
    }

    @ParameterizedTest
    @MethodSource("stories")
    void passes_when_it_is_repaired(Story story) {
        Report report = stack(story).evaluate(story.repaired());
        assertThat(report.isBlocking()).as(report.toString()).isFalse();
        assertThat(report.violations())
                .as(report.toString())
                .extracting(violation -> violation.policy().name())
                .doesNotContain(story.policy());
    }

    /** What is mandatory in another preset is mandatory in this one. */
    @ParameterizedTest
    @MethodSource("stories")
    void passes_when_it_is_repaired_in_the_strictest_preset(Story story) {
        Report report =
                stack(story).evaluatedBy(EcsPolicyPack.pack(Preset.STRICT)).evaluate(story.repaired());
        assertThat(report.isBlocking()).as(report.toString()).isFalse();
    }

    @Test
    void the_page_says_what_each_is_told() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Story story : Stories.all()) {
            page.append("| [%1$s](#%1$s) | %2$s | %3$s | %4$s |\n"
                    .formatted(story.policy(), story.happened(), story.stopped(), story.needs()));
        }
        for (Story story : Stories.all()) {
            page.append(
                    "\n## %1$s\n\n%2$s [What the policy asks](../../policy-pack-ecs/docs/policies/%1$s.md).\n\n```text\n"
                            .formatted(story.policy(), story.happened()));
            for (Violation violation : broken(story).violations()) {
                page.append(violation.enforcementLevel().name().toLowerCase(Locale.ROOT))
                        .append("  ")
                        .append(violation.policy().name())
                        .append("  ")
                        .append(violation.subject())
                        .append('\n');
                violation.compact().lines().forEach(line -> page.append("  ")
                        .append(line)
                        .append('\n'));
            }
            page.append("```\n");
        }
        Golden.check(Path.of(""), Map.of("STORIES.md", page.toString()), "STORIES.md");
    }

    @Test
    void the_readme_shows_a_story_as_it_stands() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String shown = readme.substring(readme.indexOf("```java\n") + "```java\n".length(), readme.lastIndexOf("```"));
        String source = Files.readString(Path.of("src/main/java/dev/policypack/examples/stories/TaskStories.java"));
        assertThat(source.replaceAll("\\s+", " "))
                .contains(shown.replaceAll("\\s+", " ").strip());
    }

    private static Report broken(Story story) {
        return REHEARSED.computeIfAbsent(story.policy(), policy -> stack(story).evaluate(story.broken()));
    }

    private static RehearsedStack stack(Story story) {
        Story.Setting setting = story.setting();
        return EcsRehearsal.of("shop", setting.stack())
                .withConfig(setting.config())
                .withStackOutputs(setting.otherStacks())
                .withPackConfig(PackConfig.parse(story.packConfig()));
    }
}
