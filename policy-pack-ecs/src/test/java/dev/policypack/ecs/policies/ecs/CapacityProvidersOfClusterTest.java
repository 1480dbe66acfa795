package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.policy.EnforcementLevel;
import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapacityProvidersOfClusterTest {
    private static final String CLUSTER = "aws:ecs/cluster:Cluster (shop)";
    private static final String NOT_GIVEN =
            "capacityProviderStrategies[0].capacityProvider is \"FARGATE\", but no capacity provider association of the cluster includes it: "
                    + CLUSTER;
    private static final String TOO_EARLY = "cluster is " + CLUSTER
            + ", but the service is not created after the association of its capacity providers";
    private static final String NO_SPOT =
            "no capacity providers are associated with the cluster, so no task can run on FARGATE_SPOT, which costs less";

    private final PolicyTester policy = PolicyTester.of(new CapacityProvidersOfCluster());
    private final Resource cluster = Resource.of("aws:ecs/cluster:Cluster", "shop")
            .with("arn", "arn:cluster/shop-1")
            .with("name", "shop-1");
    private final Resource gift = Resource.of("aws:ecs/clusterCapacityProviders:ClusterCapacityProviders", "gift")
            .with("clusterName", "shop-1")
            .with("capacityProviders", List.of("FARGATE", "FARGATE_SPOT"));
    private final Resource service = Resource.of("aws:ecs/service:Service", "web")
            .with("cluster", "arn:cluster/shop-1")
            .with("capacityProviderStrategies", List.of(Map.of("capacityProvider", "FARGATE")));

    @Test
    void each_provider_is_given_before_it_is_used() {
        policy.given(cluster, gift, service.dependingOn(gift)).passes();
        policy.given(cluster, gift, service.with("cluster", "shop-1").dependingOn(gift))
                .passes();
        policy.given(cluster, service).violates(NOT_GIVEN);
        policy.given(cluster, gift.with("capacityProviders", List.of("FARGATE_SPOT")), service.dependingOn(gift))
                .violates(NOT_GIVEN);
        policy.given(cluster, gift.with("capacityProviders", List.of()), service.dependingOn(gift))
                .violates(NOT_GIVEN);
        policy.given(cluster, gift, service).violates(TOO_EARLY);
    }

    @Test
    void what_another_cluster_is_given_does_not_count() {
        Resource other = Resource.of("aws:ecs/cluster:Cluster", "other")
                .with("arn", "arn:cluster/other")
                .with("name", "other");
        policy.given(cluster, other, gift.with("clusterName", "other"), service.dependingOn(gift))
                .violates(NOT_GIVEN);
        policy.given(cluster, gift.with("clusterName", "outside"), service.dependingOn(gift))
                .violates(NOT_GIVEN);
    }

    @Test
    void the_own_list_of_a_cluster_counts() {
        policy.given(cluster.with("capacityProviders", List.of("FARGATE")), service)
                .passes();
    }

    @Test
    void unknown_references_are_followed_along_the_edges() {
        Resource unnamed = cluster.with("arn", unknown());
        Resource preview =
                service.with("cluster", unknown()).withPropertyDependencies("cluster", List.of(cluster.urn()));
        Resource given =
                gift.with("clusterName", unknown()).withPropertyDependencies("clusterName", List.of(cluster.urn()));
        policy.given(unnamed, given, preview.dependingOn(given)).passes();
        policy.given(unnamed, given, preview).violates(TOO_EARLY);
    }

    @Test
    void without_edges_and_while_more_may_come_it_waits() {
        Resource unnamed = cluster.with("arn", unknown());
        Resource lost = service.with("cluster", unknown()).withInputs(List.of("cluster"));
        Resource given = gift.with("clusterName", unknown());
        policy.given(unnamed, given, lost.dependingOn(given)).passes();
        policy.given(unnamed, given, lost).isUndecidedOn("cluster");
        policy.given(unnamed, lost).isUndecidedOn("whether the program will still create one");
        policy.given(cluster, gift.with("capacityProviders", unknown()), service.dependingOn(gift))
                .isUndecidedOn(
                        "capacityProviders of aws:ecs/clusterCapacityProviders:ClusterCapacityProviders (gift)",
                        "whether the program will still create one");
    }

    @Test
    void outside_the_stack_is_not_missing() {
        policy.given(cluster, service.with("cluster", "arn:cluster/outside")).isUndecidedOn("cluster");
        policy.given(service.with("cluster", "arn:cluster/outside")).isUndecidedOn("cluster");
        policy.given(cluster, service.without("cluster")).passes();
    }

    @Test
    void only_the_providers_of_fargate_are_asked_for() {
        policy.given(cluster, service.with("capacityProviderStrategies", List.of(Map.of("capacityProvider", "mine"))))
                .passes();
        policy.given(cluster, service.with("launchType", "EC2").without("capacityProviderStrategies"))
                .passes();
        policy.given(cluster).isNotApplicable();
    }

    @Test
    void a_cluster_that_cannot_use_spot_is_mentioned() {
        Resource launched = service.with("launchType", "FARGATE").without("capacityProviderStrategies");
        PolicyTester.Result result = policy.given(cluster, launched).violates(NO_SPOT);
        assertThat(result.violations().get(0).enforcementLevel()).isEqualTo(EnforcementLevel.ADVISORY);
        assertThat(result.violations().get(0).subject()).isEqualTo(CLUSTER);
        policy.given(cluster, gift, launched).passes();
        policy.given(cluster, launched.with("cluster", "arn:cluster/outside")).passes();
    }
}
