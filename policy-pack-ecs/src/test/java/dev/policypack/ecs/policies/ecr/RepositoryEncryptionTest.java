package dev.policypack.ecs.policies.ecr;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RepositoryEncryptionTest {
    private static final String KEY = "arn:aws:kms:eu-central-1:123456789012:key/1";

    private final PolicyTester policy = PolicyTester.of(new RepositoryEncryption());
    private final Resource repository = Resource.of("aws:ecr/repository:Repository", "web");

    @Test
    void refuses_a_key_beside_an_encryption_that_takes_none() {
        policy.given(repository.with("encryptionConfigurations", List.of(Map.of("kmsKey", KEY))))
                .violates(
                        "encryptionConfigurations[0].kmsKey is set, but encryptionType is \"AES256\", which takes no key");
        policy.given(repository.with(
                        "encryptionConfigurations", List.of(Map.of("encryptionType", unknown(), "kmsKey", KEY))))
                .isUndecidedOn("encryptionConfigurations[0].encryptionType");
    }

    @Test
    void leaves_the_key_of_aws_alone_unless_another_is_required() {
        PolicyTester required = policy.with(RepositoryEncryption.REQUIRED, true);
        policy.given(repository).passes();
        policy.given(repository.with(
                        "encryptionConfigurations", List.of(Map.of("encryptionType", "AES256", "kmsKey", ""))))
                .passes();
        required.given(repository)
                .violates(
                        "encryptionConfigurations names no key of KMS, so that AWS encrypts the images with a key of Amazon S3");
        required.given(repository.with("encryptionConfigurations", List.of(Map.of("encryptionType", "KMS"))))
                .passes();
    }
}
