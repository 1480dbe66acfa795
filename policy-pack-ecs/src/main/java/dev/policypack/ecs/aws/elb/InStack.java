package dev.policypack.ecs.aws.elb;

import dev.policypack.resource.Ref;
import dev.policypack.resource.ResourceView;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;
import java.util.function.Function;

/** Questions about what a reference leads to, of which nothing is said where it is known to lead out of the stack. */
final class InStack {
    private InStack() {}

    /** Whether a reference is not known to lead out of the stack. */
    static <R extends ResourceView> boolean mayBe(Ref<R> ref, Stack stack) {
        return stack.isInStack(ref).answer() != Truth.Answer.NO;
    }

    /** Whether something holds for the resource of the stack that a reference leads to; no where it leads out of it. */
    static <R extends ResourceView> Truth is(Ref<R> ref, Stack stack, Function<? super R, Truth> question) {
        return mayBe(ref, stack) ? stack.resolve(ref).is(question) : Truth.no();
    }
}
