package dev.policypack.ecs.policies.iam;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoWildcardActionTest {
    private final PolicyTester policy = PolicyTester.of(new NoWildcardAction());

    private static Resource rolePolicy(Object document) {
        return Resource.of("aws:iam/rolePolicy:RolePolicy", "web").with("policy", document);
    }

    private static String allow(String action) {
        return "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": " + action + ", \"Resource\": \"*\"}]}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"s3:GetObject\"", "[\"s3:Get*\", \"sqs:SendMessage\"]", "\"ecr:GetAuthorizationToken\"", "[]"})
    void accepts_named_actions(String action) {
        policy.given(rolePolicy(allow(action))).passes();
    }

    @Test
    void refuses_a_whole_service_and_everything() {
        policy.given(rolePolicy(allow("\"s3:*\"")))
                .violates("policy.Statement[0].Action \"s3:*\" allows every action of its service");
        policy.given(rolePolicy(allow("[\"sqs:SendMessage\", \"*\"]")))
                .violates("policy.Statement[0].Action \"*\" allows every action of its service");
        policy.given(rolePolicy(allow("\"s3:**\"")))
                .violates("policy.Statement[0].Action \"s3:**\" allows every action of its service");
    }

    @Test
    void reads_a_single_statement_and_a_document_that_is_no_text() {
        Map<String, Object> statement = Map.of("Effect", "Allow", "Action", "dynamodb:*", "Resource", "*");
        policy.given(rolePolicy(Map.of("Statement", statement)))
                .violates("policy.Statement.Action \"dynamodb:*\" allows every action of its service");
    }

    @Test
    void looks_at_the_inline_policies_of_a_role_and_not_at_its_trust() {
        Resource role = Resource.of("aws:iam/role:Role", "web").with("assumeRolePolicy", allow("\"*\""));
        policy.given(role).passes();
        policy.given(role.with("inlinePolicies", List.of(Map.of("name", "a", "policy", allow("\"s3:*\"")))))
                .violates("inlinePolicies[0].policy.Statement[0].Action \"s3:*\" allows every action of its service");
    }

    @Test
    void lets_a_deny_be_as_wide_as_it_likes() {
        policy.given(rolePolicy("{\"Statement\": [{\"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\"}]}"))
                .passes();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(rolePolicy(unknown())).isUndecidedOn("policy");
        policy.given(rolePolicy(
                        Map.of("Statement", List.of(Map.of("Effect", unknown(), "Action", "s3:*", "Resource", "*")))))
                .isUndecidedOn("policy.Statement[0].Effect");
        policy.given(rolePolicy("{\"Statement\": [")).isUndecidedOn("policy");
    }

    @Test
    void says_once_what_a_statement_has() {
        policy.given(Resource.of("aws:iam/rolePolicy:RolePolicy", "web")
                        .with(
                                "policy",
                                "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": [\"s3:*\", \"sqs:SendMessage\", \"sqs:*\"],"
                                        + " \"Resource\": \"arn:aws:s3:::shop/*\"}]}"))
                .violates("policy.Statement[0].Action \"s3:*\" or \"sqs:*\" allows every action of its service");
    }

    @Test
    void a_permissions_boundary_grants_nothing() {
        Resource managed = Resource.of("aws:iam/policy:Policy", "boundary")
                .with("arn", "arn:aws:iam::123456789012:policy/boundary")
                .with(
                        "policy",
                        "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}]}");
        Resource role = Resource.of("aws:iam/role:Role", "web")
                .with("permissionsBoundary", "arn:aws:iam::123456789012:policy/boundary");
        policy.given(role, managed).passes();
        policy.given(
                        role,
                        managed,
                        Resource.of("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "web")
                                .with("policyArn", "arn:aws:iam::123456789012:policy/boundary")
                                .with("role", "web"))
                .violates("policy.Statement[0].Action \"s3:*\" allows every action of its service");
    }
}
