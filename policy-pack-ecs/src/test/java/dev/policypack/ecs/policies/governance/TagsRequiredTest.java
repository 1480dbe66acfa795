package dev.policypack.ecs.policies.governance;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TagsRequiredTest {
    private final PolicyTester policy =
            PolicyTester.of(new TagsRequired()).with(TagsRequired.REQUIRED, List.of("Owner", "CostCenter"));
    private final Resource cluster = Resource.of("aws:ecs/cluster:Cluster", "shop");

    @Test
    void accepts_the_keys_in_any_spelling() {
        policy.given(cluster.with("tags", Map.of("owner", "shop", "cost-center", "1")))
                .passes();
        policy.given(cluster.with("tags", Map.of("OWNER", "shop", "cost_center", "1", "Other", "x")))
                .passes();
    }

    @Test
    void upper_and_lower_case_make_no_difference_in_any_alphabet() {
        policy.with(TagsRequired.REQUIRED, List.of("Größe", "Übernahme"))
                .given(cluster.with("tags", Map.of("GRÖßE", "L", "über-nahme", "1")))
                .passes();
    }

    @Test
    void names_the_keys_that_are_missing() {
        policy.given(cluster).violates("tags lack Owner, CostCenter");
        policy.given(cluster.with("tags", Map.of("Owner", "shop"))).violates("tags lack CostCenter");
    }

    @Test
    void has_five_keys_by_default() {
        PolicyTester.of(new TagsRequired())
                .given(cluster)
                .violates("tags lack Environment, Owner, Project, CostCenter, ManagedBy");
    }

    @Test
    void counts_the_default_tags_of_the_provider() {
        Resource provider = Resource.of("pulumi:providers:aws", "eu")
                .with("defaultTags", "{\"tags\": {\"Owner\": \"shop\", \"CostCenter\": \"1\"}}");
        policy.given(cluster.withProvider(provider)).passes();
        policy.given(cluster.withProvider(provider.with("defaultTags", unknown())))
                .isUndecidedOn("defaultTags of pulumi:providers:aws (eu)");
    }

    @Test
    void asks_for_values_when_it_is_told_to() {
        PolicyTester picky = policy.with(TagsRequired.ALLOWED, Map.of("owner", List.of("shop", "billing")));
        picky.given(cluster.with("tags", Map.of("Owner", "shop", "CostCenter", "1")))
                .passes();
        picky.given(cluster.with("tags", Map.of("Owner", "me", "CostCenter", "1")))
                .violates("tags.Owner: \"me\" is one of the tags and may be shop or billing");
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(cluster.with("tags", unknown())).isUndecidedOn("tags");
        policy.given(cluster.with("tags", Map.of("Owner", unknown(), "CostCenter", "1")))
                .passes();
    }

    @Test
    void leaves_alone_what_cannot_be_tagged() {
        policy.given(Resource.of("aws:ec2/route:Route", "out")).isNotApplicable();
    }
}
