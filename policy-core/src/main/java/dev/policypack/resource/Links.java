package dev.policypack.resource;

import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/** Links read backwards: which resources refer to this one. */
public final class Links {
    private Links() {}

    /**
     * Whether a reference leads to this very resource; no when it is not set. A known reference that leads to nothing in the stack does
     * not lead here if all names of the resource are known, too.
     */
    public static <R extends ResourceView> Truth leadsTo(Ref<R> ref, R target, Stack stack) {
        return stack.leadsTo(ref, target.resource());
    }

    /** The same answer; when it is no, this value is the place that is named, and no other. */
    public static Truth at(Value<?> place, Truth answer) {
        return answer.answer() == Truth.Answer.NO ? Truth.of(false, place.evidence()) : answer;
    }

    /**
     * Whether a reference leads to a resource of the stack. A known reference that leads to none of them is only known to lead outside when
     * all of them know what they are called.
     */
    public static <R extends ResourceView> Truth isInStack(Ref<R> ref, Stack stack) {
        return stack.isInStack(ref);
    }
}
