package dev.policypack.ecs.policies.iam;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustScopedTest {
    private final PolicyTester policy = PolicyTester.of(new TrustScoped());
    private final Resource role = Resource.of("aws:iam/role:Role", "web");

    @Test
    void refuses_everyone() {
        // AWS refuses the bare wildcard: a constraint says so.
        policy.given(role.with("assumeRolePolicy", document("\"*\"", "{}"))).passes();
        policy.given(role.with("assumeRolePolicy", document("{\"AWS\": \"*\"}", "{}")))
                .violates(
                        "assumeRolePolicy.Statement[0].Principal.AWS: the statement allows everybody to assume the role");
        policy.given(role.with("assumeRolePolicy", document("{\"AWS\": [\"*\"]}", "{}")))
                .violates(
                        "assumeRolePolicy.Statement[0].Principal.AWS[0]: the statement allows everybody to assume the role");
    }

    @Test
    void refuses_nobody_and_names_of_no_service() {
        policy.given(role.with(
                        "assumeRolePolicy",
                        "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\"}]}"))
                .violates(
                        "assumeRolePolicy.Statement[0].Principal is not set; a trust policy names who may assume the role");
        policy.given(role.with("assumeRolePolicy", document("{\"Service\": \"ecs-tasks\"}", "{}")))
                .violates(
                        "assumeRolePolicy.Statement[0].Principal.Service \"ecs-tasks\" is not a service principal such"
                                + " as \"ecs-tasks.amazonaws.com\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Service\": \"ecs-tasks.amazonaws.com\"}",
                "{\"Service\": [\"ecs.amazonaws.com\", \"codedeploy.amazonaws.com\"]}",
                "{\"AWS\": \"arn:aws:iam::123456789012:root\"}",
                "{\"Federated\": \"arn:aws:iam::123456789012:saml-provider/company\"}"
            })
    void accepts_those_that_are_named(String principal) {
        policy.given(role.with("assumeRolePolicy", document(principal, "{}"))).passes();
    }

    @Test
    void github_actions_are_limited_to_a_repository() {
        String github =
                "{\"Federated\": \"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com\"}";
        policy.given(
                        role.with(
                                "assumeRolePolicy",
                                document(
                                        github,
                                        "{\"StringEquals\": {\"token.actions.githubusercontent.com:aud\": \"sts.amazonaws.com\"}}")))
                .violates(
                        "assumeRolePolicy.Statement[0].Principal.Federated: Condition does not limit"
                                + " token.actions.githubusercontent.com:sub, so every repository of GitHub may assume the role");
        policy.given(
                        role.with(
                                "assumeRolePolicy",
                                document(
                                        github,
                                        "{\"StringLike\": {\"token.actions.githubusercontent.com:sub\": \"repo:acme/shop:*\"}}")))
                .passes();
    }

    @Test
    void accepts_everyone_under_a_condition_and_denials() {
        policy.given(role.with(
                        "assumeRolePolicy",
                        document("{\"AWS\": \"*\"}", "{\"StringEquals\": {\"aws:PrincipalOrgID\": \"o-1\"}}")))
                .passes();
        policy.given(role.with("assumeRolePolicy", document("\"*\"", "{}").replace("Allow", "Deny")))
                .passes();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(role.with("assumeRolePolicy", unknown())).isUndecidedOn("assumeRolePolicy");
        policy.given(role.with(
                        "assumeRolePolicy",
                        Map.of("Statement", List.of(Map.of("Effect", "Allow", "Principal", Map.of("AWS", unknown()))))))
                .isUndecidedOn("assumeRolePolicy.Statement[0].Principal.AWS");
    }

    private static String document(String principal, String condition) {
        return """
                {"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": %s, "Condition": %s}]}
                """
                .formatted(principal, condition);
    }
}
