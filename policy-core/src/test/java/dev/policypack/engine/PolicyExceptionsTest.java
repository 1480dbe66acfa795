package dev.policypack.engine;

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
import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyPack;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pulumi's policy exceptions behind the doors that have no CLI; what they match was tried with the CLI, v3.274.1. */
class PolicyExceptionsTest {
    private static final OnGroups DAYS =
            days(info("days").enforcementLevel(EnforcementLevel.MANDATORY).formerly("retention"));
    private static final String A = group("a").urn();

    private static Session session(PolicyPack pack, String policies, String exceptions) {
        return new Session(
                pack,
                PackConfig.parse(
                        "{\"version\": 2, \"policies\": " + policies + ", \"exceptions\": " + exceptions + "}"),
                PREVIEW);
    }

    private static String exception(String policy, String target) {
        return "{\"EXC-42\": {\"reason\": \"Kept elsewhere.\", \"match\": [{\"policies\": [\"" + policy
                + "\"], \"targets\": [\"" + target + "\"]}]}}";
    }

    @Test
    void one_allows_what_a_policy_says_of_a_resource_and_is_listed_with_its_reason() {
        Session session = session(pack(DAYS), "{}", exception("days", A));

        assertThat(session.analyze(group("a").with("days", 1)).isBlocking()).isFalse();
        assertThat(session.analyze(group("b").with("days", 1)).isBlocking()).isTrue();
        assertThat(session.analyzeStack(List.of()).reported())
                .extracting(Violation::message)
                .containsExactly(
                        """
                        Settings of policy pack test, and its notes on this run
                        1 violation is exempted:
                          aws:cloudwatch/logGroup:LogGroup (a), days at days: Kept elsewhere. (EXC-42)""");
    }

    @Test
    void what_is_found_about_the_stack_has_the_urn_of_the_stack() {
        OnStack always = new OnStack(
                info("stack").enforcementLevel(EnforcementLevel.MANDATORY),
                (stack, review) -> review.violation("always"));
        String root = "urn:pulumi:" + PREVIEW.stack() + "::" + PREVIEW.project() + "::pulumi:pulumi:Stack::"
                + PREVIEW.project() + "-" + PREVIEW.stack();

        assertThat(session(pack(always), "{}", exception("stack", root))
                        .analyzeStack(List.of())
                        .isBlocking())
                .isFalse();
        assertThat(session(pack(always), "{}", exception("stack", A))
                        .analyzeStack(List.of())
                        .isBlocking())
                .isTrue();
    }

    /** Neither patterns nor former names; nor is one told that is not needed: its resource may be in another stack. */
    @ParameterizedTest
    @CsvSource({
        "da*, '; did you mean \"days\"?'",
        "retention, '; it is called \"days\" now'",
        "nope, ''",
    })
    void it_names_policies_exactly(String policy, String hint) {
        Session session = session(pack(DAYS), "{}", exception("days", A).replace("\"days\"", "\"" + policy + "\""));

        assertThat(session.analyze(group("a").with("days", 1)).isBlocking()).isTrue();
        assertThat(session.analyzeStack(List.of()).reported())
                .extracting(Violation::sentence)
                .containsExactly("policy exception \"EXC-42\" names policy \"" + policy
                        + "\", which policy pack \"test\" does not have" + hint);
    }

    @Test
    void one_of_ours_in_the_same_file_comes_first() {
        Session session = session(
                pack(DAYS),
                """
                {"policy-pack": {"exemptions": [{"resource": "a", "policy": "days", "reason": "Ours counts first."}]}}""",
                exception("days", A));
        session.analyze(group("a").with("days", 1));

        assertThat(session.analyzeStack(List.of()).reported())
                .extracting(Violation::sentence)
                .containsExactly(
                        """
                        1 violation is exempted:
                          aws:cloudwatch/logGroup:LogGroup (a), days at days: Ours counts first.""");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "[] | \"exceptions\" must be an object with an exception for each ID",
                "{'EXC 1': {}} | policy exception \"EXC 1\": the ID must consist of letters, digits, hyphens, periods and underscores",
                "{'E': []} | policy exception \"E\": an exception must be an object",
                "{'E': {'reason': ' '}} | policy exception \"E\": \"reason\" is missing; say why the violation is allowed",
                "{'E': {'reason': 'r', 'match': []}} | policy exception \"E\": \"match\" must be a list with at least one object of \"policies\" and \"targets\"",
                "{'E': {'reason': 'r', 'match': [1]}} | policy exception \"E\": an element of \"match\" must be an object",
                "{'E': {'reason': 'r', 'match': [{'policies': ['all'], 'targets': ['urn:x']}]}} | policy exception \"E\": \"policies\" must name each policy; \"all\" is not allowed",
                "{'E': {'reason': 'r', 'match': [{'policies': ['p'], 'targets': []}]}} | policy exception \"E\": \"targets\" must be a list with at least one string",
                "{'E': {'reason': 'r', 'match': [{'policies': ['p'], 'targets': ['web']}]}} | policy exception \"E\": target \"web\" is not a URN",
            })
    void what_is_no_exception_is_refused(String exceptions, String message) {
        assertThatThrownBy(() ->
                        PackConfig.parse("{\"version\": 2, \"exceptions\": " + exceptions.replace('\'', '"') + "}"))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage(message);
    }
}
