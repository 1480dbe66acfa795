package dev.policypack.engine;

import static dev.policypack.engine.Things.GROUPS;
import static dev.policypack.engine.Things.PREVIEW;
import static dev.policypack.engine.Things.days;
import static dev.policypack.engine.Things.group;
import static dev.policypack.engine.Things.info;
import static dev.policypack.engine.Things.pack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.engine.Things.OnGroups;
import dev.policypack.engine.Things.OnStack;
import dev.policypack.exemption.Exemption;
import dev.policypack.finding.Outcome;
import dev.policypack.finding.Verdict;
import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Policy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.StackContext;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTest {
    private static final OnStack NAMES =
            new OnStack(info("names"), (stack, review) -> stack.ofType(GROUPS).forEach(group -> review.on(group)
                    .require(group.props().string("name").is("x"), "name is wrong")));

    @Test
    void inputs_complete_what_the_outputs_of_a_preview_lack() {
        Session session = session("", new OnStack(info("p"), (stack, review) -> stack.ofType(GROUPS)
                .forEach(group -> review.violation(
                        "%s %s %s %s",
                        group.props().string("name"),
                        group.props().integer("days"),
                        group.props().string("arn"),
                        new java.util.TreeSet<>(group.inputs())))));
        session.analyze(group("a").with("name", "input").with("days", 7));

        assertThat(session.analyzeStack(
                                List.of(group("a").with("name", "output").with("arn", "arn:1")))
                        .reported())
                .extracting(Violation::sentence)
                .containsExactly("\"output\" 7 \"arn:1\" days or name");
        assertThat(session.analyzeStack(List.of(group("other").with("name", "output")))
                        .reported())
                .extracting(Violation::sentence)
                .containsExactly("\"output\" not set not set none");
    }

    @Test
    void a_violation_is_reported_where_it_was_found_and_blocks_if_it_is_mandatory() {
        Session session = session("", days(info("days").enforcementLevel(EnforcementLevel.MANDATORY)));
        Session.Findings findings = session.analyze(group("a").with("days", 1));

        assertThat(findings.isBlocking()).isTrue();
        assertThat(findings.reported()).hasSize(1);
        assertThat(session.analyzeStack(List.of(group("a").with("days", 1))).reported())
                .isEmpty();
        assertThat(session.notApplicableTo("aws:s3/bucket:Bucket"))
                .extracting(Object::toString)
                .containsExactly("days");
        assertThat(session.notApplicableTo(group("a").type())).isEmpty();
    }

    @Test
    void a_type_may_be_repaired_when_a_policy_that_looks_at_it_is_set_to() {
        Session repairing =
                session("{\"days\": \"remediate\"}", days(info("days").remediates()));

        assertThat(repairing.isRepairing(group("a").type())).isTrue();
        assertThat(repairing.isRepairing("aws:s3/bucket:Bucket")).isFalse();
        assertThat(session("", days(info("days"))).isRepairing(group("a").type()))
                .isFalse();
    }

    /** The engine tells none when a state is analyzed. */
    @Test
    void the_name_of_the_stack_is_that_of_its_resources_where_nobody_tells_it() {
        OnGroups policy = new OnGroups(
                info("stack"),
                (group, review) -> review.violation(
                        "%s of %s", review.context().stack(), review.context().project()));
        OnStack whole = new OnStack(
                info("whole"),
                (stack, review) -> review.violation(review.context().stack()));
        Resource group = Resource.of(
                "urn:pulumi:prod::shop::aws:cloudwatch/logGroup:LogGroup::web",
                group("web").type(),
                "web");
        Exemption exemption =
                new Exemption("urn:pulumi:prod::shop::*", "whole", "", "It is so.", "", Optional.empty(), "here");

        Session unknown = new Session(pack(policy, whole), PackConfig.none(), StackContext.UNCONFIGURED);
        assertThat(unknown.analyze(group).reported())
                .extracting(Violation::sentence)
                .containsExactly("\"prod\" of \"shop\"");
        assertThat(unknown.analyzeStack(List.of(group)).reported())
                .extracting(Violation::sentence)
                .containsExactly("prod");
        assertThat(new Session(
                                pack(policy, whole),
                                PackConfig.none().withExemptions(List.of(exemption)),
                                StackContext.UNCONFIGURED)
                        .analyzeStack(List.of(group))
                        .exempted())
                .hasSize(1);
        assertThat(new Session(pack(policy), PackConfig.none(), PREVIEW)
                        .analyze(group)
                        .reported())
                .extracting(Violation::sentence)
                .containsExactly("\"dev\" of \"shop\"");
    }

    @Test
    void what_nobody_answered_is_listed_with_the_reason_and_is_no_promise() {
        OnStack asking = new OnStack(
                info("asking"), (stack, review) -> stack.ofType(GROUPS).forEach(group -> {
                    Value<String> name = group.props().string("name");
                    review.on(group)
                            .require(
                                    Value.<String>unanswered(name.path(), name + ", and nobody knows it")
                                            .isPresent(),
                                    "name is %s",
                                    name);
                }));
        Resource a = group("a").with("name", "x");
        Resource b = group("b").with("name", "y");

        assertThat(session("", asking).analyzeStack(List.of(a)).reported())
                .extracting(Violation::sentence)
                .containsExactly(
                        """
                        1 question was not answered, and nothing is claimed about what was asked; another run may get an answer:
                          aws:cloudwatch/logGroup:LogGroup (a): name is "x", and nobody knows it""");
        assertThat(session("", asking).analyzeStack(List.of(a, b)).reported())
                .extracting(Violation::sentence)
                .containsExactly(
                        """
                        2 questions were not answered, and nothing is claimed about what was asked; another run may get an answer:
                          aws:cloudwatch/logGroup:LogGroup (a): name is "x", and nobody knows it
                          aws:cloudwatch/logGroup:LogGroup (b): name is "y", and nobody knows it""");
    }

    @Test
    void what_waits_is_summed_up_once_on_the_stack() {
        Session session = new Session(
                pack(days(info("days")), NAMES).decideNow("run the rehearsal."), PackConfig.none(), PREVIEW);
        Resource group = group("a").with("days", PropertyValue.unknown()).with("name", PropertyValue.unknown());

        assertThat(session.analyze(group).reported()).isEmpty();
        Session.Findings findings = session.analyzeStack(List.of(group));
        assertThat(findings.isBlocking()).isFalse();
        assertThat(findings.reported()).hasSize(1);
        assertThat(findings.reported().get(0).message())
                .isEqualTo(
                        """
                        Settings of policy pack test, and its notes on this run
                        2 checks wait for values that are not known yet; `pulumi up` decides them, those of the whole stack at its end:
                          aws:cloudwatch/logGroup:LogGroup (a) waits for days, name: days, names
                        To decide them now: run the rehearsal.""");
        assertThat(findings.reported().get(0).policy().name()).isEqualTo("policy-pack");
    }

    @Test
    void what_a_preview_does_not_show_is_waited_for_unless_the_team_says_that_it_shows_all() {
        OnStack another = new OnStack(
                info("another"),
                (stack, review) -> review.require(
                        stack.any(GROUPS, group -> group.props().string("name").is("audit")),
                        "there is no audit group"));
        List<Resource> preview = List.of(group("a").with("name", "shop").with("arn", PropertyValue.unknown()));

        assertThat(session("", another).analyzeStack(preview).reported())
                .extracting(Violation::sentence)
                .containsExactly(
                        """
                        1 check waits for values that are not known yet; `pulumi up` decides them, those of the whole stack at its end:
                          for a resource that is not here: another
                          A first preview cannot show whether the program will still create one; `up` decides.
                        If the program creates no resource inside an apply, set completePreviews to true in policy-pack.""");
        assertThat(session("{\"policy-pack\": {\"completePreviews\": true}}", another)
                        .analyzeStack(preview)
                        .reported())
                .extracting(Violation::sentence)
                .containsExactly("there is no audit group");
    }

    @Test
    void a_resource_that_is_judged_again_waits_for_what_it_waits_for_now() {
        Session session = session("", days(info("days")));
        session.analyze(group("a").with("days", PropertyValue.unknown()));
        session.analyze(group("a").with("days", 7));

        assertThat(session.analyzeStack(List.of()).reported()).isEmpty();
    }

    @Test
    void a_policy_that_waits_nearly_everywhere_gets_one_line() {
        Session session = session("", days(info("days")));
        for (int i = 0; i < 6; i++) {
            session.analyze(group("g" + i).with("days", PropertyValue.unknown()));
        }

        assertThat(session.analyzeStack(List.of()).reported())
                .extracting(Violation::sentence)
                .containsExactly(
                        """
                        1 check waits for values that are not known yet; `pulumi up` decides them, those of the whole stack at its end:
                          on many resources: days (6)""");
    }

    @Test
    void many_resources_are_counted_not_listed() {
        List<Policy> policies = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            String mine = "g" + (char) ('a' + i);
            policies.add(new OnGroups(info("p-" + mine), (group, review) -> {
                if (group.name().equals(mine)) {
                    review.require(group.props().string("x").is("y"), "x");
                }
            }));
        }
        Session session = session("", policies.toArray(new Policy[0]));
        for (int i = 0; i < 21; i++) {
            session.analyze(group("g" + (char) ('a' + i)).with("x", PropertyValue.unknown()));
        }
        String sentence = session.analyzeStack(List.of()).reported().get(0).sentence();

        assertThat(sentence.lines()).hasSize(5);
        assertThat(sentence)
                .startsWith(
                        """
                        21 checks wait for values that are not known yet; `pulumi up` decides them, those of the whole stack at its end:
                          aws:cloudwatch/logGroup:LogGroup (ga) waits for x: p-ga
                        """)
                .endsWith("\n  and 18 more resources");
    }

    /** However much waits, and however long the names are. */
    @Test
    void the_summary_has_ten_lines_at_the_most_and_none_is_longer_than_200_characters() {
        List<Policy> policies = new ArrayList<>();
        policies.add(days(info("days")));
        for (int i = 0; i < 40; i++) {
            policies.add(new OnGroups(info("p-" + i + "-" + "x".repeat(90)), (group, review) -> {
                if (group.name().startsWith("few")) {
                    review.require(group.props().string("y".repeat(150)).is("y"), "y");
                }
            }));
            policies.add(new OnStack(
                    info("s-" + i + "-" + "x".repeat(90)),
                    (stack, review) -> review.require(stack.any(GROUPS, group -> Truth.no()), "none")));
        }
        Session session = new Session(
                pack(policies.toArray(new Policy[0])).decideNow("run the rehearsal.", "java"),
                PackConfig.none(),
                PREVIEW);
        List<Resource> resources = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            resources.add(group((i < 5 ? "few" : "many") + i + "z".repeat(300))
                    .with("days", PropertyValue.unknown())
                    .with("y".repeat(150), PropertyValue.unknown()));
        }
        resources.forEach(session::analyze);
        String sentence = session.analyzeStack(resources).reported().get(0).sentence();

        assertThat(sentence.lines()).hasSizeLessThanOrEqualTo(10).allMatch(line -> line.length() <= 200);
        assertThat(sentence)
                .contains("A first preview cannot show whether the program will still create one; `up` decides.")
                .contains("To decide them now, for a program in java: run the rehearsal.");
    }

    /** A rehearsal of a program in another language does not exist, and YAML has no apply. */
    @ParameterizedTest
    @CsvSource({"java, true, true", "python, false, true", "yaml, false, false"})
    void advice_fits_the_language_of_the_program(String runtime, boolean rehearses, boolean hasApply) {
        OnStack another = new OnStack(
                info("another"), (stack, review) -> review.require(stack.any(GROUPS, group -> Truth.no()), "none"));
        Session session = new Session(
                pack(another).decideNow("run the rehearsal.", "java"), PackConfig.none(), previewOf(runtime));
        String sentence = session.analyzeStack(List.of(group("a").with("arn", PropertyValue.unknown())))
                .reported()
                .get(0)
                .sentence();

        assertThat(sentence.contains("To decide them now: run the rehearsal.")).isEqualTo(rehearses);
        assertThat(sentence.contains("inside an apply")).isEqualTo(hasApply);
    }

    /** It has no apply, so that nothing more comes; a component, which has no provider here, may still create something. */
    @Test
    void a_program_in_yaml_is_not_made_to_wait_for_more_resources() {
        OnStack another = new OnStack(
                info("another"), (stack, review) -> review.require(stack.any(GROUPS, group -> Truth.no()), "none"));
        Resource managed = group("a")
                .with("arn", PropertyValue.unknown())
                .withProvider(Resource.of("pulumi:providers:aws", "default"));
        Resource component = Resource.of("awsx:ec2:Vpc", "net");

        assertThat(new Session(pack(another), PackConfig.none(), previewOf("yaml"))
                        .analyzeStack(List.of(managed))
                        .verdicts())
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.VIOLATES);
        for (Session waiting : List.of(
                new Session(pack(another), PackConfig.none(), previewOf("java")),
                new Session(pack(another), PackConfig.none(), PREVIEW))) {
            assertThat(waiting.analyzeStack(List.of(managed)).verdicts())
                    .extracting(Verdict::outcome)
                    .containsExactly(Outcome.UNDECIDED);
        }
        assertThat(new Session(pack(another), PackConfig.none(), previewOf("yaml"))
                        .analyzeStack(List.of(managed, component))
                        .verdicts())
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.UNDECIDED);
    }

    private static StackContext previewOf(String runtime) {
        return new StackContext("shop", "dev", "organization", true, Map.of(), Map.of("pulumi:runtime", runtime));
    }

    @Test
    void quiet_says_nothing() {
        Session session = session("{\"policy-pack\": {\"undecided\": \"quiet\"}}", days(info("days")));

        assertThat(session.analyze(group("a").with("days", PropertyValue.unknown()))
                        .reported())
                .isEmpty();
        assertThat(session.analyzeStack(List.of()).reported()).isEmpty();
    }

    @Test
    void detailed_says_it_at_each_resource() {
        Session session = session("{\"policy-pack\": {\"undecided\": \"detailed\"}}", days(info("days")), NAMES);
        Resource group = group("a").with("days", PropertyValue.unknown());
        Session.Findings findings = session.analyze(group);

        assertThat(findings.isBlocking()).isFalse();
        assertThat(findings.reported())
                .extracting(Violation::urn, Violation::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        group.urn(),
                        "Log groups have their days\ncan't run policy 'days' yet: days can't be known during preview"));
        assertThat(session.analyze(group("a").with("days", "abc")).reported())
                .extracting(Violation::sentence)
                .containsExactly("cannot be decided: days is \"abc\", which is not a whole number");
        assertThat(session.analyzeStack(List.of(group.with("name", PropertyValue.unknown())))
                        .reported())
                .extracting(Violation::sentence)
                .containsExactly("can't run policy 'names' yet: name can't be known during preview");
    }

    @Test
    void blocking_stops_the_deployment() {
        Session session = session("{\"policy-pack\": {\"undecided\": \"blocking\"}}", days(info("days")));
        Session.Findings findings = session.analyze(group("a").with("days", PropertyValue.unknown()));

        assertThat(findings.isBlocking()).isTrue();
        assertThat(findings.reported())
                .extracting(Violation::enforcementLevel, Violation::sentence)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        EnforcementLevel.MANDATORY, "can't run policy 'days' yet: days can't be known during preview"));
    }

    @Test
    void what_lies_outside_the_stack_is_never_waited_for() {
        OnStack outside = new OnStack(info("p"), (stack, review) -> stack.ofType(GROUPS)
                .forEach(group -> review.require(
                        stack.resolve(GROUPS.ref(group, group.props(), "other"))
                                .is(other -> other.props().has("x")),
                        "x")));
        for (String mode : List.of("summary", "detailed", "blocking")) {
            Session session = session("{\"policy-pack\": {\"undecided\": \"" + mode + "\"}}", outside);
            Session.Findings findings = session.analyzeStack(List.of(group("a").with("other", "arn:elsewhere")));

            assertThat(findings.verdicts()).extracting(Verdict::outcome).containsExactly(Outcome.UNDECIDED);
            assertThat(findings.reported()).isEmpty();
        }
    }

    @Test
    void names_in_the_configuration_that_mean_nothing_are_an_advisory_on_the_stack() {
        Session session = session("{\"dayz\": \"mandatory\"}", days(info("days")));

        assertThat(session.analyzeStack(List.of()).reported())
                .extracting(Violation::message)
                .containsExactly(
                        """
                        Settings of policy pack test, and its notes on this run
                        the configuration sets policy "dayz", which policy pack "test" does not have; did you mean "days"?""");
    }

    @Test
    void a_hundred_thousand_resources_are_judged() {
        Session session = session("", days(info("days")), NAMES);
        List<Resource> all = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            Resource group = group("g" + i).with("days", 7).with("name", "x");
            session.analyze(group);
            all.add(group);
        }

        assertThat(session.analyzeStack(all).verdicts())
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.PASSES);
    }

    private static Session session(String config, Policy... policies) {
        return new Session(pack(policies), PackConfig.parse(config), PREVIEW);
    }
}
