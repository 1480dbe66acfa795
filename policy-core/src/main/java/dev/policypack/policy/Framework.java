package dev.policypack.policy;

/**
 * A control of a published standard that a policy checks.
 *
 * @param name the standard: {@code AWS Security Hub}
 * @param version its version; empty where it has none
 * @param reference the control in it: {@code ECS.5}
 * @param specification what the control demands, or the address of its text; may be empty
 */
public record Framework(String name, String version, String reference, String specification) {
    /** A control without its text. */
    public Framework(String name, String version, String reference) {
        this(name, version, reference, "");
    }

    /** Standard and control: {@code AWS Security Hub ECS.5}. */
    @Override
    public String toString() {
        return (name + " " + version + " " + reference).replaceAll(" +", " ").strip();
    }
}
