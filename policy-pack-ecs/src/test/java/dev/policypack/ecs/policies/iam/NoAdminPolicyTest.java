package dev.policypack.ecs.policies.iam;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoAdminPolicyTest {
    private final PolicyTester policy = PolicyTester.of(new NoAdminPolicy());
    private final Resource inline =
            Resource.of("aws:iam/rolePolicy:RolePolicy", "web").with("role", "web");
    private final Resource attachment = Resource.of("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "web");

    @Test
    void refuses_every_action_on_every_resource() {
        policy.given(inline.with("policy", document("\"Action\": \"*\"", "*")))
                .violates("policy.Statement[0].Action: the statement allows every action on every resource");
        policy.given(inline.with("policy", document("\"NotAction\": \"iam:*\"", "*")))
                .violates(
                        "policy.Statement[0].NotAction: the statement allows everything but a few actions on every resource");
    }

    @Test
    void refuses_policies_of_administrators() {
        String admin = "arn:aws:iam::aws:policy/AdministratorAccess";
        policy.given(attachment.with("policyArn", admin))
                .violates("policyArn: the managed policy \"%s\" grants administrator permissions".formatted(admin));
        policy.given(Resource.of("aws:iam/role:Role", "web").with("managedPolicyArns", List.of(admin)))
                .violates("managedPolicyArns[0]: the managed policy \"%s\" grants administrator permissions"
                        .formatted(admin));
    }

    @Test
    void accepts_less_than_everything() {
        policy.given(inline.with("policy", document("\"Action\": \"*\"", "arn:aws:s3:::orders")))
                .passes();
        policy.given(inline.with("policy", document("\"Action\": \"s3:*\"", "*")))
                .passes();
        policy.given(inline.with(
                        "policy", document("\"NotAction\": \"iam:*\"", "*").replace("Allow", "Deny")))
                .passes();
        policy.given(attachment.with(
                        "policyArn", "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"))
                .passes();
        // One's own policy of the same name is judged where it is made.
        policy.given(attachment.with("policyArn", "arn:aws:iam::123456789012:policy/AdministratorAccess"))
                .passes();
        policy.given(Resource.of("aws:iam/role:Role", "web")).passes();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(inline.with("policy", unknown())).isUndecidedOn("policy");
        policy.given(attachment.with("policyArn", unknown())).isUndecidedOn("policyArn");
    }

    private static String document(String actions, String resource) {
        return "{\"Statement\": [{\"Effect\": \"Allow\", %s, \"Resource\": \"%s\"}]}".formatted(actions, resource);
    }
}
