package dev.policypack.ecs.aws.ecs;

import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Items;
import dev.policypack.value.Value;

/** The capacity providers that a cluster is given. */
public final class ClusterCapacityProviders extends ResourceView {
    /** The type. */
    public static final ResourceType<ClusterCapacityProviders> TYPE = CloudControl.and(ResourceType.of(
            ClusterCapacityProviders::new, "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders"));

    private ClusterCapacityProviders(Resource resource) {
        super(resource);
    }

    /** The cluster. */
    public Ref<Cluster> cluster() {
        return Cluster.TYPE.ref(resource(), props(), "clusterName");
    }

    /** The names of the providers; {@code FARGATE} and {@code FARGATE_SPOT} are there in every account. */
    public Items<Value<String>> capacityProviders() {
        return props().strings("capacityProviders");
    }
}
