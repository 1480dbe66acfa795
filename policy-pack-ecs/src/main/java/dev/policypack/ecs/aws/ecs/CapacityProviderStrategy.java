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
 * What spreads tasks over capacity providers: a service, a task set, or a cluster's default. Source: <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html">CapacityProviderStrategyItem</a>,
 * as of 2026-11-21.
 */
public final class CapacityProviderStrategy extends ResourceView {
    /** The types. */
    public static final ResourceType<CapacityProviderStrategy> TYPE = CloudControl.and(ResourceType.of(
            CapacityProviderStrategy::new,
            "aws:ecs/service:Service",
            "aws:ecs/taskSet:TaskSet",
            "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders"));

    private CapacityProviderStrategy(Resource resource) {
        super(resource);
    }

    /** The entries, one for each provider. */
    public Items<Entry> entries() {
        return props().objects(property()).map(Entry::new);
    }

    /** The name of the property in which they stand. */
    public String property() {
        return ClusterCapacityProviders.TYPE.matches(resource().type())
                ? "defaultCapacityProviderStrategies"
                : "capacityProviderStrategies";
    }

    /** Whether more than one entry has a base; AWS takes one. */
    public Truth hasSeveralBases() {
        return entries().any(one -> one.hasBase(1)
                .and(() -> entries().any(other -> Truth.of(!one.props.path().equals(other.props.path()))
                        .and(() -> other.hasBase(1)))));
    }

    /** One entry. */
    public static final class Entry {
        private final Props props;

        private Entry(Props props) {
            this.props = props;
        }

        /** The name of the provider: {@code FARGATE}, {@code FARGATE_SPOT} or one of the account's own. */
        public Value<String> capacityProvider() {
            return props.string("capacityProvider");
        }

        /** Whether at least so many tasks run on this provider before any other gets its share. */
        public Truth hasBase(long least) {
            return props.integer("base").orElse(0L).matches(base -> base >= least);
        }
    }
}
