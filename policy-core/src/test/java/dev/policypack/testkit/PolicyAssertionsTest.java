package dev.policypack.testkit;

import static dev.policypack.testkit.PolicyAssertions.assertThat;
import static dev.policypack.testkit.Retention.group;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policypack.engine.PackConfig;
import dev.policypack.engine.Report;
import dev.policypack.engine.Session;
import dev.policypack.finding.Outcome;
import dev.policypack.finding.Violation;
import dev.policypack.policy.LogLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.StackContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyAssertionsTest {
    private static final String MESSAGE =
            """
            Logs are kept for a while
            days is 1; keep logs for 7 days
            Fix: Set `days`.
            See: https://example.com/retention""";

    private final StackPolicy few =
            StackPolicy.of(PolicyInfo.named("few").title("There are few resources"), (stack, review) -> {
                review.log(LogLevel.INFO, "%s resources", stack.resources().size());
                stack.resources().stream().skip(1).forEach(resource -> review.on(resource)
                        .violation("one too many"));
            });
    private final PolicyPack pack = PolicyPack.of("test", "1.0.0").with(new Retention(), few);

    @Test
    void a_whole_stack_is_judged_by_a_whole_pack() {
        assertThat(judged(group().with("days", 1), Resource.of("aws:s3/bucket:Bucket", "b")))
                .isBlocking()
                .hasMessages("There are few resources\none too many", MESSAGE);
        assertThat(judged(group().with("days", 7), Resource.of("aws:s3/bucket:Bucket", "b")))
                .isNotBlocking()
                .violations()
                .extracting(Violation::subject)
                .containsExactly("aws:s3/bucket:Bucket (b)");
        assertThat(judged(group().with("days", 7)))
                .isNotBlocking()
                .hasNoViolations()
                .hasMessages();
    }

    @Test
    void one_policy_is_tried() {
        assertThat(PolicyTester.of(new Retention()).given(group().with("days", 1)))
                .hasOutcome(Outcome.VIOLATES)
                .hasMessages(MESSAGE);
        assertThat(PolicyTester.of(few).given(group()))
                .hasOutcome(Outcome.PASSES)
                .log()
                .extracting(entry -> entry.level() + " " + entry.message())
                .containsExactly("INFO 1 resources");
    }

    @Test
    void a_failed_assertion_shows_the_report() {
        assertThatThrownBy(() -> assertThat(judged(group().with("days", 7))).isBlocking())
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        """
                        The report should stop the deployment, but does not:
                        All is well: 1 resource, 2 policies of test@v1.0.0, no violation.
                        """);
        assertThatThrownBy(() -> assertThat(judged(group().with("days", 1))).isNotBlocking())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "The report should let the deployment go on, but stops it:\nStopped: 1 resource, 2 policies of test@v1.0.0,"
                                + " 1 mandatory and 0 advisory violations.\n\nmandatory  logs-retention")
                .hasMessageContaining("days is 1; keep logs for 7 days");
        assertThatThrownBy(() -> assertThat(judged(group().with("days", 1))).hasNoViolations())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("The report should find nothing, but found:\nStopped: 1 resource");
        assertThatThrownBy(() -> assertThat(judged(group().with("days", 1))).hasMessages("else"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("days is 1; keep logs for 7 days");
        assertThatThrownBy(() -> assertThat(PolicyTester.of(new Retention()).given(group().with("days", 1)))
                        .hasOutcome(Outcome.PASSES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("outcome of\nVIOLATES\n  days is 1; keep logs for 7 days");
    }

    private Report judged(Resource... resources) {
        return new Session(pack, PackConfig.none(), StackContext.preview("shop", "dev")).evaluate(List.of(resources));
    }
}
