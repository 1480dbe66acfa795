package dev.policypack.ecs.aws;

import dev.policypack.value.Evidence;
import dev.policypack.value.Path;
import dev.policypack.value.Truth;

/** Where a no is reported, when what it rests on would lead a reader astray: a question over many resources rests on all of them. */
public final class Findings {
    private Findings() {}

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
                ? Truth.of(false, new Evidence(Evidence.Kind.KNOWN, path, "set"))
                : answer;
    }
}
