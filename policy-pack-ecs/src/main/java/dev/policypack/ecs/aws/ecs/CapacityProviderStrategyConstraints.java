package dev.policypack.ecs.aws.ecs;

import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.value.Display;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** What ECS refuses in the capacity provider strategy of a service, of a task set, or of a cluster by default. */
public final class CapacityProviderStrategyConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint BASE = ALL.refused(
            "ecs-capacity-provider-strategy-base",
            "InvalidParameterException: There are multiple capacity providers in the specified capacity provider "
                    + "strategy with a base value defined. Specify a base value on only one capacity provider.",
            "Keep `base` for one capacity provider.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html");
    static final Constraint WEIGHT = ALL.refused(
            "ecs-capacity-provider-strategy-weight",
            "InvalidParameterException: There are no capacity providers in the capacity provider strategy with a "
                    + "weight value greater than zero.",
            "Set `weight` of one capacity provider to 1 or more.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html");
    static final Constraint MIX = ALL.refused(
            "ecs-capacity-provider-strategy-mix",
            "InvalidParameterException: A capacity provider strategy cannot contain a mix of capacity providers "
                    + "using Auto Scaling groups and Fargate providers. Specify one or the other and try again.",
            "Keep the Fargate capacity providers, or those of Auto Scaling groups.",
            "https://github.com/terraform-aws-modules/terraform-aws-ecs/issues/68");
    static final Constraint MOST = ALL.refused(
            "ecs-capacity-provider-strategy-max",
            "InvalidParameterException (20 capacity providers in a strategy at most)",
            "Keep at most 20 capacity providers.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html");
    static final Constraint NOT_OF_CLUSTER = ALL.refused(
            "ecs-cluster-default-strategy-provider",
            "InvalidParameterException: The specified capacity provider strategy cannot contain a capacity "
                    + "provider that is not associated with the cluster. Associate the capacity provider with the cluster "
                    + "and try again.",
            "Add the capacity provider to `capacityProviders`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutClusterCapacityProviders.html");
    static final Constraint MOST_OF_CLUSTER = ALL.refused(
            "ecs-cluster-capacity-providers-max",
            "InvalidParameterException (20 capacity providers for a cluster at most)",
            "Keep at most 20 capacity providers for a cluster.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html");

    private static final int MOST_PROVIDERS = 20;

    private CapacityProviderStrategyConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a service, a task set or the capacity providers of a cluster. */
    public static void check(CapacityProviderStrategy strategy, Review review) {
        Props props = strategy.props();
        Items<Props> entries = props.objects(strategy.property());
        if (entries.isEmpty().answer() != Truth.Answer.YES) {
            entries(strategy, entries, review.at(entries));
        }
        if (ClusterCapacityProviders.TYPE.matches(strategy.resource().type())) {
            Items<Value<String>> providers = props.strings("capacityProviders");
            Refusals.size(review, MOST_OF_CLUSTER, providers, 0, MOST_PROVIDERS);
            review.each(entries, entry -> {
                Value<String> name = entry.string("capacityProvider");
                review.refuse(
                        NOT_OF_CLUSTER,
                        name.isPresent().and(() -> providers.none(name::isEqualTo)),
                        "capacityProvider is %s, which is not in capacityProviders",
                        name);
            });
        }
    }

    private static void entries(CapacityProviderStrategy strategy, Items<Props> entries, Review review) {
        Value<Long> bases = entries.value().flatMap(CapacityProviderStrategyConstraints::bases);
        review.refuse(
                BASE,
                bases.matches(number -> number > 1),
                "%s has %s entries with a base",
                Display.words(strategy.property()),
                bases);
        review.refuse(
                WEIGHT,
                entries.isNotEmpty()
                        .and(() -> entries.all(
                                entry -> entry.integer("weight").orElse(0L).is(0L)))
                        // A single provider without a weight gets all of the tasks.
                        .and(() -> entries.size()
                                .matches(size -> size > 1)
                                .or(() -> entries.any(entry -> entry.has("weight")))),
                "%s has no entry with a weight above 0",
                Display.words(strategy.property()));
        review.refuse(
                MIX,
                entries.any(CapacityProviderStrategyConstraints::isOfFargate)
                        .and(() -> entries.any(entry -> isOfFargate(entry).not())),
                "%s has capacity providers of Fargate and others",
                Display.words(strategy.property()));
        Refusals.size(review, MOST, entries, 0, MOST_PROVIDERS);
    }

    private static Value<Long> bases(List<Props> entries) {
        Value<Long> sum = Value.known(0L, entries.get(0).path());
        for (Props entry : entries) {
            sum = sum.with(entry.integer("base").orElse(0L), (number, base) -> base > 0 ? number + 1 : number);
        }
        return sum;
    }

    private static Truth isOfFargate(Props entry) {
        return entry.string("capacityProvider").isOneOf("FARGATE", "FARGATE_SPOT");
    }
}
