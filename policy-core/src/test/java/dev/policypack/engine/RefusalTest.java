package dev.policypack.engine;

import static dev.policypack.engine.Things.PREVIEW;
import static dev.policypack.engine.Things.engine;
import static dev.policypack.engine.Things.group;
import static dev.policypack.engine.Things.info;
import static dev.policypack.engine.Things.pack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.engine.Things.OnGroups;
import dev.policypack.finding.Verdict;
import dev.policypack.finding.Violation;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceOptions;
import dev.policypack.value.PropertyValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a policy says about a constraint of the cloud. */
class RefusalTest {
    private static final Constraint DAYS = Constraint.refused(
            "logs-days",
            "InvalidParameterException: days",
            "Set `days` to 7.",
            "https://docs.aws.amazon.com/",
            "2026-11-27");

    private static final OnGroups POLICY = new OnGroups(info("one").constraints(List.of(DAYS)), (group, review) -> {
        var days = group.props().object("retention").integer("days");
        review.refuse(DAYS, days.matches(number -> number < 7), "days is %s", days);
    });

    private static final Resource GROUP = group("web").with("retention", Map.of("days", 3));

    private static List<Violation> violations(Resource group) {
        return new Engine(pack(POLICY), PackConfig.none(), PREVIEW)
                .evaluate(group).stream()
                        .flatMap(verdict -> verdict.violations().stream())
                        .toList();
    }

    private static Resource ignoring(String path) {
        return GROUP.withOptions(ResourceOptions.NONE.ignoringChanges(path));
    }

    @Test
    void what_the_cloud_refuses_is_mandatory_and_names_the_constraint() {
        assertThat(violations(GROUP)).singleElement().satisfies(violation -> {
            assertThat(violation.sentence()).isEqualTo("days is 3");
            assertThat(violation.constraint()).contains(DAYS);
            assertThat(violation.enforcementLevel()).isEqualTo(EnforcementLevel.MANDATORY);
        });
    }

    @Test
    void nothing_is_said_about_a_property_whose_changes_are_ignored() {
        assertThat(violations(ignoring("retention"))).isEmpty();
        assertThat(violations(ignoring("retention.days"))).isEmpty();
        assertThat(violations(ignoring("retention[0]"))).isEmpty();
        assertThat(violations(ignoring("*"))).isEmpty();
    }

    @Test
    void changes_of_another_property_may_be_ignored() {
        assertThat(violations(ignoring("name"))).hasSize(1);
        assertThat(violations(ignoring("ret"))).hasSize(1);
        assertThat(violations(ignoring("retentionClass"))).hasSize(1);
    }

    @Test
    void what_is_not_known_is_not_refused() {
        assertThat(violations(group("web").with("retention", PropertyValue.unknown())))
                .isEmpty();
        assertThat(violations(group("web"))).isEmpty();
    }

    @Test
    void users_switch_a_constraint_off_and_are_told_of_one_that_there_is_not() {
        assertThat(without("logs-days").evaluate(GROUP))
                .flatExtracting(Verdict::violations)
                .isEmpty();
        assertThat(without("logs-*").evaluate(GROUP))
                .flatExtracting(Verdict::violations)
                .isEmpty();
        assertThat(without("logs-days", "logs-*").warnings()).isEmpty();
        assertThat(without("log-days").evaluate(GROUP))
                .flatExtracting(Verdict::violations)
                .hasSize(1);
        assertThat(without("log-days", "x*").warnings())
                .containsExactly(
                        "option \"withoutConstraints\" of policy \"one\" names constraint \"log-days\", which the policy does not have; did"
                                + " you mean \"logs-days\"?",
                        "option \"withoutConstraints\" of policy \"one\" names constraint \"x*\", which the policy does not have");
    }

    private static Engine without(String... constraints) {
        return engine("{\"one\": {\"withoutConstraints\": [\"" + String.join("\", \"", constraints) + "\"]}}", POLICY);
    }
}
