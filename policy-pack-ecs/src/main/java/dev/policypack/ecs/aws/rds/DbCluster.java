package dev.policypack.ecs.aws.rds;

import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/** An Aurora or Multi-AZ database cluster of RDS. */
public final class DbCluster extends ResourceView {
    /** Whether it is an Aurora Limitless cluster, whose instances are in a shard group. */
    public Truth isLimitless() {
        return DeclaredInputs.of(resource()).string("clusterScalabilityType").is("limitless");
    }

    /** The type. */
    public static final ResourceType<DbCluster> TYPE =
            ResourceType.of(DbCluster::new, "aws:rds/cluster:Cluster").identifiedBy("arn", "id", "clusterIdentifier");

    private DbCluster(Resource resource) {
        super(resource);
    }

    /** The engine. */
    public Value<String> engine() {
        return props().string("engine");
    }

    /** Whether the engine is Aurora PostgreSQL. */
    public Truth isAuroraPostgresql() {
        return engine().is("aurora-postgresql");
    }

    /** Whether the engine is Aurora, of either kind. */
    public Truth isAurora() {
        return engine().isOneOf("aurora-postgresql", "aurora-mysql");
    }

    /** Whether it is a cluster of Aurora Serverless v1, which has no instances; AWS has retired it. */
    public Truth isServerlessV1() {
        return props().string("engineMode").is("serverless");
    }

    /** Whether it belongs to a global database, whose secondary clusters may go without instances. */
    public Truth isGlobal() {
        return props().nonEmptyText("globalClusterIdentifier").isPresent();
    }

    /** How far instances of class {@code db.serverless} shrink and grow: {@code minCapacity} and {@code maxCapacity}, in ACUs. */
    public Props serverlessv2ScalingConfiguration() {
        return props().object("serverlessv2ScalingConfiguration");
    }

    /** The version of the engine; AWS takes its own default when there is none. */
    public Value<String> engineVersion() {
        return props().string("engineVersion");
    }
}
