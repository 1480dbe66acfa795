package com.example.policies;

import dev.policypack.config.Option;
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
import java.util.List;

/** Nobody opens a bucket to the world with one word. */
public final class NoPublicAcl implements ResourcePolicy<Resource> {
    static final Option<List<String>> REFUSED = Option.strings(
            "refused",
            1,
            List.of("public-read", "public-read-write", "authenticated-read"),
            "The canned ACLs that no bucket may have.");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("s3-no-public-acl")
                .title("Buckets are not public")
                .description("With a public ACL, whoever finds the name of the bucket reads what is in it.")
                .remediationSteps(
                        "Set `acl` to `private`, and share objects through CloudFront or with signed addresses.")
                .severity(Severity.CRITICAL)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.exposed(
                        "Owner gets FULL_CONTROL. The AllUsers group gets READ access.",
                        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html",
                        "2026-11-27"))
                .options(REFUSED)
                .url("https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return ResourceType.of(
                resource -> resource,
                "aws:s3/bucket:Bucket",
                "aws:s3/bucketV2:BucketV2",
                "aws:s3/bucketAcl:BucketAcl",
                "aws:s3/bucketAclV2:BucketAclV2");
    }

    @Override
    public void validate(Resource bucket, Review review) {
        Value<String> acl = bucket.props().string("acl");
        review.require(acl.isIn(review.option(REFUSED)).not(), "acl is %s, so that strangers can read the bucket", acl);
    }

    @Override
    public Examples examples() {
        Resource bucket = Resource.of("aws:s3/bucket:Bucket", "uploads");
        return Examples.bad(bucket.with("acl", "public-read")).good(bucket.with("acl", "private"));
    }
}
