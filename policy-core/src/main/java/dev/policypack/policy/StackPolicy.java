package dev.policypack.policy;

import dev.policypack.resource.Stack;
import java.util.function.BiConsumer;

/** A rule that needs several resources of the stack. */
public non-sealed interface StackPolicy extends Policy {
    /**
     * A policy that is written as a function, for what fits into a few lines. Its examples come from {@link #withExamples}.
     *
     * @param about name, title and so on
     * @param check states the opinion, as {@link #validate}
     */
    static StackPolicy of(PolicyInfo about, BiConsumer<? super Stack, ? super Review> check) {
        return new FunctionPolicy.OnStack(about, check);
    }

    /**
     * States the opinion. Findings belong to the resource named with {@link Review#on}, else to the stack.
     *
     * @param stack the resources, with the links between them
     * @param review where the answers go
     */
    void validate(Stack stack, Review review);
}
