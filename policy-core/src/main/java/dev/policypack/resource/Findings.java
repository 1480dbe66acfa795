package dev.policypack.resource;

import dev.policypack.value.Observation;
import dev.policypack.value.Path;
import dev.policypack.value.Truth;
import java.util.function.Supplier;

/** Answers over many resources: where a no is reported, which would rest on all of them, and how far it is worth to search. */
public final class Findings {
    private Findings() {}

    /**
     * What follows where a premise is known to hold; else the premise. Where much is not known yet, everything may lead everywhere: to
     * follow all ways would take for ever, and find out nothing.
     */
    public static Truth where(Truth premise, Supplier<Truth> conclusion) {
        return premise.answer() == Truth.Answer.YES ? conclusion.get() : premise;
    }

    /** The answer; a no belongs to the resource as a whole. */
    public static Truth ofWhole(Truth answer) {
        return answer.answer() == Truth.Answer.NO ? Truth.no() : answer;
    }

    /** The answer, yes while it is open: for what another resource gives and cannot turn out to be missing. */
    public static Truth unlessNo(Truth answer) {
        return answer.answer() == Truth.Answer.UNKNOWN ? Truth.yes() : answer;
    }

    /** The answer; a no belongs to what stands at this path. */
    public static Truth at(Path path, Truth answer) {
        return answer.answer() == Truth.Answer.NO
                ? Truth.of(false, new Observation(Observation.Kind.KNOWN, path, "set"))
                : answer;
    }
}
