package dev.policypack.ecs.policies.logs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.ecs.policies.Production;
import dev.policypack.policy.PolicyPack;
import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogRetentionTest {
    private final PolicyTester policy =
            PolicyTester.of(new LogRetention(), PolicyPack.of("test", "1.0.0").settings(Production.STACKS));
    private final Resource group = Resource.of("aws:cloudwatch/logGroup:LogGroup", "web");

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 365, 3653})
    void accepts_a_retention(int days) {
        policy.given(group.with("retentionInDays", days)).passes();
    }

    @Test
    void refuses_logs_that_are_kept_for_ever() {
        policy.given(group).violates("retentionInDays is not set, so logs never expire");
        policy.given(group.with("retentionInDays", 0)).violates("retentionInDays is not set, so logs never expire");
    }

    @Test
    void refuses_a_number_that_aws_does_not_take() {
        policy.given(group.with("retentionInDays", 10))
                .violates(
                        "retentionInDays is 10; AWS accepts 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096,"
                                + " 1827, 2192, 2557, 2922, 3288 or 3653");
    }

    @Test
    void keeps_to_the_limits_that_are_set() {
        PolicyTester limited = policy.with(LogRetention.MINIMUM_DAYS, 30).with(LogRetention.MAXIMUM_DAYS, 365);
        limited.given(group.with("retentionInDays", 30)).passes();
        limited.given(group.with("retentionInDays", 365)).passes();
        limited.given(group.with("retentionInDays", 14))
                .violates("retentionInDays is 14; keep logs for at least 30 days");
        limited.given(group.with("retentionInDays", 400))
                .violates("retentionInDays is 400; keep logs for at most 365 days");
    }

    @Test
    void asks_for_more_in_production() {
        PolicyTester more = policy.with(LogRetention.PRODUCTION_MINIMUM_DAYS, 365);
        more.given(group.with("retentionInDays", 30)).passes();
        more.inStack("prod-eu")
                .given(group.with("retentionInDays", 30))
                .violates("retentionInDays is 30; keep logs for at least 365 days");
        more.with(Production.STACKS, List.of("live"))
                .inStack("prod-eu")
                .given(group.with("retentionInDays", 30))
                .passes();
    }

    @Test
    void repairs_what_nobody_has_chosen() {
        policy.given(group).isRepairedTo(group.with("retentionInDays", 30));
        policy.given(group.with("retentionInDays", 10)).isRepairedTo(group.with("retentionInDays", 10));
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(group.with("retentionInDays", unknown())).isUndecidedOn("retentionInDays");
    }

    @Test
    void leaves_groups_alone_that_only_deliver() {
        policy.given(group.with("logGroupClass", "DELIVERY")).isNotApplicable();
    }
}
