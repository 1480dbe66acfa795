package dev.policypack.ecs.policies.secrets;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsRotatedTest {
    private static final String ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:key-AbCdEf";

    private final PolicyTester policy = PolicyTester.of(new SecretsRotated());
    private final Resource key = Resource.of("aws:secretsmanager/secret:Secret", "key")
            .with("name", "key")
            .with("arn", ARN)
            .with("id", ARN);
    private final Resource other = Resource.of("aws:secretsmanager/secret:Secret", "other")
            .with("name", "other")
            .with("arn", ARN + "2")
            .with("id", ARN + "2");
    private final Resource rotation = Resource.of("aws:secretsmanager/secretRotation:SecretRotation", "key")
            .with("rotationRules", Map.of("automaticallyAfterDays", 90));

    @Test
    void wants_a_rotation_for_each_secret() {
        policy.given(key, rotation.with("secretId", ARN)).passes();
        policy.given(key).violates("nothing rotates the secret");
        policy.given(key, other, rotation.with("secretId", ARN)).violates("nothing rotates the secret");
        policy.given(rotation.with("secretId", ARN)).isNotApplicable();
    }

    @Test
    void wants_it_often_enough() {
        Resource rare = rotation.with("secretId", ARN).with("rotationRules", Map.of("automaticallyAfterDays", 91));
        policy.given(key, rare)
                .violates("rotationRules.automaticallyAfterDays is 91; rotate secrets every 90 days at least");
        policy.with(SecretsRotated.MAXIMUM_DAYS, 365).given(key, rare).passes();
        policy.given(key, rare.with("rotationRules", Map.of("scheduleExpression", "rate(10 days)")))
                .passes();
    }

    @Test
    void follows_dependencies_while_the_secret_is_not_known() {
        Resource unknownKey = key.with("arn", unknown()).with("id", unknown());
        Resource rotating = rotation.with("secretId", unknown());
        policy.given(unknownKey, rotating).passes();
        policy.given(unknownKey, other, rotating)
                .isUndecidedOn(
                        "secretId of aws:secretsmanager/secretRotation:SecretRotation (key)",
                        "whether the program will still create one");
        policy.given(unknownKey, rotating.withPropertyDependencies("secretId", List.of(unknownKey.urn())))
                .passes();
    }
}
