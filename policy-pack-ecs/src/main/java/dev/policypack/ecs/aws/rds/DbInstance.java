package dev.policypack.ecs.aws.rds;

import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Value;

/** What answers queries: a member of a cluster, or an RDS instance that belongs to none. */
public final class DbInstance extends ResourceView {
    /** The types. */
    public static final ResourceType<DbInstance> TYPE = ResourceType.of(
                    DbInstance::new, "aws:rds/clusterInstance:ClusterInstance", "aws:rds/instance:Instance")
            .identifiedBy("arn", "id", "identifier");

    /** The members of clusters alone. */
    public static final ResourceType<DbInstance> MEMBER = ResourceType.of(
                    DbInstance::new, "aws:rds/clusterInstance:ClusterInstance")
            .identifiedBy("arn", "id", "identifier");

    private DbInstance(Resource resource) {
        super(resource);
    }

    /** The cluster that it belongs to. */
    public Ref<DbCluster> cluster() {
        return DbCluster.TYPE.ref(resource(), props(), "clusterIdentifier");
    }

    /** Whether its name leads to a public address. */
    public Value<Boolean> publiclyAccessible() {
        return props().bool("publiclyAccessible");
    }

    /** The class: {@code db.serverless}, {@code db.r7g.large}. */
    public Value<String> instanceClass() {
        return props().string("instanceClass");
    }

    /** The zone that the program asks for; missing where AWS chooses one. */
    public Value<String> chosenZone() {
        // Once it is there, an instance has a zone whoever chose it.
        boolean leftToAws =
                !resource().inputs().isEmpty() && !resource().inputs().contains("availabilityZone");
        return leftToAws ? Value.missing(props().path().key("availabilityZone")) : props().string("availabilityZone");
    }
}
