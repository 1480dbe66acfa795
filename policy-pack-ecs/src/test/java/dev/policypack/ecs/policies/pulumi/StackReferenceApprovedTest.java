package dev.policypack.ecs.policies.pulumi;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackReferenceApprovedTest {
    private final PolicyTester policy = PolicyTester.of(new StackReferenceApproved());
    private final Resource reference = Resource.of("pulumi:pulumi:StackReference", "acme/network/dev");
    private final Resource service = Resource.of("aws:ecs/service:Service", "web");

    private static Resource reading(Resource resource, String name) {
        return resource.with("cluster", unknown())
                .withPropertyDependencies(
                        "cluster", List.of("urn:pulumi:dev::shop::pulumi:pulumi:StackReference::" + name));
    }

    @Test
    void without_a_list_each_reference_is_reported() {
        policy.given(reference)
                .violates(
                        "name is \"acme/network/dev\"; without the outputs of that stack, this one cannot be deployed");
        policy.given(service).passes();
        policy.given().passes();
    }

    @Test
    void with_a_list_only_others_are() {
        PolicyTester allowing =
                policy.with(StackReferenceApproved.ALLOWED, List.of("acme/network/*", "*/accounts/main"));
        allowing.given(reference.with("name", "acme/network/production")).passes();
        allowing.given(reference.with("name", "else/accounts/main")).passes();
        allowing.given(reference.with("name", "acme/networks/dev"))
                .violates(
                        "name is \"acme/networks/dev\"; the stacks that may be read are acme/network/* or */accounts/main");
    }

    @Test
    void a_reference_that_the_engine_does_not_show_is_known_by_what_depends_on_it() {
        policy.given(reading(service, "acme/network/dev"))
                .violates("name of pulumi:pulumi:StackReference (acme/network/dev) is \"acme/network/dev\";"
                        + " without the outputs of that stack, this one cannot be deployed");
        policy.with(StackReferenceApproved.ALLOWED, List.of("*"))
                .given(reading(service, "acme/network/dev"))
                .passes();
    }

    @Test
    void a_name_that_nobody_knows_is_no_violation() {
        policy.given(reference.with("name", unknown())).isUndecidedOn("name");
        policy.given(reading(service, "network")).isUndecidedOn("name of pulumi:pulumi:StackReference (network)");
    }
}
