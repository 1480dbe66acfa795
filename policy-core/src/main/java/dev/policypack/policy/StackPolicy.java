package dev.policypack.policy;

/** A rule that needs several resources of the stack. */
public non-sealed interface StackPolicy extends Policy {
    /**
     * States the opinion. Findings belong to the resource named with {@link Review#on}, else to the stack.
     *
     * @param stack the resources, with the links between them
     * @param review where the answers go
     */
    void check(Stack stack, Review review);
}
