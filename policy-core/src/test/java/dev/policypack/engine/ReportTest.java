package dev.policypack.engine;

import static dev.policypack.engine.Things.PREVIEW;
import static dev.policypack.engine.Things.days;
import static dev.policypack.engine.Things.group;
import static dev.policypack.engine.Things.info;
import static dev.policypack.engine.Things.pack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.engine.Things.OnGroups;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Severity;
import dev.policypack.resource.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final PolicyPack pack = pack(
            days(info("soft")),
            days(info("hard").enforcementLevel(EnforcementLevel.MANDATORY).remediationSteps("Set `days`.")));
    private final Session session = new Session(pack, PackConfig.none(), PREVIEW);

    @Test
    void shows_mandatory_violations_first_and_sums_up() {
        Report report = Report.of(
                pack,
                2,
                List.of(
                        session.analyze(group("b").with("days", 1)),
                        session.analyze(group("a").with("days", 2))));

        assertThat(report.isBlocking()).isTrue();
        assertThat(report)
                .hasToString(
                        """
                        Stopped: 2 resources, 2 policies of test@v1.2.0, 2 mandatory and 2 advisory violations.

                        mandatory  hard  2 resources
                          Log groups have their days
                          days is 2; it must be 7 or more
                            aws:cloudwatch/logGroup:LogGroup (a)
                          days is 1; it must be 7 or more
                            aws:cloudwatch/logGroup:LogGroup (b)
                          Fix: Set `days`.

                        advisory  soft  2 resources
                          Log groups have their days
                          days is 2; it must be 7 or more
                            aws:cloudwatch/logGroup:LogGroup (a)
                          days is 1; it must be 7 or more
                            aws:cloudwatch/logGroup:LogGroup (b)
                        """);
    }

    @Test
    void says_once_what_is_the_same_on_many_resources() {
        List<Resource> groups =
                List.of(group("c"), group("a"), group("b"), group("d").with("days", 3));

        assertThat(new Session(pack, PackConfig.parse("{\"soft\": \"disabled\"}"), PREVIEW).evaluate(groups))
                .hasToString(
                        """
                        Stopped: 4 resources, 2 policies of test@v1.2.0, 4 mandatory and 0 advisory violations.

                        mandatory  hard  4 resources
                          Log groups have their days
                          days is not set; it must be 7 or more
                            aws:cloudwatch/logGroup:LogGroup (a)
                            aws:cloudwatch/logGroup:LogGroup (b)
                            aws:cloudwatch/logGroup:LogGroup (c)
                          days is 3; it must be 7 or more
                            aws:cloudwatch/logGroup:LogGroup (d)
                          Fix: Set `days`.
                        """);
    }

    @Test
    void shows_the_most_severe_first_and_what_each_constraint_refuses_by_itself() {
        Constraint least = Constraint.refused(
                "days-least", "InvalidParameter: too few", "Add.", "https://a.example", "2026-11-27");
        Constraint most = Constraint.refused(
                "days-most", "InvalidParameter: too many", "Cut.", "https://b.example", "2026-11-27");
        OnGroups accepted = new OnGroups(info("z").constraints(List.of(least, most)), (group, review) -> {
            var days = group.props().integer("days");
            review.refuse(least, days.matches(number -> number < 7), "days is %s", days);
            review.severity(Severity.CRITICAL).refuse(most, days.matches(number -> number > 9), "days is %s", days);
        });

        assertThat(new Session(pack(accepted), PackConfig.none(), PREVIEW)
                        .evaluate(List.of(group("a").with("days", 1), group("b").with("days", 10))))
                .hasToString(
                        """
                        Stopped: 2 resources, 1 policy of test@v1.2.0, 2 mandatory and 0 advisory violations.

                        mandatory  z  aws:cloudwatch/logGroup:LogGroup (b)
                          Log groups have their days
                          days is 10
                          Refused with: InvalidParameter: too many
                          Fix: Cut.
                          See: https://b.example
                          Constraint: days-most

                        mandatory  z  aws:cloudwatch/logGroup:LogGroup (a)
                          Log groups have their days
                          days is 1
                          Refused with: InvalidParameter: too few
                          Fix: Add.
                          See: https://a.example
                          Constraint: days-least
                        """);
    }

    @Test
    void says_that_all_is_well() {
        Report report = Report.of(pack, 1, List.of(session.analyze(group("a").with("days", 7))));

        assertThat(report.isBlocking()).isFalse();
        assertThat(report).hasToString("All is well: 1 resource, 2 policies of test@v1.2.0, no violation.\n");
    }

    @Test
    void advisories_let_the_deployment_go_on() {
        PolicyPack soft = pack(days(info("soft")));
        Report report = Report.of(soft, 1, List.of(new Session(soft, PackConfig.none(), PREVIEW).analyze(group("a"))));

        assertThat(report.isBlocking()).isFalse();
        assertThat(report.summary())
                .isEqualTo("May go on: 1 resource, 1 policy of test@v1.2.0, 0 mandatory and 1 advisory violation.");
        assertThat(report.violations()).hasSize(1);
    }
}
