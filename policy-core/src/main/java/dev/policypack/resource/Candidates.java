package dev.policypack.resource;

import com.google.common.collect.ImmutableList;
import dev.policypack.value.Display;
import dev.policypack.value.Observation;
import dev.policypack.value.Placed;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.function.Function;

/**
 * The resources of the stack that a reference may lead to: the worlds that are possible. A question about the referenced resource is
 * yes if it is yes in every world, no if it is no in every world, else unknown.
 *
 * @param <R> the view of the resource
 */
public final class Candidates<R> {
    private final Value<String> reference;
    private final ImmutableList<R> worlds;
    private final boolean outside;

    Candidates(Value<String> reference, ImmutableList<R> worlds, boolean outside) {
        this.reference = reference;
        this.worlds = worlds;
        this.outside = outside;
    }

    /** The resources that the reference may lead to, in a stable order; empty when it leads outside or nowhere. */
    public List<R> resources() {
        return worlds;
    }

    /** Yes if the reference leads to a resource of this stack, no if it is known to lead outside or is not set. */
    public Truth isInStack() {
        if (!worlds.isEmpty()) {
            return Truth.yes();
        }
        return outside
                ? Truth.of(false, reference.evidence())
                : reference.isPresent().and(undecided());
    }

    /** Whether something holds for the referenced resource; no when the reference is not set, unknown when it leads outside. */
    public Truth is(Function<? super R, Truth> question) {
        if (worlds.isEmpty()) {
            return reference.isPresent().and(undecided());
        }
        // Asked once for each: a question may itself follow references.
        ImmutableList<Truth> answers = worlds.stream().map(question).collect(ImmutableList.toImmutableList());
        Truth all = Truth.all(answers);
        Truth any = Truth.any(answers);
        if (all.answer() == Truth.Answer.YES) {
            return all;
        }
        if (any.answer() == Truth.Answer.NO) {
            return any;
        }
        return worlds.size() == 1 ? all : undecided();
    }

    /** Whether something holds for the referenced resource, if there is one: yes when the reference is not set, else as {@link #is}. */
    public Truth ifSet(Function<? super R, Truth> question) {
        if (worlds.isEmpty()) {
            return reference.isPresent().not().or(undecided());
        }
        return is(question);
    }

    /** Where a property of the referenced resource stands; the reference itself unless it leads to exactly one resource of the stack. */
    public Placed placeOf(Function<? super R, ? extends Placed> property) {
        return worlds.size() == 1 ? property.apply(worlds.get(0)) : reference;
    }

    /** Unknown: nobody can say where the reference leads. */
    Truth undecided() {
        if (outside) {
            return Truth.unknown(
                    new Observation(Observation.Kind.OUTSIDE_STACK, reference.path(), "outside this stack"));
        }
        return Truth.unknown(new Observation(Observation.Kind.NOT_YET_KNOWN, reference.path(), toString()));
    }

    /** The resources that it may be, for a message. */
    @Override
    public String toString() {
        if (worlds.isEmpty()) {
            return outside ? "outside this stack" : "not known yet";
        }
        return worlds.size() == 1 ? String.valueOf(worlds.get(0)) : "one of " + Display.of(worlds);
    }
}
