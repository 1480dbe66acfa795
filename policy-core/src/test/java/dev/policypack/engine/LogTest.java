package dev.policypack.engine;

import static dev.policypack.engine.Things.PREVIEW;
import static dev.policypack.engine.Things.group;
import static dev.policypack.engine.Things.info;
import static dev.policypack.engine.Things.pack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.engine.Things.OnGroups;
import dev.policypack.engine.Things.OnStack;
import dev.policypack.finding.Outcome;
import dev.policypack.finding.Verdict;
import dev.policypack.policy.LogLevel;
import dev.policypack.policy.Policy;
import dev.policypack.resource.Resource;
import dev.policypack.value.PropertyValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogTest {

    @Test
    void says_which_policy_says_what_where_and_to_whom() {
        Policy onGroup = new OnGroups(info("on-group"), (group, review) -> {
            review.log(LogLevel.INFO, "days is %s", group.props().integer("days"));
            review.log(LogLevel.WARNING, "100% %s");
        });
        Policy onStack = new OnStack(info("on-stack"), (stack, review) -> {
            review.log(LogLevel.DEBUG, "%s groups", stack.ofType(Things.GROUPS).size());
            stack.ofType(Things.GROUPS).forEach(group -> review.on(group).log(LogLevel.DEBUG, "one of them"));
        });

        assertThat(logged(group("a").with("days", 7), onGroup, onStack))
                .containsExactly(
                        "on-group INFO urn:pulumi:dev::shop::aws:cloudwatch/logGroup:LogGroup::a days is 7",
                        "on-group WARNING urn:pulumi:dev::shop::aws:cloudwatch/logGroup:LogGroup::a 100% %s",
                        "on-stack DEBUG  1 groups",
                        "on-stack DEBUG urn:pulumi:dev::shop::aws:cloudwatch/logGroup:LogGroup::a one of them");
    }

    @Test
    void a_secret_is_not_shown() {
        Policy policy = new OnGroups(
                info("p"),
                (group, review) -> review.log(
                        LogLevel.INFO, "%s", group.props().string("password").map(text -> text + "!")));

        assertThat(logged(group("a").with("password", PropertyValue.secret("hunter2")), policy))
                .containsExactly("p INFO urn:pulumi:dev::shop::aws:cloudwatch/logGroup:LogGroup::a [secret]");
    }

    @Test
    void a_log_changes_no_outcome() {
        Policy policy = new OnGroups(info("p"), (group, review) -> review.log(LogLevel.WARNING, "strange"));

        assertThat(Things.engine("", policy).evaluate(group("a")))
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.PASSES);
    }

    private static List<String> logged(Resource resource, Policy... policies) {
        List<String> log = new ArrayList<>();
        new Session(
                        pack(policies),
                        PackConfig.none(),
                        PREVIEW,
                        entry -> log.add(
                                entry.policy() + " " + entry.level() + " " + entry.urn() + " " + entry.message()))
                .evaluate(List.of(resource));
        return log;
    }
}
