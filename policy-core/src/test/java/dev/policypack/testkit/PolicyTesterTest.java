package dev.policypack.testkit;

import static dev.policypack.testkit.Retention.group;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policypack.engine.Outcome;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Resource;
import dev.policypack.policy.Review;
import dev.policypack.policy.Stack;
import dev.policypack.policy.StackPolicy;
import dev.policypack.value.PropertyValue;
import org.junit.jupiter.api.Test;

class PolicyTesterTest {
    private final PolicyTester policy = PolicyTester.of(new Retention());

    @Test
    void holds_when_the_policy_says_what_it_should() {
        policy.given(group().with("days", 7)).passes();
        policy.given(group().with("days", 6)).violates("days is 6; keep logs for 7 days");
        policy.given(group().with("days", PropertyValue.unknown())).isUndecidedOn("days");
        policy.given(group().with("skip", true)).isNotApplicable();
        policy.given(Resource.of("aws:s3/bucket:Bucket", "b")).isNotApplicable();
        policy.with(Retention.LEAST, 30).given(group().with("days", 7)).violates("days is 7; keep logs for 30 days");
        policy.given(group().with("days", 6)).isRepairedTo(group().with("days", 6));
    }

    @Test
    void a_failed_expectation_shows_all_that_was_said() {
        assertThatThrownBy(() -> policy.given(group().with("days", 6)).passes())
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        """
                        logs-retention
                        should be
                          PASSES
                        and is
                          VIOLATES
                          days is 6; keep logs for 7 days""");
        assertThatThrownBy(() -> policy.given(group().with("days", 6)).violates("days is wrong"))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        """
                        logs-retention
                        should say
                          days is wrong
                        and said
                          VIOLATES
                          days is 6; keep logs for 7 days""");
        assertThatThrownBy(() -> policy.given(group().with("days", PropertyValue.unknown()))
                        .isUndecidedOn("name"))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        """
                        logs-retention
                        should wait for
                          [name]
                        and waits for
                          [days]""");
        assertThatThrownBy(() -> policy.given(group().with("days", PropertyValue.unknown()))
                        .isNotApplicable())
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        """
                        logs-retention
                        should be
                          NOT_APPLICABLE
                        and is
                          UNDECIDED
                          waits for days""");
        assertThatThrownBy(() -> policy.given(group().with("days", 6)).isRepairedTo(group().with("days", 7)))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("logs-retention\nshould leave\n");
    }

    @Test
    void a_violation_is_expected_with_its_messages() {
        assertThatThrownBy(() -> policy.given(group().with("days", 7)).violates())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("violates() needs the messages that the policy must say");
    }

    @Test
    void a_policy_that_is_off_by_default_is_tried_all_the_same() {
        PolicyTester off = PolicyTester.of(new Retention() {
            @Override
            public PolicyInfo about() {
                return super.about().level(EnforcementLevel.DISABLED);
            }
        });

        off.given(group().with("days", 6)).violates("days is 6; keep logs for 7 days");
    }

    @Test
    void a_stack_policy_sees_all_resources_and_the_name_of_the_stack() {
        PolicyTester count = PolicyTester.of(new StackPolicy() {
            @Override
            public PolicyInfo about() {
                return PolicyInfo.named("count").title("All is well");
            }

            @Override
            public void check(Stack stack, Review review) {
                review.violation(
                        "%s in %s", stack.resources().size(), review.context().stack());
            }
        });

        count.inStack("prod")
                .given(group(), Resource.of("aws:s3/bucket:Bucket", "b"))
                .violates("2 in \"prod\"");
        assertThat(count.given().subject()).isEmpty();
    }

    @Test
    void a_policy_that_throws_is_shown_with_the_place() {
        PolicyTester.Result result = PolicyTester.of(new Retention() {
                    @Override
                    public void check(Resource group, Review review) {
                        throw new IllegalStateException("hunter2");
                    }
                })
                .given(group());

        assertThat(result.outcome()).isEqualTo(Outcome.VIOLATES);
        assertThat(result.toString())
                .contains("failed with java.lang.IllegalStateException")
                .contains("\n    at dev.policypack.testkit.PolicyTesterTest$")
                .doesNotContain("hunter2");
    }
}
