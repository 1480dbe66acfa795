package dev.policypack.examples.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import dev.policypack.ecs.rehearsal.RehearsedStack;
import dev.policypack.engine.PackConfig;
import dev.policypack.engine.Report;
import dev.policypack.engine.Violation;
import dev.policypack.policy.EnforcementLevel;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every story, rehearsed. */
class StoriesTest {

    static List<Story> stories() {
        return Stories.all();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void is_stopped_by_its_policy_and_by_no_other(Story story) {
        Report report = rehearse(story, story.broken());
        assertThat(report.violations())
                .as(report.toString())
                .filteredOn(violation -> violation.level() == EnforcementLevel.MANDATORY)
                .extracting(violation -> violation.policy().name())
                .containsOnly(story.policy());
    }

    @ParameterizedTest
    @MethodSource("stories")
    void passes_when_it_is_repaired(Story story) {
        List<Violation> violations = rehearse(story, story.repaired()).violations();
        assertThat(violations).isEmpty();
    }

    private static Report rehearse(Story story, Consumer<Context> program) {
        return RehearsedStack.of("shop", story.stack())
                .withConfig(story.config())
                .withPackConfig(PackConfig.parse(story.packConfig()))
                .judge(program);
    }
}
