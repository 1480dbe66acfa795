package dev.policypack.engine;

import static dev.policypack.engine.Things.GROUPS;
import static dev.policypack.engine.Things.PREVIEW;
import static dev.policypack.engine.Things.days;
import static dev.policypack.engine.Things.group;
import static dev.policypack.engine.Things.info;
import static dev.policypack.engine.Things.pack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.policypack.config.InvalidOptionException;
import dev.policypack.engine.Things.OnGroups;
import dev.policypack.engine.Things.OnStack;
import dev.policypack.exemption.ExemptionYaml;
import dev.policypack.finding.Outcome;
import dev.policypack.finding.Verdict;
import dev.policypack.finding.Violation;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Policy;
import dev.policypack.resource.StackContext;
import dev.policypack.value.PropertyValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExemptionsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final OnGroups DAYS =
            days(info("days").enforcementLevel(EnforcementLevel.MANDATORY).formerly("retention"));

    @Test
    void an_exempted_violation_does_not_stop_the_deployment_and_is_listed_with_its_reason() {
        Session session = session(
                """
                {"resource": "a", "policy": "days", "reason": "Kept\\n elsewhere", "ticket": "OPS-12", "until": "2026-06-30"}""",
                DAYS);
        Session.Findings findings = session.analyze(group("a").with("days", 1));

        assertThat(findings.isBlocking()).isFalse();
        assertThat(findings.reported()).isEmpty();
        assertThat(findings.verdicts()).extracting(Verdict::outcome).containsExactly(Outcome.VIOLATES);
        assertThat(findings.exempted())
                .extracting(one -> one.violation().sentence())
                .containsExactly("days is 1; it must be 7 or more");
        assertThat(session.analyze(group("b").with("days", 1)).isBlocking()).isTrue();
        List<Violation> said = session.analyzeStack(List.of()).reported();
        assertThat(said)
                .extracting(Violation::message)
                .containsExactly(
                        """
                        Settings of policy pack test, and its notes on this run
                        1 violation is exempted:
                          aws:cloudwatch/logGroup:LogGroup (a), days at days: Kept elsewhere (OPS-12, until 2026-06-30)""");
        assertThat(said.get(0).enforcementLevel()).isEqualTo(EnforcementLevel.ADVISORY);
        assertThat(said.get(0).policy().name()).isEqualTo("policy-pack");
    }

    /** {@code pulumi policy analyze} does not say which stack it is. */
    @Test
    void what_is_found_about_a_stack_without_a_name_may_be_exempted() {
        Session session = new Session(
                pack(new OnStack(info("stack"), (stack, review) -> review.violation("always"))),
                PackConfig.parse(
                        "{\"policy-pack\": {\"exemptions\": [{\"resource\": \"*\", \"policy\": \"stack\", \"reason\": \"It is an old one\"}]}}"),
                StackContext.UNCONFIGURED);

        assertThat(session.analyzeStack(List.of()).exempted())
                .extracting(one -> one.violation().sentence())
                .containsExactly("always");
    }

    @Test
    void one_line_for_what_one_exemption_allows() {
        Session session = session(
                "{\"resource\": \"g*\", \"policy\": \"*\", \"reason\": \"It is an old one\"}",
                DAYS,
                days(info("second")));
        for (int i = 1; i <= 8; i++) {
            session.analyze(group("g" + i).with("days", 1));
        }

        assertThat(notes(session))
                .containsExactly(
                        """
                        16 violations are exempted:
                          aws:cloudwatch/logGroup:LogGroup (g1), aws:cloudwatch/logGroup:LogGroup (g2),\
                         aws:cloudwatch/logGroup:LogGroup (g3), aws:cloudwatch/logGroup:LogGroup (g4),\
                         aws:cloudwatch/logGroup:LogGroup (g5), aws:cloudwatch/logGroup:LogGroup (g6) and 2 more,\
                         days, second at days: It is an old one""");
    }

    @Test
    void what_has_ended_is_not_used_or_names_no_policy_is_listed() {
        Session session = session(
                """
                {"resource": "a", "policy": "days", "reason": "Because of x", "until": "2026-06-14"},
                {"resource": "b", "policy": "days", "reason": "Because of x"},
                {"resource": "c", "policy": "dayz", "reason": "Because of x"},
                {"resource": "c", "policy": "something-else", "reason": "Because of x"}""",
                DAYS);
        assertThat(session.analyze(group("a").with("days", 1)).isBlocking()).isTrue();
        session.analyze(group("b").with("days", 7));

        assertThat(notes(session))
                .containsExactly(
                        """
                        4 exemptions do nothing; fix them or remove them:
                          exemption of "a" from "days" (exemption 1 of the configuration) ended on 2026-06-14
                          exemption of "b" from "days" (exemption 2 of the configuration) allows nothing that is violated
                          exemption of "c" from "dayz" (exemption 3 of the configuration) names a policy or constraint that policy pack "test"\
                         does not have; did you mean "days"?
                          exemption of "c" from "something-else" (exemption 4 of the configuration) names a policy or constraint that policy\
                         pack "test" does not have""");
    }

    @Test
    void a_violation_names_the_exemption_that_has_allowed_it() {
        Session session = session(
                """
                {"resource": "a", "policy": "days", "reason": "Because of x", "until": "2026-06-14"}""",
                DAYS);

        assertThat(session.analyze(group("a").with("days", 1)).reported())
                .extracting(Violation::message)
                .containsExactly(
                        """
                        Log groups have their days
                        days is 1; it must be 7 or more
                        Note: the exemption of "a" from "days" (exemption 1 of the configuration) ended on 2026-06-14""");
        assertThat(session.analyze(group("b").with("days", 1)).reported())
                .flatExtracting(Violation::notes)
                .isEmpty();
    }

    @Test
    void the_end_of_an_exemption_is_said_some_days_before() {
        String three =
                """
                {"resource": "a", "policy": "days", "reason": "Because of x", "until": "2026-06-29"},
                {"resource": "b", "policy": "days", "reason": "Because of x", "until": "2026-06-30"},
                {"resource": "c", "policy": "days", "reason": "Because of x", "until": "2026-06-15"}""";

        Session session = session(three, DAYS);
        List.of("a", "b").forEach(name -> session.analyze(group(name).with("days", 1)));
        assertThat(notes(session))
                .filteredOn(note -> note.contains("soon"))
                .containsExactly(
                        """
                        1 exemption ends soon; fix what it allows, or extend it:
                          exemption of "a" from "days" (exemption 1 of the configuration) ends on 2026-06-29""");

        Session long15 = new Session(
                pack(DAYS),
                PackConfig.parse("{\"policy-pack\": {\"exemptionsEndWithin\": 15, \"exemptions\": [" + three + "]}}"),
                PREVIEW,
                TODAY);
        List.of("a", "b", "c").forEach(name -> long15.analyze(group(name).with("days", 1)));
        assertThat(notes(long15))
                .filteredOn(note -> note.contains("soon"))
                .containsExactly(
                        """
                        3 exemptions end soon; fix what they allow, or extend them:
                          exemption of "a" from "days" (exemption 1 of the configuration) ends on 2026-06-29
                          exemption of "b" from "days" (exemption 2 of the configuration) ends on 2026-06-30
                          exemption of "c" from "days" (exemption 3 of the configuration) ends on 2026-06-15""");
    }

    @ParameterizedTest
    @CsvSource({"*, *, true", "urn:*, **, true", "*, days, false", "a, *, false", "?, *, false"})
    void an_exemption_of_everything_is_reported(String resource, String policy, boolean wide) {
        Session session = session(
                "{\"resource\": \"" + resource + "\", \"policy\": \"" + policy + "\", \"reason\": \"Because of x\"}",
                DAYS);
        session.analyze(group("a").with("days", 1));

        assertThat(notes(session).stream()
                        .filter(note -> note.contains("every"))
                        .toList())
                .isEqualTo(
                        wide
                                ? List.of(
                                        "1 exemption allows every violation; name the resource or the policy:\n  exemption of \""
                                                + resource + "\" from \"" + policy
                                                + "\" (exemption 1 of the configuration)")
                                : List.of());
    }

    @Test
    void who_exempts_the_stack_is_told_what_it_is_called() {
        Session session =
                session("{\"resource\": \"stack\", \"policy\": \"days\", \"reason\": \"Because of x\"}", DAYS);

        assertThat(notes(session))
                .containsExactly(
                        """
                        1 exemption does nothing; fix it or remove it:
                          exemption of "stack" from "days" (exemption 1 of the configuration) allows nothing that is violated; what is\
                         found about the stack belongs to resource "shop-dev\"""");
    }

    @Test
    void a_reason_that_is_no_sentence_is_listed() {
        Session session = session(
                """
                {"resource": "a", "policy": "days", "reason": "Not now!!"},
                {"resource": "b", "policy": "days", "reason": "Not now!!!"}""",
                DAYS);
        session.analyze(group("a").with("days", 1));
        session.analyze(group("b").with("days", 1));

        assertThat(notes(session))
                .contains(
                        """
                        1 exemption does not say why the violation is allowed; give the reason in a sentence:
                          exemption of "a" from "days" (exemption 1 of the configuration): "Not now!!\"""")
                .noneMatch(note -> note.contains("Not now!!!\""));
    }

    @Test
    void an_exemption_that_may_be_needed_later_is_not_called_unused() {
        Session session = session("{\"resource\": \"a\", \"policy\": \"days\", \"reason\": \"Because of x\"}", DAYS);
        session.analyze(group("a").with("days", PropertyValue.unknown()));

        assertThat(notes(session)).singleElement().asString().startsWith("1 check waits for values");
        session.analyze(group("a").with("days", 7));
        assertThat(notes(session))
                .singleElement()
                .asString()
                .startsWith("1 exemption does nothing; fix it or remove it:");
    }

    @Test
    void what_blocks_because_it_is_undecided_can_be_exempted() {
        Session session = new Session(
                pack(DAYS),
                PackConfig.parse(
                        """
                        {"policy-pack": {"undecided": "blocking",
                         "exemptions": [{"resource": "a", "policy": "days", "reason": "Because of x"}]}}"""),
                PREVIEW,
                TODAY);

        assertThat(session.analyze(group("a").with("days", PropertyValue.unknown()))
                        .isBlocking())
                .isFalse();
        assertThat(notes(session))
                .containsExactly(
                        "1 violation is exempted:\n  aws:cloudwatch/logGroup:LogGroup (a), days: Because of x");
    }

    @ParameterizedTest
    @CsvSource({
        "a, days, true",
        "urn:pulumi:dev::shop::aws:cloudwatch/logGroup:LogGroup::a, days, true",
        "urn:pulumi:*::shop::*::a, days, true",
        "urn:*LogGroup::a, days, true",
        "?, d?ys, true",
        "*, *, true",
        "a*, retention, true",
        "a, ret*, true",
        "A, days, false",
        "??, days, false",
        "a.*, days, false",
        "[a], days, false",
        "urn:pulumi:prod::shop::*::a, days, false",
        "a, day, false",
        "shop-dev, days, false",
        "*log*, days, false",
    })
    void resources_are_named_by_urn_or_name_and_policies_by_any_of_their_names(
            String resource, String policy, boolean covered) {
        Session session = session(
                "{\"resource\": \"" + resource + "\", \"policy\": \"" + policy + "\", \"reason\": \"Because of x\"}",
                DAYS);

        assertThat(session.analyze(group("a").with("days", 1)).isBlocking()).isEqualTo(!covered);
    }

    @ParameterizedTest
    @CsvSource({
        "'', true, true",
        "*, true, true",
        "image, true, false",
        "'containers[0].image', true, false",
        "containers*, true, true",
        "'containers[?].i*', true, false",
        "'containers[1].image', false, false",
        "age, false, false",
        "containers, false, false",
    })
    void a_property_is_named_by_its_path_or_the_end_of_it(String property, boolean image, boolean name) {
        OnGroups policy = new OnGroups(
                info("containers"),
                (group, review) -> review.each(group.props().objects("containers"), container -> {
                    review.at(container.string("image")).violation("image is bad");
                    review.at(container.string("name")).violation("name is bad");
                }));
        Session session = session(
                "{\"resource\": \"a\", \"policy\": \"containers\", \"property\": \"" + property
                        + "\", \"reason\": \"Because of x\"}",
                policy);
        Session.Findings findings =
                session.analyze(group("a").with("containers", List.of(Map.of("image", "i", "name", "n"))));

        assertThat(findings.exempted().stream()
                        .map(one -> one.violation().path().name())
                        .toList())
                .isEqualTo(Stream.of("image", "name")
                        .filter(one -> one.equals("image") ? image : name)
                        .toList());
    }

    @Test
    void a_resource_as_a_whole_is_no_property() {
        OnGroups whole = new OnGroups(info("whole"), (group, review) -> review.violation("the group is bad"));
        Session session = session(
                """
                {"resource": "a", "policy": "whole", "property": "days", "reason": "Because of x"},
                {"resource": "b", "policy": "whole", "reason": "Because of y"}""",
                whole);

        assertThat(session.analyze(group("a")).exempted()).isEmpty();
        assertThat(session.analyze(group("b")).exempted()).hasSize(1);
        assertThat(notes(session))
                .containsExactly(
                        "1 violation is exempted:\n  aws:cloudwatch/logGroup:LogGroup (b), whole: Because of y",
                        """
                        1 exemption does nothing; fix it or remove it:
                          exemption of "days" of "a" from "whole" (exemption 1 of the configuration) allows nothing that is violated""");
    }

    @Test
    void a_constraint_is_exempted_by_its_own_name() {
        Constraint least =
                Constraint.refused("days-least", "InvalidParameter", "Set `days`.", "https://a.example", "2026-11-27");
        OnGroups policy = new OnGroups(info("days").constraints(List.of(least)), (group, review) -> {
            var days = group.props().integer("days");
            review.refuse(least, days.matches(number -> number < 7), "days is %s", days);
            review.at(group.props().value("key")).violation("key is bad");
        });
        Session session = session(
                """
                {"resource": "*", "policy": "days-least", "reason": "Because of x"},
                {"resource": "*", "policy": "day-least", "reason": "Because of y"}""",
                policy);

        assertThat(session.analyze(group("a").with("days", 1)).reported())
                .extracting(Violation::rule)
                .containsExactly("days");
        assertThat(notes(session))
                .containsExactly(
                        "1 violation is exempted:\n  aws:cloudwatch/logGroup:LogGroup (a), days-least at days: Because of x",
                        """
                        1 exemption does nothing; fix it or remove it:
                          exemption of "*" from "day-least" (exemption 2 of the configuration) names a policy or constraint that policy\
                         pack "test" does not have; did you mean "days-least"?""");
        session.analyze(group("a").with("days", PropertyValue.unknown()));
        assertThat(notes(session)).noneMatch(note -> note.contains("from \"days-least\""));
    }

    @Test
    void what_is_exempted_of_a_property_leaves_that_property_as_it_is() {
        OnGroups repairing = new OnGroups(
                        info("both").enforcementLevel(EnforcementLevel.REMEDIATE), (group, review) -> {
                            review.at(group.props().value("days")).violation("days is bad");
                            review.at(group.props().value("key")).violation("key is bad");
                        })
                .repairedBy(group -> Optional.of(group.props().with("days", 7).with("key", "good")));
        Session session = session(
                """
                {"resource": "a", "policy": "both", "property": "days", "reason": "Because of x"},
                {"resource": "b", "policy": "both", "property": "key", "reason": "Because of x"}""",
                repairing);

        assertThat(session.remediate(group("a").with("days", 1)))
                .extracting(repair -> repair.properties().toString())
                .containsExactly(
                        PropertyValue.of(Map.of("days", 1, "key", "good")).toString());
        assertThat(session.remediate(group("b").with("days", 1)))
                .extracting(repair -> repair.properties().toString())
                .containsExactly(PropertyValue.of(Map.of("days", 7)).toString());
    }

    @Test
    void an_exemption_for_another_stack_is_not_unused_here() {
        Session session = session(
                """
                {"resource": "urn:pulumi:prod::shop::*::a", "policy": "days", "reason": "Because of x", "until": "2020-01-01"},
                {"resource": "urn:pulumi:prod::shop::*::a", "policy": "days", "reason": "Because of x"}""",
                DAYS);

        assertThat(notes(session)).isEmpty();
    }

    @Test
    void what_a_stack_policy_finds_belongs_to_the_resource_that_it_names_else_to_the_stack() {
        OnStack every = new OnStack(info("every").enforcementLevel(EnforcementLevel.MANDATORY), (all, review) -> {
            all.ofType(GROUPS).forEach(group -> review.on(group).violation("is bad"));
            review.violation("all is bad");
        });
        String onA = "{\"resource\": \"a\", \"policy\": \"every\", \"reason\": \"Because of x\"}";
        String onStack = "{\"resource\": \"shop-dev\", \"policy\": \"every\", \"reason\": \"Because of y\"}";

        Session.Findings one = session(onA, every).analyzeStack(List.of(group("a"), group("b")));
        assertThat(one.reported())
                .extracting(Violation::sentence)
                .containsExactly(
                        "is bad",
                        "all is bad",
                        "1 violation is exempted:\n  aws:cloudwatch/logGroup:LogGroup (a), every: Because of x");
        assertThat(one.isBlocking()).isTrue();
        Session.Findings both = session(onA + "," + onStack, every).analyzeStack(List.of(group("a")));
        assertThat(both.reported())
                .extracting(Violation::sentence)
                .containsExactly(
                        "2 violations are exempted:\n  aws:cloudwatch/logGroup:LogGroup (a), every: Because of x\n  stack, every: Because of y");
        assertThat(both.exempted()).hasSize(2);
    }

    @Test
    void a_policy_that_fails_cannot_be_exempted() {
        OnGroups failing = new OnGroups(info("fails"), (group, review) -> {
            throw new IllegalStateException();
        });
        Session session = session("{\"resource\": \"*\", \"policy\": \"*\", \"reason\": \"Because of x\"}", failing);
        Session.Findings findings = session.analyze(group("a"));

        assertThat(findings.isBlocking()).isTrue();
        assertThat(findings.exempted()).isEmpty();
        assertThat(notes(session))
                .containsExactly(
                        """
                        1 exemption does nothing; fix it or remove it:
                          exemption of "*" from "*" (exemption 1 of the configuration) allows nothing that is violated""",
                        """
                        1 exemption allows every violation; name the resource or the policy:
                          exemption of "*" from "*" (exemption 1 of the configuration)""");
    }

    @Test
    void what_is_exempted_is_not_repaired() {
        OnGroups repairing = days(info("days").enforcementLevel(EnforcementLevel.REMEDIATE))
                .repairedBy(group -> Optional.of(group.props().with("days", 7)));
        Session session =
                session("{\"resource\": \"a\", \"policy\": \"days\", \"reason\": \"Because of x\"}", repairing);

        assertThat(session.remediate(group("a").with("days", 1))).isEmpty();
        assertThat(session.remediate(group("b").with("days", 1))).hasSize(1);
    }

    @Test
    void a_resource_that_is_judged_again_counts_once() {
        Session session = session("{\"resource\": \"a\", \"policy\": \"days\", \"reason\": \"Because of x\"}", DAYS);
        session.analyze(group("a").with("days", 1));
        session.analyze(group("a").with("days", 1));

        assertThat(notes(session)).singleElement().asString().startsWith("1 violation is exempted:");
    }

    @Test
    void the_report_counts_what_is_exempted() {
        Session session = session("{\"resource\": \"a\", \"policy\": \"days\", \"reason\": \"Because of x\"}", DAYS);
        Session.Findings findings = session.analyze(group("a").with("days", 1));

        assertThat(Report.of(pack(DAYS), 1, List.of(findings)))
                .hasToString("All is well: 1 resource, 1 policy of test@v1.2.0, no violation, 1 exempted.\n");
        Report report = Report.of(pack(DAYS), 1, List.of(findings, session.analyzeStack(List.of())));
        assertThat(report.exempted()).hasSize(1);
        assertThat(report)
                .hasToString(
                        """
                        May go on: 1 resource, 1 policy of test@v1.2.0, 0 mandatory and 1 advisory violation, 1 exempted.

                        advisory  policy-pack  stack
                          Settings of policy pack test, and its notes on this run
                          1 violation is exempted:
                            aws:cloudwatch/logGroup:LogGroup (a), days at days: Because of x
                        """);
    }

    @Test
    void file_and_configuration_count_together() {
        PackConfig config = PackConfig.parse(
                        """
                        {"policy-pack": {"exemptions": [{"resource": "a", "policy": "days", "reason": "Because of x"}]}}""")
                .withExemptions(ExemptionYaml.read(
                        "e.yaml", "version: 1\nexemptions: [{resource: b, policy: days, reason: Because of y}]"));
        Session session = new Session(pack(DAYS), config, PREVIEW, TODAY);
        session.analyze(group("a").with("days", 1));
        session.analyze(group("b").with("days", 1));

        assertThat(notes(session))
                .containsExactly(
                        """
                        2 violations are exempted:
                          aws:cloudwatch/logGroup:LogGroup (a), days at days: Because of x
                          aws:cloudwatch/logGroup:LogGroup (b), days at days: Because of y""");
    }

    @Test
    void says_everything_that_is_wrong_with_the_configuration() {
        assertThatThrownBy(() -> session(
                        """
                        {"resource": "a", "policy": "days", "reson": "x"}, 5,
                        {"resource": " ", "policy": ["days"], "reason": null, "ticket": 7, "until": "tomorrow", "who": "me"},
                        {"resource": "a", "policy": "days", "reason": "Because of x", "ticket": true, "until": 2026}""",
                        DAYS))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage(
                        """
                        policy "policy-pack": exemption 2 of the configuration: this is no object; it takes resource, policy, property, reason,\
                         ticket and until
                        exemption 1 of the configuration: an exemption has no field "reson"; did you mean "reason"?
                        exemption 1 of the configuration: the exemption has no reason; say why the violation is allowed
                        exemption 3 of the configuration: an exemption has no field "who"; it takes resource, policy, property, reason, ticket\
                         and until
                        exemption 3 of the configuration: resource is blank; write the URN of the resource or its name in the program
                        exemption 3 of the configuration: policy is no text; write it in quotes
                        exemption 3 of the configuration: reason is blank; say why the violation is allowed
                        exemption 3 of the configuration: until is "tomorrow", which is no date; write the last day of the exemption,\
                         such as 2026-12-31
                        exemption 4 of the configuration: ticket is no text; write it in quotes
                        exemption 4 of the configuration: until is no text; write it in quotes""");
        assertThatThrownBy(() ->
                        new Session(pack(DAYS), PackConfig.parse("{\"policy-pack\": {\"exemptions\": {}}}"), PREVIEW))
                .hasMessage(
                        "policy \"policy-pack\": option \"exemptions\" takes a list of exemptions, each with resource, policy"
                                + " and reason, but an object was given");
    }

    @Test
    void the_schema_is_that_of_a_list_of_exemptions() {
        assertThat(Settings.EXEMPTIONS.schema().toString())
                .startsWith(
                        "{type=array, items={type=object, properties={resource={type=string, minLength=1, description=")
                .contains("required=[resource, policy, reason], additionalProperties=false}, default=[], description=");
    }

    private static List<String> notes(Session session) {
        return session.analyzeStack(List.of()).reported().stream()
                .map(Violation::sentence)
                .toList();
    }

    private static Session session(String exemptions, Policy... policies) {
        return new Session(
                pack(policies),
                PackConfig.parse("{\"policy-pack\": {\"exemptions\": [" + exemptions + "]}}"),
                PREVIEW,
                TODAY);
    }
}
