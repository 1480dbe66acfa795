package dev.policypack.ecs.policies.ecr;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecr.Repository;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;

/** A tag stays with the image that it was given to. */
public final class ImmutableTags implements ResourcePolicy<Repository> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecr-immutable-tags")
                .title("Tags of ECR repositories cannot be moved to another image")
                .description(
                        "When a tag can be pushed again, the same task definition runs another image tomorrow, and a rollback brings back"
                                + " something that nobody has tested.")
                .remediationSteps(
                        "Set `imageTagMutability` to `IMMUTABLE`, and give each build a tag of its own; `IMMUTABLE_WITH_EXCLUSION` leaves"
                                + " some tags movable.")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.OUTAGE)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.securityHub("ECR.2"))
                .url("https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html");
    }

    @Override
    public ResourceType<Repository> type() {
        return Repository.TYPE;
    }

    @Override
    public void validate(Repository repository, Review review) {
        review.require(
                repository.imageTagMutability().isOneOf("IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"),
                "imageTagMutability is %s, so that a tag can be pushed again with another image",
                repository.imageTagMutability());
    }
}
