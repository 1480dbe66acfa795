package dev.policypack.policy;

import dev.policypack.example.Examples;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
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
        public void validate(Stack stack, Review review) {
            original.validate(stack, review);
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
        public void validate(Stack stack, Review review) {
            onStack.validate(stack, review);
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
        default void validate(R resource, Review review) {
            original().validate(resource, review);
        }

        @Override
        default Optional<Props> remediate(R resource) {
            return original().remediate(resource);
        }

        @Override
        default Optional<Props> remediate(R resource, PolicyContext given) {
            return original().remediate(resource, given);
        }
    }
}
