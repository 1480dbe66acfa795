package ${package};

import dev.policypack.example.Examples;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Value;

/** A bucket with objects in it is not deleted by a deployment. */
public final class NoForceDestroy implements ResourcePolicy<Resource> {
    static final ResourceType<Resource> BUCKET =
            ResourceType.of(resource -> resource, "aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("s3-no-force-destroy")
                .title("Buckets with objects in them cannot be deleted")
                .description(
                        "With `forceDestroy`, a bucket that is renamed or removed from the program goes with all its objects.")
                .remediationSteps("Remove `forceDestroy`, and empty a bucket by hand when it is no longer needed.")
                .severity(Severity.HIGH)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.exposed(
                        "These objects are not recoverable.",
                        "https://www.pulumi.com/registry/packages/aws/api-docs/s3/bucket/",
                        "2026-11-27"))
                .url("https://www.pulumi.com/registry/packages/aws/api-docs/s3/bucket/");
    }

    @Override
    public ResourceType<Resource> type() {
        return BUCKET;
    }

    @Override
    public void validate(Resource bucket, Review review) {
        Value<Boolean> forceDestroy = bucket.props().bool("forceDestroy");
        review.require(forceDestroy.is(true).not(), "forceDestroy is %s; leave it out", forceDestroy);
    }

    @Override
    public Examples examples() {
        Resource bucket = Resource.of("aws:s3/bucket:Bucket", "uploads");
        return Examples.bad(bucket.with("forceDestroy", true)).good(bucket);
    }
}
