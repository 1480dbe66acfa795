package com.example.policies;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneLifecycleTest {
    private final PolicyTester policy = PolicyTester.of(new OneLifecycle());
    private final Resource uploads = Resource.of("aws:s3/bucket:Bucket", "uploads");
    private final Resource drafts = Resource.of("aws:s3/bucket:Bucket", "drafts");

    @Test
    void accepts_one_for_each_bucket() {
        policy.given(uploads, drafts, of("a", "uploads-7f3a"), of("b", "drafts-91c2"))
                .passes();
    }

    @Test
    void refuses_two_for_one_bucket() {
        policy.given(of("a", "uploads-7f3a"), of("b", "uploads-7f3a"))
                .violates("the bucket has the lifecycle configuration \"a\" already");
    }

    @Test
    void follows_references_while_no_name_is_known() {
        policy.given(uploads, drafts, of("a", uploads), of("b", uploads))
                .violates("the bucket has the lifecycle configuration \"a\" already");
        policy.given(uploads, drafts, of("a", uploads), of("b", drafts)).passes();
    }

    @Test
    void waits_where_a_name_may_be_that_of_either_bucket() {
        policy.given(uploads, drafts, of("a", unknown()), of("b", uploads))
                .isUndecidedOn("bucket of aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2 (a)");
    }

    private static Resource of(String name, Object bucket) {
        return Resource.of("aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2", name)
                .with("bucket", bucket);
    }

    /** As in a first preview: the name of the bucket is not known yet, only where it comes from. */
    private static Resource of(String name, Resource bucket) {
        return of(name, (Object) unknown()).withPropertyDependencies("bucket", List.of(bucket.urn()));
    }
}
