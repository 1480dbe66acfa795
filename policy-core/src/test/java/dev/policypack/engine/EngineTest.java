package dev.policypack.engine;

import static dev.policypack.engine.Things.GROUPS;
import static dev.policypack.engine.Things.PREVIEW;
import static dev.policypack.engine.Things.days;
import static dev.policypack.engine.Things.engine;
import static dev.policypack.engine.Things.group;
import static dev.policypack.engine.Things.info;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.policypack.config.InvalidOptionException;
import dev.policypack.config.Option;
import dev.policypack.engine.Things.OnGroups;
import dev.policypack.engine.Things.OnStack;
import dev.policypack.finding.Outcome;
import dev.policypack.finding.UndecidedCheck;
import dev.policypack.finding.Verdict;
import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Severity;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Display;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineTest {
    private static final Option<Long> LEAST = Option.integer("least", 1, 100, 7, "The fewest days.");

    @Test
    void comes_to_one_of_four_outcomes() {
        Engine engine = engine(
                "", days(info("days")).when(group -> group.props().has("skip").not()));

        assertThat(engine.evaluate(group("a").with("days", 7)))
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.PASSES);
        assertThat(engine.evaluate(group("a").with("days", 6)))
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.VIOLATES);
        assertThat(engine.evaluate(group("a").with("days", PropertyValue.unknown())))
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.UNDECIDED);
        Verdict skipped = engine.evaluate(group("a").with("skip", 1)).get(0);
        assertThat(skipped.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(skipped.reason()).isEqualTo("Policy does not apply to this resource");
        assertThat(engine.evaluate(Resource.of("aws:s3/bucket:Bucket", "a"))).isEmpty();
    }

    @Test
    void writes_the_whole_message() {
        Engine engine = engine(
                "",
                days(info("days")
                        .remediationSteps("Set `days`.")
                        .url("https://example.com/days")
                        .severity(Severity.HIGH)
                        .enforcementLevel(EnforcementLevel.MANDATORY)));
        Violation violation =
                engine.evaluate(group("a").with("days", 6)).get(0).violations().get(0);

        assertThat(violation.message())
                .isEqualTo(
                        """
                        Log groups have their days
                        days is 6; it must be 7 or more
                        Fix: Set `days`.
                        See: https://example.com/days""");
        assertThat(violation.urn()).isEqualTo("urn:pulumi:dev::shop::aws:cloudwatch/logGroup:LogGroup::a");
        assertThat(violation.subject()).isEqualTo("aws:cloudwatch/logGroup:LogGroup (a)");
        assertThat(violation.enforcementLevel()).isEqualTo(EnforcementLevel.MANDATORY);
        assertThat(violation.severity()).isEqualTo(Severity.HIGH);
        assertThat(violation.place()).isEqualTo("days");
    }

    @Test
    void messages_may_be_compact() {
        Engine engine = engine(
                "{\"policy-pack\": {\"messages\": \"compact\"}}",
                days(info("days").remediationSteps("Set `days`.").url("https://example.com/days")));

        assertThat(engine.evaluate(group("a").with("days", 6)).get(0).violations())
                .extracting(Violation::message)
                .containsExactly(
                        """
                        Log groups have their days
                        days is 6; it must be 7 or more""");
    }

    @Test
    void a_sentence_that_does_not_begin_with_the_property_gets_its_path() {
        Engine engine = engine("", new OnGroups(info("p"), (group, review) -> {
            review.require(group.props().object("a").string("b").is("x"), "b is %s", 1);
            review.require(group.props().object("a").string("b").is("y"), "want %s", "y");
            review.require(Truth.no(), "nothing in particular");
        }));

        assertThat(engine.evaluate(group("a").with("a", Map.of("b", "z")))
                        .get(0)
                        .violations())
                .extracting(Violation::compact)
                .containsExactly("a.b is 1", "a.b: want \"y\"", "nothing in particular");
    }

    @Test
    void an_unknown_condition_makes_the_check_wait() {
        Verdict verdict = engine("", days(info("days")).when(group -> group.props()
                        .bool("on")
                        .is(true)))
                .evaluate(group("a").with("on", PropertyValue.unknown()).with("days", 1))
                .get(0);

        assertThat(verdict.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(verdict.open()).extracting(UndecidedCheck::place).containsExactly("on");
    }

    @Test
    void a_violation_counts_more_than_what_waits() {
        Verdict verdict = engine("", new OnGroups(info("p"), (group, review) -> {
                    review.require(group.props().string("later").is("x"), "later");
                    review.require(Truth.no(), "wrong");
                    review.require(Truth.no(), "wrong");
                    review.notApplicable("never mind");
                }))
                .evaluate(group("a").with("later", PropertyValue.unknown()))
                .get(0);

        assertThat(verdict.outcome()).isEqualTo(Outcome.VIOLATES);
        assertThat(verdict.violations()).hasSize(1);
        assertThat(verdict.open()).hasSize(1);
        assertThat(verdict.reason()).isEmpty();
    }

    @Test
    void a_stack_policy_looks_at_each_resource_of_a_type() {
        OnStack policy = new OnStack(
                info("p"),
                (stack, review) -> review.each(
                        stack, GROUPS, (group, here) -> here.violation("found %s", Display.words(group.name()))));

        Verdict found =
                engine("", policy).evaluate(Stack.of(group("b"), group("a"))).get(0);
        assertThat(found.violations())
                .extracting(Violation::subject, Violation::sentence)
                .containsExactly(
                        tuple("aws:cloudwatch/logGroup:LogGroup (a)", "found a"),
                        tuple("aws:cloudwatch/logGroup:LogGroup (b)", "found b"));

        Verdict nothing = engine("", policy)
                .evaluate(Stack.of(Resource.of("aws:s3/bucket:Bucket", "a")))
                .get(0);
        assertThat(nothing.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(nothing.reason()).isEqualTo("The stack has no aws:cloudwatch/logGroup:LogGroup");
    }

    @Test
    void a_policy_may_say_that_it_does_not_apply() {
        Verdict verdict = engine("", new OnGroups(info("p"), (group, review) -> review.notApplicable("Not here")))
                .evaluate(group("a"))
                .get(0);

        assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(verdict.reason()).isEqualTo("Not here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{} | ADVISORY",
                "{\"all\": \"mandatory\"} | MANDATORY",
                "{\"days\": \"mandatory\"} | MANDATORY",
                "{\"all\": \"disabled\", \"days\": \"advisory\"} | ADVISORY",
                "{\"days\": \"remediate\"} | ADVISORY",
                "{\"all\": \"remediate\"} | MANDATORY",
                "{\"all\": \"disabled\"} | -",
                "{\"days\": \"disabled\"} | -",
                "{\"days\": {\"enforcementLevel\": \"mandatory\"}} | MANDATORY"
            })
    void has_the_level_that_the_user_set(String config, EnforcementLevel level) {
        List<Verdict> verdicts = engine(config, days(info("days"))).evaluate(group("a"));

        if (level == null) {
            assertThat(verdicts).isEmpty();
        } else {
            assertThat(verdicts.get(0).violations())
                    .extracting(Violation::enforcementLevel)
                    .containsExactly(level);
        }
    }

    @Test
    void a_violation_says_why_the_policy_gives_it_another_level() {
        OnGroups policy = new OnGroups(
                info("p").enforcementLevel(EnforcementLevel.MANDATORY),
                (group, review) -> review.enforcementLevel(EnforcementLevel.ADVISORY, "advisory outside production")
                        .violation("bad"));

        assertThat(message(engine("", policy)))
                .isEqualTo("Log groups have their days\nbad\nNote: advisory outside production");
        // The user's level counts, so that the reason is none.
        assertThat(message(engine("{\"p\": \"mandatory\"}", policy))).isEqualTo("Log groups have their days\nbad");
        assertThat(message(engine("{\"p\": \"advisory\"}", policy))).isEqualTo("Log groups have their days\nbad");
    }

    private static String message(Engine engine) {
        return engine.evaluate(group("a")).get(0).violations().get(0).message();
    }

    @Test
    void a_violation_may_have_its_own_level_and_severity_unless_the_user_has_set_one() {
        OnGroups policy = new OnGroups(info("p").severity(Severity.LOW), (group, review) -> {
            review.enforcementLevel(EnforcementLevel.MANDATORY)
                    .severity(Severity.CRITICAL)
                    .violation("bad");
            review.violation("less bad");
        });

        assertThat(engine("", policy).evaluate(group("a")).get(0).violations())
                .extracting(Violation::sentence, Violation::enforcementLevel, Violation::severity)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("bad", EnforcementLevel.MANDATORY, Severity.CRITICAL),
                        org.assertj.core.groups.Tuple.tuple("less bad", EnforcementLevel.ADVISORY, Severity.LOW));
        assertThat(engine("{\"p\": \"advisory\"}", policy)
                        .evaluate(group("a"))
                        .get(0)
                        .violations())
                .extracting(Violation::enforcementLevel)
                .containsExactly(EnforcementLevel.ADVISORY, EnforcementLevel.ADVISORY);
    }

    @Test
    void a_violation_that_is_reported_cannot_be_disabled() {
        List<String> refused = new ArrayList<>();
        OnGroups policy = new OnGroups(info("p"), (group, review) -> {
            try {
                review.enforcementLevel(EnforcementLevel.DISABLED);
            } catch (IllegalArgumentException e) {
                refused.add(e.getMessage());
            }
        });

        assertThat(engine("", policy).evaluate(group("a")))
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.PASSES);
        assertThat(refused).containsExactly("a violation that is reported cannot be disabled; do not report it");
    }

    @Test
    void the_views_of_a_stack_are_made_once_for_all_policies() {
        AtomicInteger made = new AtomicInteger();
        ResourceType<Resource> counted = ResourceType.of(
                resource -> {
                    made.incrementAndGet();
                    return resource;
                },
                "aws:cloudwatch/logGroup:LogGroup");
        OnStack first = new OnStack(info("first"), (stack, review) -> stack.ofType(counted));
        OnStack second = new OnStack(info("second"), (stack, review) -> {
            stack.ofType(counted);
            stack.resources().forEach(resource -> resource.as(counted));
        });

        engine("", first, second).evaluate(Stack.of(group("a"), group("b")));
        assertThat(made).hasValue(2);
    }

    @Test
    void judges_a_stack_and_puts_findings_where_they_belong() {
        Engine engine = engine("", new OnStack(info("p"), (stack, review) -> {
            stack.ofType(Things.GROUPS).forEach(group -> review.on(group).violation("here"));
            review.violation("nowhere");
        }));
        Verdict verdict = engine.evaluate(Stack.of(group("b"), group("a"))).get(0);

        assertThat(verdict.violations())
                .extracting(Violation::subject)
                .containsExactly(
                        "aws:cloudwatch/logGroup:LogGroup (a)", "aws:cloudwatch/logGroup:LogGroup (b)", "stack");
        assertThat(engine.evaluate(group("a"))).isEmpty();
        assertThat(engine("{\"all\": \"disabled\"}", new OnStack(info("p"), (stack, review) -> {}))
                        .evaluate(Stack.of()))
                .isEmpty();
    }

    @Test
    void a_policy_that_throws_stops_the_deployment_and_the_others_still_run() {
        Engine engine = engine(
                "{\"all\": \"advisory\"}",
                new OnGroups(info("broken"), (group, review) -> {
                    throw new IllegalStateException("hunter2");
                }),
                days(info("days")));
        List<Verdict> verdicts = engine.evaluate(group("a").with("days", 1));
        Violation failure = verdicts.get(0).violations().get(0);

        assertThat(verdicts).extracting(Verdict::outcome).containsExactly(Outcome.VIOLATES, Outcome.VIOLATES);
        assertThat(failure.enforcementLevel()).isEqualTo(EnforcementLevel.MANDATORY);
        assertThat(failure.message()).doesNotContain("hunter2");
        assertThat(failure.sentence())
                .startsWith("policy \"broken\" of policy pack \"test@v1.2.0\" failed with"
                        + " java.lang.IllegalStateException; this is a defect of the policy, not of the resource: report"
                        + " it, or disable the policy until it is fixed");
        assertThat(failure.sentence().lines().count()).isLessThanOrEqualTo(6);
        assertThat(failure.subject()).isEqualTo("aws:cloudwatch/logGroup:LogGroup (a)");
    }

    @Test
    void whatever_a_policy_throws_and_wherever_no_exception_leaves_the_engine() {
        ResourceType<Resource> brokenView = ResourceType.of(
                resource -> {
                    throw new IllegalStateException("hunter2");
                },
                "aws:cloudwatch/logGroup:LogGroup");
        ResourceType<Resource> brokenType = ResourceType.matching(
                "broken",
                token -> {
                    throw new IllegalStateException("hunter2");
                },
                resource -> resource);
        Engine engine = engine(
                "",
                new OnGroups(info("overflow"), (group, review) -> endless(1)),
                new OnGroups(info("assertion"), (group, review) -> {
                    throw new AssertionError("hunter2");
                }),
                new OnGroups(info("linkage"), (group, review) -> {
                    throw new NoClassDefFoundError("hunter2");
                }),
                new OnGroups(info("template"), (group, review) -> review.violation("%d %s", "hunter2")),
                new OnGroups(info("applies"), (group, review) -> {}).when(group -> {
                    throw new IllegalStateException("hunter2");
                }),
                new OnGroups(info("view"), (group, review) -> {}).ofType(brokenView),
                new OnGroups(info("type"), (group, review) -> {}).ofType(brokenType));

        assertThat(engine.evaluate(group("a"))).hasSize(7).allSatisfy(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(Outcome.VIOLATES);
            assertThat(verdict.violations().get(0).enforcementLevel()).isEqualTo(EnforcementLevel.MANDATORY);
            assertThat(verdict.violations().get(0).message()).doesNotContain("hunter2");
        });
    }

    @Test
    void a_stack_policy_that_throws_stops_the_deployment() {
        Verdict verdict = engine("", new OnStack(info("broken"), (stack, review) -> {
                    throw new IllegalStateException("hunter2");
                }))
                .evaluate(Stack.of())
                .get(0);

        assertThat(verdict.outcome()).isEqualTo(Outcome.VIOLATES);
        assertThat(verdict.violations().get(0).subject()).isEqualTo("stack");
        assertThat(verdict.violations().get(0).message()).doesNotContain("hunter2");
    }

    @Test
    void an_option_that_is_not_declared_is_a_defect_of_the_policy() {
        Verdict verdict = engine("", new OnGroups(info("p"), (group, review) -> review.option(LEAST)))
                .evaluate(group("a"))
                .get(0);

        assertThat(verdict.violations().get(0).sentence()).contains("java.lang.IllegalStateException");
    }

    @Test
    void options_come_from_the_policy_or_from_the_settings_of_the_pack() {
        Option<String> team = Option.string("team", "shop", "Who owns it.");
        OnGroups policy = new OnGroups(
                info("p").options(LEAST),
                (group, review) -> review.violation("%s %s", review.option(LEAST), review.option(team)));
        PolicyPack pack = PolicyPack.of("test", "1.2.0").settings(team).with(policy);

        assertThat(new Engine(pack, PackConfig.none(), PREVIEW)
                        .evaluate(group("a"))
                        .get(0)
                        .violations())
                .extracting(Violation::sentence)
                .containsExactly("7 \"shop\"");
        assertThat(new Engine(
                                pack,
                                PackConfig.parse("{\"p\": {\"least\": 9}, \"policy-pack\": {\"team\": \"web\"}}"),
                                PREVIEW)
                        .evaluate(group("a"))
                        .get(0)
                        .violations())
                .extracting(Violation::sentence)
                .containsExactly("9 \"web\"");
    }

    @Test
    void a_wrong_option_is_refused_before_anything_is_judged() {
        assertThatThrownBy(
                        () -> engine("{\"p\": {\"least\": 0}}", days(info("p").options(LEAST))))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("policy \"p\": option \"least\" takes a whole number from 1 to 100, but 0 was given");
        assertThatThrownBy(() -> engine("{\"policy-pack\": {\"undecided\": \"loud\"}}"))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage(
                        "policy \"policy-pack\": option \"undecided\" takes quiet, summary, detailed or blocking, but"
                                + " \"loud\" was given");
    }

    @Test
    void configuration_under_a_former_name_keeps_working() {
        OnGroups policy = days(info("new").formerly("old", "older"));

        assertThat(engine("{\"older\": \"mandatory\"}", policy)
                        .evaluate(group("a"))
                        .get(0)
                        .violations())
                .extracting(Violation::enforcementLevel)
                .containsExactly(EnforcementLevel.MANDATORY);
        assertThat(engine("{\"old\": \"mandatory\", \"new\": \"disabled\"}", policy)
                        .evaluate(group("a")))
                .isEmpty();
        assertThat(engine("{\"old\": \"mandatory\"}", policy).warnings()).isEmpty();
    }

    @Test
    void repairs_one_after_the_other_each_on_what_the_one_before_left() {
        OnGroups first = new OnGroups(
                        info("first"),
                        (group, review) -> review.require(group.props().has("a"), "a is missing"))
                .repairedBy(group -> Optional.of(group.props().with("a", 1)));
        OnGroups second = new OnGroups(
                        info("second"),
                        (group, review) -> review.require(
                                group.props()
                                        .integer("b")
                                        .isEqualTo(group.props().integer("a")),
                                "b is not a"))
                .repairedBy(group -> Optional.of(group.props().with("b", 1)));
        Resource group = group("g")
                .with("password", PropertyValue.secret("hunter2"))
                .with("later", PropertyValue.unknown())
                .with("__defaults", List.of("x"));
        List<Remediation> repairs =
                engine("{\"all\": \"remediate\"}", first, second).remediate(group);

        assertThat(repairs).extracting(repair -> repair.policy().name()).containsExactly("first", "second");
        assertThat(repairs.get(1).properties())
                .isEqualTo(group.with("a", 1).with("b", 1).props().raw());
        assertThat(engine("{\"first\": \"remediate\", \"second\": \"mandatory\"}", first, second)
                        .remediate(group))
                .hasSize(1);
        assertThat(engine("", first, second).remediate(group)).isEmpty();
        assertThat(engine("{\"all\": \"remediate\"}", first, second)
                        .remediate(group.with("a", 2).with("b", 2)))
                .isEmpty();
    }

    @Test
    void a_repair_that_is_none_is_refused_and_the_violation_stays() {
        OnGroups nothing = days(info("nothing")).repairedBy(group -> Optional.empty());
        OnGroups empty = days(info("empty"))
                .repairedBy(group -> Optional.of(
                        dev.policypack.value.Props.of(MapValue.EMPTY, dev.policypack.value.Path.root("a"))));
        OnGroups same = days(info("same")).repairedBy(group -> Optional.of(group.props()));
        Engine engine = engine("{\"all\": \"remediate\"}", nothing, empty, same);

        assertThat(engine.remediate(group("a").with("days", 1))).isEmpty();
        assertThat(engine.evaluate(group("a").with("days", 1)))
                .allSatisfy(verdict -> assertThat(verdict.violations().get(0).enforcementLevel())
                        .isEqualTo(EnforcementLevel.MANDATORY));
    }

    @Test
    void a_remedy_that_throws_is_told_and_the_others_still_repair() {
        OnGroups broken = days(info("broken")).repairedBy(group -> {
            throw new IllegalStateException("hunter2");
        });
        OnGroups good =
                days(info("good")).repairedBy(group -> Optional.of(group.props().with("days", 7)));
        Resource group = group("a").with("days", 1);
        List<Remediation> repairs =
                engine("{\"all\": \"remediate\"}", broken, good).remediate(group);

        assertThat(repairs).extracting(repair -> repair.policy().name()).containsExactly("broken", "good");
        assertThat(repairs.get(0).properties()).isEqualTo(group.props().raw());
        assertThat(repairs.get(0).failure())
                .startsWith("policy \"broken\" of policy pack \"test@v1.2.0\" failed to repair it with"
                        + " java.lang.IllegalStateException; this is a defect of the policy, not of the resource: report"
                        + " it, or disable the policy until it is fixed\n"
                        + "    at dev.policypack.")
                .doesNotContain("hunter2");
        assertThat(repairs.get(1).failure()).isEmpty();
        assertThat(repairs.get(1).properties())
                .isEqualTo(group.with("days", 7).props().raw());
    }

    @Test
    void what_was_found_before_a_policy_throws_is_kept() {
        Verdict verdict = engine("", new OnGroups(info("p"), (group, review) -> {
                    review.violation("first");
                    review.require(group.props().string("later").is("x"), "later");
                    throw new IllegalStateException("hunter2");
                }))
                .evaluate(group("a").with("later", PropertyValue.unknown()))
                .get(0);

        assertThat(verdict.violations()).hasSize(2);
        assertThat(verdict.violations().get(0).compact()).isEqualTo("first");
        assertThat(verdict.violations().get(1).isFailure()).isTrue();
        assertThat(verdict.open()).extracting(UndecidedCheck::place).containsExactly("later");
    }

    @Test
    void what_is_undecided_is_not_repaired() {
        OnGroups policy =
                days(info("p")).repairedBy(group -> Optional.of(group.props().with("days", 7)));

        assertThat(engine("{\"all\": \"remediate\"}", policy)
                        .remediate(group("a").with("days", PropertyValue.unknown())))
                .isEmpty();
    }

    @Test
    void names_in_the_configuration_that_mean_nothing_are_told() {
        Engine engine = engine(
                "{\"logs-retentoin\": \"mandatory\", \"something-else\": \"mandatory\", \"all\": \"advisory\","
                        + " \"logs-retention\": {\"leest\": 5, \"enforcementLevel\": \"mandatory\"},"
                        + " \"policy-pack\": {\"undecide\": \"quiet\"}}",
                days(info("logs-retention").options(LEAST)));

        assertThat(engine.warnings())
                .containsExactly(
                        "the configuration sets policy \"logs-retentoin\", which policy pack \"test\" does not have; did"
                                + " you mean \"logs-retention\"?",
                        "the configuration sets policy \"something-else\", which policy pack \"test\" does not have",
                        "the configuration sets option \"leest\" of policy \"logs-retention\", which has no such option;"
                                + " did you mean \"least\"?",
                        "the configuration sets option \"undecide\" of policy \"policy-pack\", which has no such option;"
                                + " did you mean \"undecided\"?");
    }

    /** What a user demands by a name that means nothing is not done, and must not be taken for granted. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"logz\": \"advisory\"} | ADVISORY",
                "{\"logz\": \"disabled\"} | ADVISORY",
                "{\"logz\": {\"least\": 5}} | ADVISORY",
                "{\"logs\": {\"leest\": 5}} | ADVISORY",
                "{\"logs\": {\"leest\": 5, \"enforcementLevel\": \"mandatory\"}} | ADVISORY",
                "{\"logz\": \"mandatory\"} | MANDATORY",
                "{\"logz\": {\"enforcementLevel\": \"mandatory\"}} | MANDATORY",
                "{\"logz\": \"remediate\"} | MANDATORY",
                "{\"logz\": \"advisory\", \"policy-pack\": {\"unknownNames\": \"mandatory\"}} | MANDATORY",
                "{\"logs\": {\"leest\": 5}, \"policy-pack\": {\"unknownNames\": \"mandatory\"}} | MANDATORY",
                "{\"policy-pack\": {\"unknownNames\": \"mandatory\", \"fixedLevels\": [\"logz\"]}} | MANDATORY",
                "{\"policy-pack\": {\"unknownNames\": \"mandatory\", \"previews\": \"whole\"}} | ADVISORY"
            })
    void a_name_that_means_nothing_stops_a_deployment_where_something_is_demanded(
            String config, EnforcementLevel level) {
        Session session =
                new Session(Things.pack(days(info("logs").options(LEAST))), PackConfig.parse(config), Things.PREVIEW);

        assertThat(session.analyzeStack(List.of()).reported())
                .extracting(violation -> violation.policy().name(), Violation::enforcementLevel)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("policy-pack", level));
    }

    @Test
    void an_option_that_does_not_exist_is_told_with_those_that_do() {
        OnGroups policy = days(info("logs").options(LEAST, Option.string("team", "", "Whose it is.")));

        assertThat(engine("{\"logs\": {\"x\": 5}}", policy).warnings())
                .containsExactly(
                        "the configuration sets option \"x\" of policy \"logs\", which has no such option; it has least, team");
        assertThat(engine("{\"logs\": {\"x\": 5}}", days(info("logs"))).warnings())
                .containsExactly(
                        "the configuration sets option \"x\" of policy \"logs\", which has no such option; it has none");
    }

    /** Users' files keep working for one version. */
    @Test
    void a_setting_of_an_earlier_version_is_understood_and_told() {
        Engine engine = engine("{\"policy-pack\": {\"previews\": \"whole\"}}");

        assertThat(engine.settings().get(Settings.COMPLETE_PREVIEWS)).isTrue();
        assertThat(engine.warnings())
                .containsExactly(
                        "the setting \"previews\" is from an earlier version; write \"completePreviews\": true instead of"
                                + " \"previews\": \"whole\", and nothing instead of \"partial\"");
        assertThat(engine("{\"policy-pack\": {\"previews\": \"partial\"}}")
                        .settings()
                        .get(Settings.COMPLETE_PREVIEWS))
                .isFalse();
    }

    @Test
    void a_level_that_means_nothing_for_a_policy_is_told_where_it_can_be_seen() {
        assertThat(engine("{\"days\": \"remediate\"}", days(info("days"))).warnings())
                .containsExactly(
                        "the configuration sets policy \"days\" to remediate, but it cannot remediate, so that this counts as not set;"
                                + " write mandatory");
        assertThat(engine("{\"days\": \"remediate\"}", days(info("days").remediates()))
                        .warnings())
                .isEmpty();
        assertThat(engine("{\"days\": \"remediate\", \"all\": \"advisory\"}", days(info("days")))
                        .warnings())
                .isEmpty();
    }

    @Test
    void bad_input_leads_to_a_violation_or_to_undecided_never_to_an_exception() {
        Engine engine = engine("", days(info("days")));
        PropertyValue deep = PropertyValue.of("ground");
        for (int i = 0; i < 64; i++) {
            deep = MapValue.EMPTY.with("a", deep);
        }

        assertThat(engine.evaluate(group("a")).get(0).violations())
                .extracting(Violation::compact)
                .containsExactly("days is not set; it must be 7 or more");
        for (Object bad : List.of("abc", "x".repeat(5 << 20), List.of(), List.of(1, 2), deep, Double.NaN)) {
            Verdict verdict = engine.evaluate(group("a").with("days", bad)).get(0);
            assertThat(verdict.outcome()).isEqualTo(Outcome.UNDECIDED);
            assertThat(verdict.open()).extracting(UndecidedCheck::place).containsExactly("days");
        }
        assertThat(engine.evaluate(group("a").with("days", null)).get(0).outcome())
                .isEqualTo(Outcome.VIOLATES);
        assertThat(engine.evaluate(group("a").with("days", "7")).get(0).outcome())
                .isEqualTo(Outcome.PASSES);
    }

    private static int endless(int depth) {
        return depth < 0 ? 0 : endless(depth + 1) + 1;
    }
}
