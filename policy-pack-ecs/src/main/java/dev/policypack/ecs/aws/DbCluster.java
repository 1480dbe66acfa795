package dev.policypack.ecs.aws;

import dev.policypack.policy.Resource;
import dev.policypack.policy.ResourceType;
import dev.policypack.policy.ResourceView;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/** An Aurora or Multi-AZ database cluster of RDS. */
public final class DbCluster extends ResourceView {
    /** The type. */
    public static final ResourceType<DbCluster> TYPE =
            ResourceType.of(DbCluster::new, "aws:rds/cluster:Cluster").identifiedBy("arn", "id", "clusterIdentifier");

    private DbCluster(Resource resource) {
        super(resource);
    }

    /** The engine. */
    public Value<String> engine() {
        return props().text("engine");
    }

    /** Whether the engine is Aurora PostgreSQL. */
    public Truth isAuroraPostgresql() {
        return engine().is("aurora-postgresql");
    }

    /** Whether the engine is Aurora, of either kind. */
    public Truth isAurora() {
        return engine().isOneOf("aurora-postgresql", "aurora-mysql");
    }

    /** The version of the engine; AWS takes its own default when there is none. */
    public Value<String> engineVersion() {
        return props().text("engineVersion");
    }
}
