package dev.policypack.ecs.policies.ecs;

import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecr.ImageReference;
import dev.policypack.ecs.aws.ecs.Container;
import dev.policypack.ecs.aws.ecs.TaskDefinition;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Truth;

/** A container's image is the same one tomorrow: {@code latest} is not. */
public final class ImagePinned implements ResourcePolicy<TaskDefinition> {
    static final Option<Boolean> REQUIRE_DIGEST =
            Option.bool("requireDigest", false, "Whether a tag is not enough and a digest is asked for.");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-image-pinned")
                .title("Every container names the version of its image")
                .description(
                        "With the tag latest, a moving tag, or no tag, a later deployment may run another program, and a rollback does not"
                                + " bring the previous one back. ECS resolves tags to digests once per deployment unless a container switches its"
                                + " version consistency off.")
                .remediationSteps(
                        "Use a tag that is never moved, such as `web:1.4.2`, or a digest, such as `web@sha256:…`.")
                .severity(Severity.HIGH)
                .consequence(Consequence.OUTAGE)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.asked(
                        "Images are pinned to a version, so that a deployment can be repeated and rolled back.",
                        "https://docs.aws.amazon.com/AmazonECS/latest/bestpracticesguide/container-image.html",
                        "2026-11-27"))
                .frameworks(Frameworks.wellArchitected("REL 8"))
                .options(REQUIRE_DIGEST)
                .url("https://docs.aws.amazon.com/AmazonECS/latest/bestpracticesguide/container-image.html");
    }

    @Override
    public ResourceType<TaskDefinition> type() {
        return TaskDefinition.TYPE;
    }

    @Override
    public void validate(TaskDefinition task, Review review) {
        review.each(task.containers(), container -> validate(container, review));
    }

    private static void validate(Container container, Review review) {
        if (review.option(REQUIRE_DIGEST)) {
            Truth digest = container.image().matches(image -> !image.digest().isEmpty());
            review.require(digest, "image is %s, which has no digest", container.image());
        } else {
            review.require(
                    container.image().matches(ImageReference::isPinned),
                    "image is %s, whose tag can refer to another image later",
                    container.image());
        }
    }
}
