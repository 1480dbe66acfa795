package dev.policypack.policy;

import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Props;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Policies that are written as functions. */
final class FunctionPolicy {
    private static final String NO_CHECK = "a policy needs a check: a function that states its opinion";

    private FunctionPolicy() {}

    record OnResource<R>(
            PolicyInfo about,
            ResourceType<R> type,
            BiConsumer<? super R, ? super Review> opinion,
            Function<? super R, Optional<Props>> repair)
            implements ResourcePolicy<R> {
        OnResource {
            Objects.requireNonNull(opinion, NO_CHECK);
        }

        @Override
        public void validate(R resource, Review review) {
            opinion.accept(resource, review);
        }

        @Override
        public Optional<Props> remediate(R resource) {
            return repair.apply(resource);
        }
    }

    record OnStack(PolicyInfo about, BiConsumer<? super Stack, ? super Review> opinion) implements StackPolicy {
        OnStack {
            Objects.requireNonNull(opinion, NO_CHECK);
        }

        @Override
        public void validate(Stack stack, Review review) {
            opinion.accept(stack, review);
        }
    }
}
