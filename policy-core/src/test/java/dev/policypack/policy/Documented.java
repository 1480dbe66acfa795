package dev.policypack.policy;

import dev.policypack.resource.Stack;
import dev.policypack.value.Internal;

/** A policy beside which a file of examples lies. */
@Internal
public final class Documented implements StackPolicy {
    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("documented").title("There are examples");
    }

    @Override
    public void validate(Stack stack, Review review) {}
}
