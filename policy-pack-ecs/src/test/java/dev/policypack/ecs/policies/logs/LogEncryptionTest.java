package dev.policypack.ecs.policies.logs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogEncryptionTest {
    private static final String ARN = "arn:aws:kms:eu-central-1:123456789012:key/1";
    private static final String OF_ACCOUNT = policy("{\"AWS\": \"arn:aws:iam::123456789012:root\"}");
    private static final String OF_LOGS = policy("{\"Service\": \"logs.eu-central-1.amazonaws.com\"}");
    private static final String MESSAGE =
            "kmsKeyId leads to aws:kms/key:Key (shop), whose policy does not let CloudWatch Logs use it";

    private final PolicyTester policy = PolicyTester.of(new LogEncryption());
    private final PolicyTester required = policy.with(LogEncryption.REQUIRED, true);
    private final Resource key = Resource.of("aws:kms/key:Key", "shop")
            .with("arn", ARN)
            .with("id", "1")
            .with("keyId", "1")
            .with("policy", OF_ACCOUNT);
    private final Resource group =
            Resource.of("aws:cloudwatch/logGroup:LogGroup", "web").with("name", "/ecs/web");

    @Test
    void asks_the_policy_of_the_key() {
        policy.given(key, group.with("kmsKeyId", ARN)).violates(MESSAGE);
        policy.given(key.with("policy", OF_LOGS), group.with("kmsKeyId", ARN)).passes();
        Resource beside = Resource.of("aws:kms/keyPolicy:KeyPolicy", "shop").with("keyId", "1");
        policy.given(key, group.with("kmsKeyId", ARN), beside.with("policy", OF_LOGS))
                .passes();
    }

    @Test
    void leaves_the_key_of_aws_alone_unless_another_is_required() {
        policy.given(group).passes();
        policy.given(group.with("kmsKeyId", "")).passes();
        required.given(group).violates("kmsKeyId is not set, so that AWS encrypts the logs with a key of its own");
    }

    @Test
    void follows_dependencies_while_the_key_is_not_known() {
        Resource unknownKey = key.with("arn", unknown());
        Resource other = Resource.of("aws:kms/key:Key", "other").with("policy", OF_LOGS);
        Resource encrypted = group.with("kmsKeyId", unknown());
        policy.given(unknownKey.with("policy", OF_LOGS), encrypted).passes();
        policy.given(unknownKey, other, encrypted).isUndecidedOn("kmsKeyId");
        policy.given(unknownKey, other, encrypted.withPropertyDependencies("kmsKeyId", List.of(other.urn())))
                .passes();
    }

    @Test
    void does_not_judge_keys_outside_the_stack() {
        policy.given(group.with("kmsKeyId", ARN)).isUndecidedOn("kmsKeyId");
        required.given(group.with("kmsKeyId", ARN)).isUndecidedOn("kmsKeyId");
        policy.given(key).isNotApplicable();
    }

    private static String policy(String principal) {
        return "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": %s, \"Action\": \"kms:*\", \"Resource\": \"*\"}}"
                .formatted(principal);
    }
}
