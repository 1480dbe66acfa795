package dev.policypack.ecs.policies.ecr;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import org.junit.jupiter.api.Test;

class ImmutableTagsTest {
    private final PolicyTester policy = PolicyTester.of(new ImmutableTags());
    private final Resource repository = Resource.of("aws:ecr/repository:Repository", "web");

    @Test
    void refuses_tags_that_can_be_moved() {
        policy.given(repository)
                .violates("imageTagMutability is \"MUTABLE\", so that a tag can be pushed again with another image");
        policy.given(repository.with("imageTagMutability", "MUTABLE_WITH_EXCLUSION"))
                .violates(
                        "imageTagMutability is \"MUTABLE_WITH_EXCLUSION\", so that a tag can be pushed again with another image");
    }

    @Test
    void accepts_tags_that_stay_also_with_exceptions() {
        policy.given(repository.with("imageTagMutability", "IMMUTABLE")).passes();
        policy.given(repository.with("imageTagMutability", "IMMUTABLE_WITH_EXCLUSION"))
                .passes();
        policy.given(repository.with("imageTagMutability", unknown())).isUndecidedOn("imageTagMutability");
    }
}
