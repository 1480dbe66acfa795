package dev.policypack.ecs.policies;

import dev.policypack.value.Truth;

/** Answers about whether something is there at all. */
public final class Existence {
    private Existence() {}

    /**
     * The same answer, whose no belongs to no property: where nothing is what is asked for, none of the things that are something else is
     * to blame.
     */
    public static Truth of(Truth answer) {
        return answer.answer() == Truth.Answer.NO ? Truth.no() : answer;
    }
}
