package dev.policypack.testkit;

import dev.policypack.engine.LogEntry;
import dev.policypack.engine.Report;
import dev.policypack.finding.Outcome;
import dev.policypack.finding.Violation;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/**
 * The door for those who test with <a href="https://assertj.github.io/doc/">AssertJ</a>, which is then to be a dependency of their own:
 *
 * <pre>{@code
 * assertThat(new Session(pack, PackConfig.none(), StackContext.preview("shop", "dev")).evaluate(resources))
 *         .isBlocking()
 *         .hasMessages("Buckets are private\nacl is \"public-read\"; …");
 * }</pre>
 */
public final class PolicyAssertions {
    private PolicyAssertions() {}

    /** Begins assertions on the judgement of a whole deployment. */
    public static ReportAssert assertThat(Report report) {
        return new ReportAssert(report);
    }

    /** Begins assertions on what one policy said. */
    public static ResultAssert assertThat(PolicyTester.Result result) {
        return new ResultAssert(result);
    }

    /** Assertions on the judgement of a whole deployment. */
    public static final class ReportAssert extends AbstractAssert<ReportAssert, Report> {
        private ReportAssert(Report actual) {
            super(actual, ReportAssert.class);
        }

        /** The deployment must stop. */
        public ReportAssert isBlocking() {
            isNotNull();
            return actual.isBlocking() ? this : fail("should stop the deployment, but does not:");
        }

        /** The deployment may go on. */
        public ReportAssert isNotBlocking() {
            isNotNull();
            return actual.isBlocking() ? fail("should let the deployment go on, but stops it:") : this;
        }

        /** Nothing was found, and the pack has nothing to say about the run. */
        public ReportAssert hasNoViolations() {
            isNotNull();
            return actual.violations().isEmpty() ? this : fail("should find nothing, but found:");
        }

        /** Exactly these whole messages were found, in any order: title, sentence, fix and link, each on a line of its own. */
        public ReportAssert hasMessages(String... messages) {
            violations().extracting(Violation::message).containsExactlyInAnyOrder(messages);
            return this;
        }

        /** The violations, mandatory ones first, for the assertions that AssertJ has for lists. */
        public ListAssert<Violation> violations() {
            isNotNull();
            return Assertions.assertThat(actual.violations()).as("violations of%n%s", actual);
        }

        private ReportAssert fail(String sentence) {
            failWithMessage("%s", "The report " + sentence + "\n" + actual);
            return this;
        }
    }

    /** Assertions on what one policy said. */
    public static final class ResultAssert extends AbstractAssert<ResultAssert, PolicyTester.Result> {
        private ResultAssert(PolicyTester.Result actual) {
            super(actual, ResultAssert.class);
        }

        /** The policy comes to this. */
        public ResultAssert hasOutcome(Outcome outcome) {
            isNotNull();
            Assertions.assertThat(actual.outcome()).as("outcome of%n%s", actual).isEqualTo(outcome);
            return this;
        }

        /** The policy says exactly these whole messages, in any order: title, sentence, fix and link, each on a line of its own. */
        public ResultAssert hasMessages(String... messages) {
            violations().extracting(Violation::message).containsExactlyInAnyOrder(messages);
            return this;
        }

        /** What does not hold, for the assertions that AssertJ has for lists. */
        public ListAssert<Violation> violations() {
            isNotNull();
            return Assertions.assertThat(actual.violations()).as("violations of%n%s", actual);
        }

        /** What the policy has logged, in order. */
        public ListAssert<LogEntry> log() {
            isNotNull();
            List<LogEntry> log = actual.log();
            return Assertions.assertThat(log).as("log of%n%s", actual);
        }
    }
}
