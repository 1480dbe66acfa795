package dev.policypack.testkit;

import static dev.policypack.testkit.Retention.group;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policypack.config.InvalidOptionException;
import dev.policypack.config.Option;
import dev.policypack.engine.LogEntry;
import dev.policypack.finding.Outcome;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.LogLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.Stack;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.Props;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
                return super.about().enforcementLevel(EnforcementLevel.DISABLED);
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
            public void validate(Stack stack, Review review) {
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
                    public void validate(Resource group, Review review) {
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

    @Test
    void a_name_that_is_misspelt_does_not_make_a_green_test() {
        misspelt("day", "days");
        misspelt("dayz", "days");
        misspelt("Days", "days");
        PolicyTester names = PolicyTester.of(ResourcePolicy.of(
                PolicyInfo.named("names").title("Names"),
                Retention.GROUPS,
                (group, review) -> review.require(
                        group.props().objects("containerDefinitions").all(container -> container
                                .bool("readonlyRootFilesystem")
                                .is(true)),
                        "it is not")));
        assertThatThrownBy(() -> names.given(group().with(
                                        "containerDefinitions",
                                        "[{\"name\": \"web\", \"readOnlyRootFileSystem\": true}]"))
                        .violates("it is not"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("names\naws:cloudwatch/logGroup:LogGroup (web) has a property"
                        + " \"containerDefinitions.readOnlyRootFileSystem\", for which the policy does not ask, and no"
                        + " \"containerDefinitions.readonlyRootFilesystem\", for which it does; is it misspelt?");
    }

    private void misspelt(String name, String meant) {
        assertThatThrownBy(() -> policy.given(group().with(name, 7)))
                .isInstanceOf(AssertionError.class)
                .hasMessage("logs-retention\naws:cloudwatch/logGroup:LogGroup (web) has a property \"" + name
                        + "\", for which the policy does not ask, and no \"" + meant
                        + "\", for which it does; is it misspelt?");
    }

    @Test
    void a_name_that_means_something_else_may_stand_there() {
        policy.given(group().with("days", 7).with("day", 1)).passes();
        policy.given(group().with("dates", 7).with("d", 1)).violates("days is not set; keep logs for 7 days");
        policy.given(group().with("tags", Map.of("day", 1))).violates("days is not set; keep logs for 7 days");
    }

    @Test
    void an_option_that_nobody_has_and_a_value_that_it_does_not_take_are_refused() {
        assertThatThrownBy(() -> policy.with(Option.bool("strict", true, "Whether."), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("policy \"logs-retention\" has no option \"strict\", and its pack no setting of this name");
        assertThatThrownBy(() -> policy.with(Retention.LEAST, 0).given(group().with("days", 7)))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage(
                        "policy \"logs-retention\": option \"least\" takes a whole number from 1 to 3653, but 0 was given");
    }

    @Test
    void a_remedy_is_expected_with_what_it_leaves() {
        PolicyTester repairs = repairedBy(group -> Optional.of(group.props().with("days", 7)));

        repairs.given(group().with("days", 1)).isRepairedTo(group().with("days", 7));
        repairs.given(group().with("days", 7)).isNotRepaired();
        repairs.given(group().with("days", PropertyValue.unknown())).isNotRepaired();
        policy.given(group().with("days", 1)).isNotRepaired();
        assertThatThrownBy(() -> repairs.given(group().with("days", 1)).isNotRepaired())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("logs-retention\nshould repair nothing\nand left\n");
    }

    @Test
    void a_remedy_that_throws_is_shown() {
        PolicyTester broken = repairedBy(group -> {
            throw new IllegalStateException("hunter2");
        });

        assertThatThrownBy(() -> broken.given(group().with("days", 1)).isRepairedTo(group()))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "logs-retention\npolicy \"logs-retention\" of policy pack \"test@v1.0.0\" failed to"
                                + " repair it with java.lang.IllegalStateException; ")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void what_is_logged_can_be_looked_at() {
        PolicyTester logs = PolicyTester.of(ResourcePolicy.of(
                PolicyInfo.named("logs").title("Logs"),
                Retention.GROUPS,
                (group, review) ->
                        review.log(LogLevel.INFO, "days is %s", group.props().integer("days"))));

        assertThat(logs.given(group().with("days", 7)).passes().log())
                .extracting(LogEntry::message)
                .containsExactly("days is 7");
    }

    private static PolicyTester repairedBy(Function<Resource, Optional<Props>> remedy) {
        return PolicyTester.of(new Retention() {
            @Override
            public Optional<Props> remediate(Resource group) {
                return remedy.apply(group);
            }
        });
    }
}
