package ${package};

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import org.junit.jupiter.api.Test;

class NoForceDestroyTest {
    private final PolicyTester policy = PolicyTester.of(new NoForceDestroy());
    private final Resource bucket = Resource.of("aws:s3/bucket:Bucket", "uploads");

    @Test
    void accepts_a_bucket_that_keeps_its_objects() {
        policy.given(bucket).passes();
        policy.given(bucket.with("forceDestroy", false)).passes();
    }

    @Test
    void refuses_a_bucket_that_goes_with_its_objects() {
        policy.given(bucket.with("forceDestroy", true)).violates("forceDestroy is true; leave it out");
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(bucket.with("forceDestroy", unknown())).isUndecidedOn("forceDestroy");
    }
}
