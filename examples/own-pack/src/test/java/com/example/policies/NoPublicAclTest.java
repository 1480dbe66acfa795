package com.example.policies;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoPublicAclTest {
    private final PolicyTester policy = PolicyTester.of(new NoPublicAcl());
    private final Resource bucket = Resource.of("aws:s3/bucket:Bucket", "uploads");

    @Test
    void accepts_a_private_bucket() {
        policy.given(bucket.with("acl", "private")).passes();
        policy.given(bucket).passes();
    }

    @Test
    void refuses_a_public_bucket() {
        policy.given(bucket.with("acl", "public-read"))
                .violates("acl is \"public-read\", so that strangers can read the bucket");
    }

    @Test
    void refuses_only_what_is_set() {
        PolicyTester lenient = policy.with(NoPublicAcl.REFUSED, List.of("public-read-write"));
        lenient.given(bucket.with("acl", "public-read")).passes();
        lenient.given(bucket.with("acl", "public-read-write"))
                .violates("acl is \"public-read-write\", so that strangers can read the bucket");
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(bucket.with("acl", unknown())).isUndecidedOn("acl");
    }
}
