package dev.policypack.ecs.policies;

import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/** Chooses the property at which a violation is reported, where the answer itself rests on several. */
public final class Reported {
    private Reported() {}

    /** The same answer; when it is no, its first evidence is this value. */
    public static Truth at(Value<?> where, Truth truth) {
        return Truth.of(false, where.evidence()).or(truth);
    }
}
