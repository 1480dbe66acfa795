package dev.policypack.engine;

import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.resource.StackContext;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Small policies and resources for the tests of this package. */
public final class Things {
    public static final StackContext PREVIEW =
            new StackContext("shop", "dev", "organization", true, java.util.Map.of(), java.util.Map.of());
    public static final ResourceType<Resource> GROUPS =
            ResourceType.of(resource -> resource, "aws:cloudwatch/logGroup:LogGroup");

    private Things() {}

    public static Resource group(String name) {
        return Resource.of("aws:cloudwatch/logGroup:LogGroup", name);
    }

    public static PolicyInfo info(String name) {
        return PolicyInfo.named(name).title("Log groups have their days");
    }

    public static PolicyPack pack(Policy... policies) {
        return PolicyPack.of("test", "1.2.0").with(policies);
    }

    public static Engine engine(String config, Policy... policies) {
        return new Engine(pack(policies), PackConfig.parse(config), PREVIEW);
    }

    /** Demands that the property days is at least 7. */
    public static OnGroups days(PolicyInfo info) {
        return new OnGroups(info, (group, review) -> {
            var days = group.props().integer("days");
            review.require(days.matches(number -> number >= 7), "days is %s; it must be 7 or more", days);
        });
    }

    /** A resource policy out of its parts. */
    public record OnGroups(
            PolicyInfo about,
            ResourceType<Resource> type,
            Function<Resource, Truth> condition,
            BiConsumer<Resource, Review> opinion,
            Function<Resource, Optional<Props>> repair)
            implements ResourcePolicy<Resource> {

        OnGroups(PolicyInfo about, BiConsumer<Resource, Review> opinion) {
            this(about, GROUPS, group -> Truth.yes(), opinion, group -> Optional.empty());
        }

        OnGroups when(Function<Resource, Truth> other) {
            return new OnGroups(about, type, other, opinion, repair);
        }

        OnGroups ofType(ResourceType<Resource> other) {
            return new OnGroups(about, other, condition, opinion, repair);
        }

        OnGroups repairedBy(Function<Resource, Optional<Props>> other) {
            return new OnGroups(about.remediates(), type, condition, opinion, other);
        }

        @Override
        public Truth appliesTo(Resource group) {
            return condition.apply(group);
        }

        @Override
        public void validate(Resource group, Review review) {
            opinion.accept(group, review);
        }

        @Override
        public Optional<Props> remediate(Resource group) {
            return repair.apply(group);
        }
    }

    /** A stack policy out of its parts. */
    public record OnStack(PolicyInfo about, BiConsumer<Stack, Review> opinion) implements StackPolicy {
        @Override
        public void validate(Stack stack, Review review) {
            opinion.accept(stack, review);
        }
    }
}
