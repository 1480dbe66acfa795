package dev.policypack.resource;

import dev.policypack.value.Truth;
import java.util.function.Supplier;

/** Answers over many resources: how far it is worth searching, and what may be assumed. */
public final class Findings {
    private Findings() {}

    /**
     * What follows where a premise is known to hold; else the premise. Where much is not known yet, everything may lead everywhere: to
     * follow all ways would take for ever, and find out nothing.
     */
    public static Truth where(Truth premise, Supplier<Truth> conclusion) {
        return premise.answer() == Truth.Answer.YES ? conclusion.get() : premise;
    }

    /** The answer, yes while it is open: for what another resource gives and cannot turn out to be missing. */
    public static Truth unlessNo(Truth answer) {
        return answer.answer() == Truth.Answer.UNKNOWN ? Truth.yes() : answer;
    }
}
