package dev.policypack.ecs.policies.aurora;

import static dev.policypack.value.PropertyValue.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.ecs.policies.Production;
import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyPack;
import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwoInstancesTest {
    private static final String NONE = "the cluster has no instance, so its endpoint does not answer";
    private static final String ONE = "the cluster has one instance; when it fails, there is no reader to take over";

    private final PolicyTester policy =
            PolicyTester.of(new TwoInstances(), PolicyPack.of("test", "1.0.0").settings(Production.STACKS));
    private final PolicyTester prod = policy.inStack("prod");
    private final Resource cluster = Resource.of("aws:rds/cluster:Cluster", "database")
            .with("clusterIdentifier", "orders")
            .with("arn", "arn:aws:rds:eu-central-1:123456789012:cluster:orders")
            .with("id", "orders")
            .with("engine", "aurora-postgresql");
    private final Resource a = member("a");
    private final Resource b = member("b");

    @Test
    void wants_one_instance_everywhere() {
        policy.given(cluster).violates(NONE);
        policy.given(cluster, a.with("clusterIdentifier", "others")).violates(NONE);
        policy.given(cluster, a).passes();
    }

    @Test
    void wants_two_in_different_zones_in_production() {
        prod.given(cluster, a, b).passes();
        PolicyTester.Result one = prod.given(cluster, a);
        one.violates(ONE);
        assertThat(one.violations()).extracting(Violation::enforcementLevel).containsExactly(EnforcementLevel.ADVISORY);
        prod.given(cluster, a, b.with("availabilityZone", "eu-central-1a"))
                .violates("all instances of the cluster are in zone \"eu-central-1a\", and fail with it");
    }

    @Test
    void does_not_judge_zones_that_aws_chooses() {
        Resource left = b.withInputs(List.of("clusterIdentifier")).with("availabilityZone", "eu-central-1a");
        prod.given(cluster, a, left).passes();
        prod.given(cluster, a.without("availabilityZone"), b.without("availabilityZone"))
                .passes();
        prod.given(cluster, a, b.with("availabilityZone", unknown()))
                .isUndecidedOn(
                        "availabilityZone of aws:rds/clusterInstance:ClusterInstance (b)",
                        "whether the program will still create one");
    }

    @Test
    void counts_readers_that_scaling_adds() {
        Resource readers =
                Resource.of("aws:appautoscaling/target:Target", "readers").with("serviceNamespace", "rds");
        prod.given(cluster, a, readers).passes();
    }

    @Test
    void leaves_other_clusters_alone() {
        policy.given(cluster.with("engine", "mysql")).passes();
        policy.given(cluster.with("engineMode", "serverless")).passes();
        policy.given(cluster.with("globalClusterIdentifier", "world")).passes();
        policy.given(a).isNotApplicable();
    }

    @Test
    void follows_dependencies_while_the_cluster_is_not_known() {
        Resource pending = cluster.with("id", unknown()).with("arn", unknown());
        Resource other = Resource.of("aws:rds/cluster:Cluster", "other").with("engine", "aurora-mysql");
        Resource member = a.with("clusterIdentifier", unknown());
        policy.given(pending, member).passes();
        policy.given(pending, other, member.withPropertyDependencies("clusterIdentifier", List.of(pending.urn())))
                .isUndecidedOn("whether the program will still create one");
        policy.given(pending, other, member)
                .isUndecidedOn(
                        "clusterIdentifier of aws:rds/clusterInstance:ClusterInstance (a)",
                        "whether the program will still create one");
    }

    private static Resource member(String zone) {
        return Resource.of("aws:rds/clusterInstance:ClusterInstance", zone)
                .with("clusterIdentifier", "orders")
                .with("availabilityZone", "eu-central-1" + zone);
    }
}
