package dev.policypack.finding;

/** What asking a policy about a resource or a stack comes to. */
public enum Outcome {
    /** All that it demands holds. */
    PASSES,
    /** Something that it demands does not hold. */
    VIOLATES,
    /** It cannot be said before more values are known. */
    UNDECIDED,
    /** The policy has nothing to say here. */
    NOT_APPLICABLE
}
