package dev.policypack.ecs.aws.ecs;

import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/**
 * An ECS cluster. Source: <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ClusterSetting.html">ClusterSetting</a>,
 * as of 2026-11-21.
 */
public final class Cluster extends ResourceView {
    /** The type. */
    public static final ResourceType<Cluster> TYPE =
            CloudControl.and(ResourceType.of(Cluster::new, "aws:ecs/cluster:Cluster"));

    private Cluster(Resource resource) {
        super(resource);
    }

    /** The settings, each with {@code name} and {@code value}; {@code containerInsights} is the only name there is. */
    public Items<Props> settings() {
        return props().objects("settings");
    }

    /** Whether Container Insights is on by the cluster's own settings, with or without enhanced observability. */
    public Truth hasContainerInsights() {
        return settings()
                .any(setting -> setting.string("name").is("containerInsights").and(() -> setting.string("value")
                        .isOneOf("enabled", "enhanced")));
    }

    /** The capacity providers that it was given by itself, as the Cloud Control provider does; the classic one gives them
     * by a resource of their own. */
    public Items<Value<String>> capacityProviders() {
        return props().strings("capacityProviders");
    }
}
