package dev.policypack.policy;

import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import java.util.Optional;

/** A policy about which something else is said than it says itself; what it checks stays the same. */
final class Changed {
    private Changed() {}

    static Policy of(Policy policy, PolicyInfo info) {
        Policy original = original(policy);
        if (original instanceof ResourcePolicy<?> resourcePolicy) {
            return original instanceof StackPolicy stackPolicy
                    ? new OnBoth<>(info, resourcePolicy, stackPolicy)
                    : new OnResource<>(info, resourcePolicy);
        }
        return new OnStack(info, (StackPolicy) original);
    }

    /** The policy that somebody wrote. */
    static Policy original(Policy policy) {
        return policy instanceof Wrapper wrapper ? wrapper.original() : policy;
    }

    private interface Wrapper {
        Policy original();
    }

    private record OnStack(PolicyInfo about, StackPolicy original) implements StackPolicy, Wrapper {
        @Override
        public Examples examples() {
            return original.examples();
        }

        @Override
        public void check(Stack stack, Review review) {
            original.check(stack, review);
        }
    }

    private record OnResource<R>(PolicyInfo about, ResourcePolicy<R> original) implements OfResource<R> {}

    private record OnBoth<R>(PolicyInfo about, ResourcePolicy<R> original, StackPolicy onStack)
            implements OfResource<R>, StackPolicy {
        @Override
        public Examples examples() {
            return original.examples();
        }

        @Override
        public void check(Stack stack, Review review) {
            onStack.check(stack, review);
        }
    }

    private interface OfResource<R> extends ResourcePolicy<R>, Wrapper {
        @Override
        ResourcePolicy<R> original();

        @Override
        default Examples examples() {
            return original().examples();
        }

        @Override
        default ResourceType<R> type() {
            return original().type();
        }

        @Override
        default Truth appliesTo(R resource) {
            return original().appliesTo(resource);
        }

        @Override
        default void check(R resource, Review review) {
            original().check(resource, review);
        }

        @Override
        default Optional<Props> remedy(R resource) {
            return original().remedy(resource);
        }

        @Override
        default Optional<Props> remedy(R resource, Given given) {
            return original().remedy(resource, given);
        }
    }
}
