package dev.policypack.policy;

/** A policy beside which a file of examples lies. */
final class Documented implements StackPolicy {
    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("documented").title("There are examples");
    }

    @Override
    public void check(Stack stack, Review review) {}
}
