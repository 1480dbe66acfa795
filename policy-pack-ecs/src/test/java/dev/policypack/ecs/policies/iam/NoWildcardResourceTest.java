package dev.policypack.ecs.policies.iam;

import static dev.policypack.value.PropertyValue.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.policy.EnforcementLevel;
import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoWildcardResourceTest {
    private final PolicyTester policy = PolicyTester.of(new NoWildcardResource());
    private final Resource inline =
            Resource.of("aws:iam/rolePolicy:RolePolicy", "web").with("role", "web");

    @ParameterizedTest
    @ValueSource(strings = {"s3:GetObject", "S3:getobject", "s3:Get*", "ecr:Get*", "kms:Decrypt", "dynamodb:?utItem"})
    void names_an_action_that_takes_a_resource(String action) {
        policy.given(inline.with("policy", document("Allow", action, "\"*\"", "")))
                .violates("policy.Statement[0].Resource is \"*\", but \"%s\" can be limited to named resources"
                        .formatted(action));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ecr:GetAuthorizationToken",
                "ecr:getauthorizationtoken",
                "ssmmessages:CreateControlChannel",
                "ssmmessages:*Channel",
                "xray:PutTraceSegments",
                "cloudwatch:PutMetricData",
                "ec2:Describe*",
                "s3:ListAllMyBuckets",
                // whole services and roles have policies of their own
                "s3:*",
                "*",
                "iam:PassRole",
                // nothing is claimed about what the table does not hold
                "honeycode:GetScreenData",
                "s3:NoSuchAction",
                "nonsense"
            })
    void leaves_actions_alone_that_take_none(String action) {
        policy.given(inline.with("policy", document("Allow", action, "\"*\"", "")))
                .passes();
    }

    @Test
    void leaves_named_resources_denials_and_narrowing_conditions_alone() {
        policy.given(inline.with("policy", document("Allow", "s3:GetObject", "\"arn:aws:s3:::orders/*\"", "")))
                .passes();
        policy.given(inline.with("policy", document("Deny", "s3:GetObject", "\"*\"", "")))
                .passes();
        policy.given(inline.with(
                        "policy",
                        document(
                                "Allow",
                                "ecs:ListTasks",
                                "\"*\"",
                                "{\"ArnEquals\": {\"ecs:cluster\": \"arn:aws:ecs:x\"}}")))
                .passes();
        policy.given(inline.with(
                        "policy",
                        document(
                                "Allow",
                                "ec2:StopInstances",
                                "\"*\"",
                                "{\"StringEquals\": {\"aws:ResourceTag/App\": \"web\"}}")))
                .passes();
        policy.given(Resource.of("aws:kms/key:Key", "shop")
                        .with("policy", document("Allow", "kms:Decrypt", "\"*\"", "")))
                .isNotApplicable();
    }

    @Test
    void sees_through_conditions_that_narrow_nothing_and_other_ways_to_write_everything() {
        String message =
                "policy.Statement[0].Resource is \"*\", but \"sqs:SendMessage\" can be limited to named" + " resources";
        policy.given(inline.with(
                        "policy",
                        document(
                                "Allow",
                                "sqs:SendMessage",
                                "\"*\"",
                                "{\"Bool\": {\"aws:SecureTransport\": \"true\"}}")))
                .violates(message);
        policy.given(inline.with("policy", document("Allow", "sqs:SendMessage", "[\"arn:aws:*:*:*:*\"]", "")))
                .violates(message);
    }

    @Test
    void looks_into_inline_policies_of_roles() {
        policy.given(Resource.of("aws:iam/role:Role", "web")
                        .with(
                                "inlinePolicies",
                                List.of(Map.of("policy", document("Allow", "sqs:SendMessage", "\"*\"", "")))))
                .violates(
                        "inlinePolicies[0].policy.Statement[0].Resource is \"*\", but \"sqs:SendMessage\" can be limited to named resources");
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(inline.with("policy", unknown())).isUndecidedOn("policy");
        policy.given(inline.with(
                        "policy",
                        Map.of(
                                "Statement",
                                Map.of("Effect", "Allow", "Action", "s3:GetObject", "Resource", unknown()))))
                .isUndecidedOn("policy.Statement.Resource");
        policy.given(inline.with("policy", "{\"Statement\": ")).isUndecidedOn("policy");
        policy.given(inline.with("policy", "{}")).passes();
    }

    private static String document(String effect, String action, String resource, String condition) {
        return """
                {"Statement": [{"Effect": "%s", "Action": ["%s"], "Resource": %s, "Condition": %s}]}
                """
                .formatted(effect, action, resource, condition.isEmpty() ? "{}" : condition);
    }

    @Test
    void logs_on_every_resource_are_an_opinion_and_an_optional_resource_is_none() {
        PolicyTester.Result logs =
                policy.given(inline.with("policy", document("Allow", "logs:PutLogEvents", "\"*\"", "")));
        logs.violates(
                "policy.Statement[0].Resource is \"*\", but \"logs:PutLogEvents\" can be limited to named resources");
        assertThat(logs.violations().get(0).enforcementLevel()).isEqualTo(EnforcementLevel.ADVISORY);
        policy.given(inline.with("policy", document("Allow", "sns:Publish", "\"*\"", "")))
                .passes();
    }
}
