package dev.policypack.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.policy.Constraint;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Severity;
import dev.policypack.value.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViolationTest {
    private static final PolicyInfo INFO = PolicyInfo.named("p")
            .title("All is well")
            .remediationSteps("Set `image`.")
            .url("https://example.com/policy");
    private static final Path WEB = Path.root("a:b:C (web)");
    private static final Path CONTAINER = WEB.key("containers").index(0);

    @Test
    void says_once_where_it_is() {
        assertThat(at(WEB, "it is bad")).isEqualTo("it is bad");
        assertThat(at(WEB.key("image"), "image is bad")).isEqualTo("image is bad");
        assertThat(at(CONTAINER.key("image"), "image is bad")).isEqualTo("containers[0].image is bad");
        assertThat(at(CONTAINER.key("image"), "containers[0].image is bad")).isEqualTo("containers[0].image is bad");
        assertThat(at(CONTAINER, "containers has \"x\"")).isEqualTo("containers[0] has \"x\"");
        assertThat(at(CONTAINER, "containers[0] is a string")).isEqualTo("containers[0] is a string");
        assertThat(at(WEB.key("tags").key("a b"), "it is bad")).isEqualTo("tags[\"a b\"]: it is bad");
    }

    @Test
    void says_where_it_is_before_a_sentence_that_does_not() {
        assertThat(at(CONTAINER.key("image"), "it is bad")).isEqualTo("containers[0].image: it is bad");
        assertThat(at(CONTAINER.key("image"), "images are bad")).isEqualTo("containers[0].image: images are bad");
        assertThat(at(CONTAINER.key("image"), "age is bad")).isEqualTo("containers[0].image: age is bad");
        assertThat(at(CONTAINER.key("image"), "")).isEqualTo("containers[0].image: ");
    }

    @Test
    void names_the_resource_when_it_is_another_one() {
        Path other = Path.root("a:b:D (other)").key("targets").index(1).key("type");

        assertThat(at(other, "type is bad")).isEqualTo("targets[1].type of a:b:D (other) is bad");
        assertThat(at(other, "it is bad")).isEqualTo("targets[1].type of a:b:D (other): it is bad");
    }

    @Test
    void a_message_has_the_answer_of_the_cloud_and_the_constraint_last() {
        Constraint constraint =
                Constraint.refused("image-set", "BadImage: no", "Set it.", "https://example.com/image", "2026-11-27");

        assertThat(violation(
                                WEB.key("image"),
                                "image is bad",
                                Optional.of(constraint),
                                Optional.of(constraint.evidence()))
                        .message())
                .isEqualTo(
                        """
                        All is well
                        image is bad
                        Refused with: BadImage: no
                        Fix: Set it.
                        See: https://example.com/image
                        Constraint: image-set""");
        assertThat(violation(
                                WEB,
                                "it is bad",
                                Optional.empty(),
                                Optional.of(Evidence.hangs("It waits.", "https://example.com", "2026-11-27")))
                        .message())
                .isEqualTo(
                        """
                        All is well
                        it is bad
                        Fix: Set `image`.
                        See: https://example.com/policy""");
        assertThat(violation(
                                WEB,
                                "it is bad",
                                Optional.empty(),
                                Optional.of(Evidence.refused("No: it is bad", "https://example.com", "2026-11-27")))
                        .message())
                .contains("\nRefused with: No: it is bad\nFix: Set `image`.\n");
    }

    private static String at(Path path, String sentence) {
        return violation(path, sentence, Optional.empty(), Optional.empty()).compact();
    }

    private static Violation violation(
            Path path, String sentence, Optional<Constraint> constraint, Optional<Evidence> evidence) {
        return new Violation(
                INFO,
                "urn:pulumi:dev::shop::a:b:C::web",
                "a:b:C (web)",
                EnforcementLevel.MANDATORY,
                Severity.HIGH,
                path,
                sentence,
                constraint,
                evidence,
                false,
                List.of());
    }
}
