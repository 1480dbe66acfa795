package dev.policypack.ecs.policies.ecr;

import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecr.Repository;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/** The key that is named for a repository's images is the one that encrypts them. */
public final class RepositoryEncryption implements ResourcePolicy<Repository> {
    static final Option<Boolean> REQUIRED = Option.bool(
            "required",
            false,
            "Whether every repository is encrypted with a key of KMS; AWS encrypts it with a key of Amazon S3 otherwise.");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecr-encryption")
                .title("ECR repositories are encrypted with the key that they name")
                .description(
                        "ECR encrypts every image, with a key of Amazon S3 unless it is told to use KMS. A `kmsKey` beside another encryption"
                                + " type is refused, and a repository cannot change its key later.")
                .remediationSteps(
                        "Set `encryptionConfigurations`, a list of one, to `encryptionType: KMS` and, for a key of your own, `kmsKey`. Note"
                                + " the plural: the provider does not know `encryptionConfiguration`.")
                .severity(Severity.LOW)
                .consequence(Consequence.EXPOSED)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.securityHub("ECR.5"))
                .options(REQUIRED)
                .url("https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html");
    }

    @Override
    public ResourceType<Repository> type() {
        return Repository.TYPE;
    }

    @Override
    public void validate(Repository repository, Review review) {
        review.each(repository.encryptionConfigurations(), encryption -> {
            Value<String> type = encryption.string("encryptionType").orElse("AES256");
            Value<String> key = encryption.nonEmptyText("kmsKey");
            review.at(key)
                    .require(
                            key.isMissing().or(() -> usesKms(encryption)),
                            "kmsKey is set, but encryptionType is %s, which takes no key",
                            type);
        });
        if (review.option(REQUIRED)) {
            review.require(
                    repository.encryptionConfigurations().any(RepositoryEncryption::usesKms),
                    "encryptionConfigurations names no key of KMS, so that AWS encrypts the images with a key of Amazon S3");
        }
    }

    private static Truth usesKms(Props encryption) {
        return encryption.string("encryptionType").isOneOf("KMS", "KMS_DSSE");
    }
}
