package dev.policypack.ecs.policies.iam;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassRoleScopedTest {
    private final PolicyTester policy = PolicyTester.of(new PassRoleScoped());
    private final Resource inline =
            Resource.of("aws:iam/rolePolicy:RolePolicy", "deploy").with("role", "deploy");

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "arn:aws:iam::123456789012:role/*", "arn:aws:iam::*:role/*", "arn:aws:iam::123456789012:*"})
    void refuses_every_role(String resource) {
        for (String action : List.of("iam:PassRole", "iam:passrole", "iam:Pass*")) {
            policy.given(inline.with("policy", document(action, resource, "{}")))
                    .violates("policy.Statement[0].Resource \"%s\" allows every role to be passed to a service"
                            .formatted(resource));
        }
    }

    @Test
    void accepts_named_roles_named_services_and_other_actions() {
        policy.given(inline.with("policy", document("iam:PassRole", "arn:aws:iam::123456789012:role/web-task", "{}")))
                .passes();
        policy.given(inline.with("policy", document("iam:PassRole", "arn:aws:iam::123456789012:role/web/*", "{}")))
                .passes();
        policy.given(inline.with(
                        "policy",
                        document(
                                "iam:PassRole",
                                "*",
                                "{\"StringEquals\": {\"iam:PassedToService\": \"ecs-tasks.amazonaws.com\"}}")))
                .passes();
        policy.given(inline.with("policy", document("iam:GetRole", "*", "{}"))).passes();
        policy.given(inline.with("policy", document("iam:*", "*", "{}"))).passes();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(inline.with("policy", unknown())).isUndecidedOn("policy");
    }

    private static String document(String action, String resource, String condition) {
        return """
                {"Statement": [{"Effect": "Allow", "Action": "%s", "Resource": "%s", "Condition": %s}]}
                """
                .formatted(action, resource, condition);
    }
}
