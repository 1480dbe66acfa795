package dev.policypack.policy;

/** A rule about a deployment: a {@link ResourcePolicy}, a {@link StackPolicy}, or both in one class. */
public sealed interface Policy permits ResourcePolicy, StackPolicy {
    /** Name, title, reason, fix and so on; asked once. */
    PolicyInfo about();

    /** Resources or stacks that violate the policy, and some that do not; shown in the docs and tried by the test kit. */
    default Examples examples() {
        return Examples.none();
    }
}
