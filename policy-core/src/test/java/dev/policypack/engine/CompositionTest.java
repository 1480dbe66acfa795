package dev.policypack.engine;

import static dev.policypack.engine.Things.GROUPS;
import static dev.policypack.engine.Things.PREVIEW;
import static dev.policypack.engine.Things.days;
import static dev.policypack.engine.Things.group;
import static dev.policypack.engine.Things.info;
import static dev.policypack.engine.Things.pack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policypack.config.Option;
import dev.policypack.engine.Things.OnGroups;
import dev.policypack.engine.Things.OnStack;
import dev.policypack.example.Examples;
import dev.policypack.finding.Outcome;
import dev.policypack.finding.Verdict;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Packs out of packs, and a policy twice. */
class CompositionTest {
    private static final Option<Long> LEAST = Option.integer("least", 1, 365, 7, "The fewest days.");
    private static final OnGroups RETENTION =
            new OnGroups(info("retention").formerly("days").options(LEAST), (group, review) -> {
                long least = review.option(LEAST);
                var days = group.props().integer("days");
                review.require(days.matches(is -> is >= least), "days is %s; it must be %s or more", days, least);
            });
    private static final Resource GROUP = group("a").with("days", 1);

    @Test
    void a_pack_may_have_a_policy_twice_with_other_defaults_under_another_name() {
        PolicyPack pack = pack(RETENTION, RETENTION.changed(info -> info.renamed("audit")
                .title("Audit logs are kept")
                .withDefault(LEAST, 30)
                .enforcementLevel(EnforcementLevel.MANDATORY)));

        assertThat(said(pack, ""))
                .containsExactly(
                        "retention ADVISORY days is 1; it must be 7 or more",
                        "audit MANDATORY days is 1; it must be 30 or more");
        // Each has a configuration of its own, and the old name stays with the first.
        assertThat(said(pack, "{\"audit\": {\"least\": 60}, \"days\": {\"least\": 2}}"))
                .containsExactly(
                        "retention ADVISORY days is 1; it must be 2 or more",
                        "audit MANDATORY days is 1; it must be 60 or more");
        Option<?> shown = pack.policies().get(1).about().options().get(0);
        assertThat(shown.schema()).containsEntry("default", 30).containsEntry("maximum", 365L);
        assertThat(shown.plainDefault()).isEqualTo(30);
        assertThat(LEAST.byDefault()).isEqualTo(7);
    }

