package dev.policypack.policy;

import dev.policypack.example.Examples;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A policy about which something else is said, or shown, than it says itself; what it checks stays the same. */
final class Changed {
    private Changed() {}

    static Policy of(Policy policy, PolicyInfo info) {
        return of(policy, info, policy::examples);
    }

    static Policy of(Policy policy, Examples examples) {
        return of(policy, policy.about(), () -> withThoseOfConstraints(policy, examples));
    }

    private static Examples withThoseOfConstraints(Policy policy, Examples examples) {
        Examples all = examples;
        for (Examples ofConstraint : policy.constraintExamples().values()) {
            all = all.and(ofConstraint);
        }
        return all;
    }

    /** The examples are asked for when somebody needs them: they may have to be read from a file. */
    private static Policy of(Policy policy, PolicyInfo info, Supplier<Examples> examples) {
        Policy original = original(policy);
        if (original instanceof ResourcePolicy<?> resourcePolicy) {
            return original instanceof StackPolicy stackPolicy
                    ? new OnBoth<>(info, resourcePolicy, stackPolicy, examples)
                    : new OnResource<>(info, resourcePolicy, examples);
        }
        return new OnStack(info, (StackPolicy) original, examples);
    }

    /** The policy that somebody wrote. */
    static Policy original(Policy policy) {
        return policy instanceof Wrapper wrapper ? wrapper.original() : policy;
    }

    private interface Wrapper {
        Policy original();

        /** What shows it. */
        Supplier<Examples> shown();
    }

    private record OnStack(PolicyInfo about, StackPolicy original, Supplier<Examples> shown)
            implements StackPolicy, Wrapper {
        @Override
        public Examples examples() {
            return shown.get();
        }

        @Override
        public Map<String, Examples> constraintExamples() {
            return original.constraintExamples();
        }

        @Override
        public void validate(Stack stack, Review review) {
            original.validate(stack, review);
        }
    }

    private record OnResource<R>(PolicyInfo about, ResourcePolicy<R> original, Supplier<Examples> shown)
            implements OfResource<R> {}

    private record OnBoth<R>(
            PolicyInfo about, ResourcePolicy<R> original, StackPolicy onStack, Supplier<Examples> shown)
            implements OfResource<R>, StackPolicy {
        @Override
        public Examples examples() {
            return shown.get();
        }

        @Override
        public Map<String, Examples> constraintExamples() {
            return original.constraintExamples();
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
            return shown().get();
        }

        @Override
        default Map<String, Examples> constraintExamples() {
            return original().constraintExamples();
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
