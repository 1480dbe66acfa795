package com.example.policies;

import dev.policypack.example.Examples;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** Two lifecycle configurations of one bucket overwrite each other at every deployment. */
public final class OneLifecycle implements StackPolicy {
    private static final ResourceType<Resource> LIFECYCLE = ResourceType.of(
            resource -> resource,
            "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
            "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("s3-one-lifecycle")
                .title("A bucket has one lifecycle configuration")
                .description(
                        "A bucket holds a single one: each deployment sets the one, then the other, and never settles.")
                .remediationSteps("Write all `rules` into one lifecycle configuration.")
                .severity(Severity.MEDIUM)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.lost(
                        "S3 Buckets only support a single lifecycle configuration.",
                        "https://www.pulumi.com/registry/packages/aws/api-docs/s3/bucketlifecycleconfiguration/",
                        "2026-11-27"))
                .url("https://www.pulumi.com/registry/packages/aws/api-docs/s3/bucketlifecycleconfiguration/");
    }

    @Override
    public void validate(Stack stack, Review review) {
        List<Resource> all = stack.ofType(LIFECYCLE);
        for (int i = 0; i < all.size(); i++) {
            for (Resource earlier : all.subList(0, i)) {
                review.on(all.get(i))
                        .require(
                                ofSameBucket(all.get(i), earlier, stack).not(),
                                "the bucket has the lifecycle configuration %s already",
                                earlier.name());
            }
        }
    }

    private static Truth ofSameBucket(Resource one, Resource other, Stack stack) {
        Truth sameName = name(one).isEqualTo(name(other));
        return sameName.answer() == Truth.Answer.UNKNOWN
                ? bucket(one, stack).is(mine -> bucket(other, stack)
                        .is(theirs -> Truth.of(mine.urn().equals(theirs.urn()))))
                : sameName;
    }

    private static Value<String> name(Resource lifecycle) {
        return lifecycle.props().string("bucket");
    }

    /** The bucket of this stack that it is for, also while its name is not known yet. */
    private static Candidates<Resource> bucket(Resource lifecycle, Stack stack) {
        return stack.resolve(NoForceDestroy.BUCKET.ref(lifecycle, name(lifecycle)));
    }

    @Override
    public Examples examples() {
        Resource logs = lifecycle("logs").with("bucket", "uploads");
        Resource drafts = lifecycle("drafts").with("bucket", "uploads");
        return Examples.bad(logs, drafts).good(logs, drafts.with("bucket", "drafts"));
    }

    private static Resource lifecycle(String name) {
        return Resource.of("aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2", name);
    }
}
