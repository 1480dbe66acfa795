package dev.policypack.ecs.policies.aurora;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerlessShapeTest {
    private static final String MISSING =
            "instanceClass is \"db.serverless\", and the cluster, aws:rds/cluster:Cluster (database), has no"
                    + " serverlessv2ScalingConfiguration";

    private final PolicyTester policy = PolicyTester.of(new ServerlessShape());
    private final Resource cluster = Resource.of("aws:rds/cluster:Cluster", "database")
            .with("clusterIdentifier", "orders")
            .with("engine", "aurora-postgresql");
    private final Resource shaped = shaped(0.5, 4);
    private final Resource member = Resource.of("aws:rds/clusterInstance:ClusterInstance", "database-0")
            .with("clusterIdentifier", "orders")
            .with("instanceClass", "db.serverless");

    @Test
    void wants_a_shape_for_serverless_members() {
        policy.given(cluster, member).violates(MISSING);
        policy.given(shaped, member).passes();
        policy.given(cluster, member.with("instanceClass", "db.r7g.large")).passes();
        policy.given(Resource.of("aws:rds/instance:Instance", "orders")).isNotApplicable();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0.5, 256", "4, 4", "8.5, 9"})
    void accepts_shapes_that_rds_takes(double least, double most) {
        policy.given(shaped(least, most)).passes();
    }

    @Test
    void refuses_shapes_that_rds_does_not_take() {
        policy.given(shaped(8, 4))
                .violates("serverlessv2ScalingConfiguration.maxCapacity is 4, which is less than minCapacity 8");
        policy.given(shaped(0.7, 4))
                .violates("serverlessv2ScalingConfiguration.minCapacity is 0.7; RDS takes 0 to 256 in steps of 0.5");
        policy.given(shaped(1, 300))
                .violates("serverlessv2ScalingConfiguration.maxCapacity is 300; RDS takes 1 to 256 in steps of 0.5");
    }

    @Test
    void follows_dependencies_while_the_cluster_is_not_known() {
        Resource other = Resource.of("aws:rds/cluster:Cluster", "other").with("engine", "aurora-mysql");
        Resource pending = member.with("clusterIdentifier", unknown());
        policy.given(cluster, pending).violates(MISSING);
        policy.given(shaped, other, pending).isUndecidedOn("clusterIdentifier");
        policy.given(shaped, other, pending.withPropertyDependencies("clusterIdentifier", List.of(shaped.urn())))
                .passes();
    }

    @Test
    void does_not_judge_clusters_outside_the_stack() {
        policy.given(member).isUndecidedOn("clusterIdentifier");
        policy.given(shaped.with("clusterIdentifier", "others"), member).isUndecidedOn("clusterIdentifier");
    }

    private Resource shaped(double least, double most) {
        return cluster.with("serverlessv2ScalingConfiguration", Map.of("minCapacity", least, "maxCapacity", most));
    }
}
