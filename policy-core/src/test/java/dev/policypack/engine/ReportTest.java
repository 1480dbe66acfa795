package dev.policypack.engine;

import static dev.policypack.engine.Things.PREVIEW;
import static dev.policypack.engine.Things.days;
import static dev.policypack.engine.Things.group;
import static dev.policypack.engine.Things.info;
import static dev.policypack.engine.Things.pack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyPack;
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
                        mandatory  hard  aws:cloudwatch/logGroup:LogGroup (a)
                          Log groups have their days
                          days is 2; it must be 7 or more
                          Fix: Set `days`.

                        mandatory  hard  aws:cloudwatch/logGroup:LogGroup (b)
                          Log groups have their days
                          days is 1; it must be 7 or more
                          Fix: Set `days`.

                        advisory  soft  aws:cloudwatch/logGroup:LogGroup (a)
                          Log groups have their days
                          days is 2; it must be 7 or more

                        advisory  soft  aws:cloudwatch/logGroup:LogGroup (b)
                          Log groups have their days
                          days is 1; it must be 7 or more

                        Stopped: 2 resources, 2 policies of test@v1.2.0, 2 mandatory and 2 advisory violations.
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