    @Test
    void other_defaults_than_the_option_takes_are_refused() {
        PolicyInfo info = RETENTION.about();

        assertThatThrownBy(() -> info.withDefault(LEAST, 366))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("option \"least\" cannot have the default 366; it takes a whole number from 1 to 365");
        assertThatThrownBy(() -> info.withDefault(Option.bool("least", true, "x"), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Policy \"retention\" has no option \"least\"; it has least.");
        assertThatThrownBy(() -> info.renamed("all")).hasMessageStartingWith("Invalid policy name \"all\".");
        assertThatThrownBy(() -> pack(RETENTION, RETENTION.changed(same -> same.title("Other"))))
                .hasMessage("Policy pack \"test\" has two policies named \"retention\": " + OnGroups.class.getName()
                        + " and " + OnGroups.class.getName() + "; rename one of them.");
    }

    @Test
    void a_required_option_is_no_longer_required_once_it_has_a_default() {
        Option<Long> required = LEAST.required();
        OnGroups policy = new OnGroups(
                info("p").options(required), (group, review) -> review.violation("%s", review.option(required)));

        assertThat(said(pack(policy.changed(info -> info.withDefault(required, 3))), ""))
                .containsExactly("p ADVISORY 3");
    }

    @Test
    void a_changed_policy_does_all_that_the_policy_does() {
        OnGroups repairing = days(info("p").enforcementLevel(EnforcementLevel.REMEDIATE))
                .when(group -> group.props().has("days"))
                .repairedBy(group -> Optional.of(group.props().with("days", 7)));
        Policy changed = repairing.changed(info -> info.title("Once")).changed(info -> info.renamed("q"));
        Engine engine = new Engine(pack(changed), PackConfig.none(), PREVIEW);

        assertThat(changed.about().title()).isEqualTo("Once");
        assertThat(engine.remediate(GROUP))
                .extracting(repair -> repair.policy().name())
                .containsExactly("q");
        assertThat(engine.evaluate(group("a"))).extracting(Verdict::outcome).containsExactly(Outcome.NOT_APPLICABLE);
        assertThat(engine.evaluate(Resource.of("aws:s3/bucket:Bucket", "b"))).isEmpty();
        OnStack stack = new OnStack(info("s"), (all, review) -> review.violation("all"));
        assertThat(said(pack(stack.changed(info -> info.renamed("t"))), "")).containsExactly("t ADVISORY all");
        assertThat(said(pack(new Both().changed(info -> info.renamed("u"))), ""))
                .containsExactly("u ADVISORY one", "u ADVISORY all");
        assertThat(changed.examples().bad()).isEmpty();
    }

    @Test
    void examples_of_ones_own_take_the_place_of_those_of_the_policy() {
        Examples own = Examples.bad(group("a")).good(group("a").with("days", 7));
        Policy shown = days(info("days")).withExamples(own);

        assertThat(shown.examples().bad()).isEqualTo(own.bad());
        assertThat(shown.changed(info -> info.renamed("other")).examples().good())
                .isEqualTo(own.good());
        assertThat(said(pack(shown), "")).isEqualTo(said(pack(days(info("days"))), ""));
    }

    @Test
    void packs_out_of_packs() {
        Option<Boolean> strict = Option.bool("strict", true, "x");
        PolicyPack one = pack(RETENTION).description("One.").settings(strict);
        PolicyPack two = PolicyPack.of("two", "2.0.0")
                .description("Two.")
                .settings(strict, LEAST)
                .with(RETENTION, days(info("more")));
        PolicyPack both = one.and(two);

        assertThat(both).hasToString("test@v1.2.0");
        assertThat(both.description()).isEqualTo("One.");
        assertThat(both.policies()).extracting(policy -> policy.about().name()).containsExactly("retention", "more");
        assertThat(both.settings()).hasToString("[strict, least]");
        assertThat(both.only(info -> info.name().equals("more")).and(one).policies())
                .hasSize(2);
        assertThatThrownBy(() -> one.and(pack(days(info("retention")))))
                .hasMessageStartingWith("Policy pack \"test\" has two policies named \"retention\": ");
        assertThatThrownBy(() -> one.and(PolicyPack.of("three", "1.0.0").settings(Option.bool("strict", true, "y"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Policy packs \"test\" and \"three\" both have a setting named \"strict\"; rename one of them.");
    }

    @Test
    void a_level_in_code_counts_more_than_the_policys_and_less_than_the_users() {
        OnGroups levels = new OnGroups(info("levels").formerly("old"), (group, review) -> {
            review.violation("plain");
            review.enforcementLevel(EnforcementLevel.MANDATORY).violation("worse");
        });
        PolicyPack pack = pack(levels, days(info("days")));

        assertThat(said(pack, ""))
                .containsExactly(
                        "levels ADVISORY plain",
                        "levels MANDATORY worse",
                        "days ADVISORY days is 1; it must be 7 or more");
        PolicyPack soft = pack.withLevel(info -> true, EnforcementLevel.ADVISORY);
        assertThat(said(soft, ""))
                .containsExactly(
                        "levels ADVISORY plain",
                        "levels ADVISORY worse",
                        "days ADVISORY days is 1; it must be 7 or more");
        assertThat(said(soft, "{\"levels\": \"mandatory\"}"))
                .contains("levels MANDATORY plain", "levels MANDATORY worse");
        assertThat(said(pack.withLevel("old", EnforcementLevel.DISABLED), ""))
                .containsExactly("days ADVISORY days is 1; it must be 7 or more");
        assertThat(said(soft.withLevel("days", EnforcementLevel.MANDATORY), ""))
                .contains("levels ADVISORY worse", "days MANDATORY days is 1; it must be 7 or more");
        assertThatThrownBy(() -> pack.withLevel("dayz", EnforcementLevel.ADVISORY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Policy pack \"test\" has no policy named \"dayz\"; did you mean \"days\"?");
        assertThatThrownBy(() -> pack.withLevel("buckets", EnforcementLevel.ADVISORY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Policy pack \"test\" has no policy named \"buckets\"; see policies() for the names.");
        assertThat(pack().withLevel(info -> true, EnforcementLevel.ADVISORY).policies())
                .isEmpty();
    }

    private static List<String> said(PolicyPack pack, String config) {
        Session session = new Session(pack, PackConfig.parse(config), PREVIEW);
        return java.util.stream.Stream.of(session.analyze(GROUP), session.analyzeStack(List.of(GROUP)))
                .flatMap(findings -> findings.reported().stream())
                .map(violation -> violation.policy() + " " + violation.enforcementLevel() + " " + violation.sentence())
                .toList();
    }

    private static final class Both implements ResourcePolicy<Resource>, StackPolicy {
        @Override
        public PolicyInfo about() {
            return info("both");
        }

        @Override
        public ResourceType<Resource> type() {
            return GROUPS;
        }

        @Override
        public void validate(Resource group, Review review) {
            review.violation("one");
        }

        @Override
        public void validate(Stack stack, Review review) {
            review.violation("all");
        }
    }
}
