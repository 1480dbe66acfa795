package dev.policypack.policy;

/**
 * A control of a published standard that a policy checks.
 *
 * @param name the standard: {@code AWS Security Hub}
 * @param version its version; empty where it has none
 * @param reference the control in it: {@code ECS.5}
 */
public record Framework(String name, String version, String reference) {
    /** Standard and control: {@code AWS Security Hub ECS.5}. */
    @Override
    public String toString() {
        return (name + " " + version + " " + reference).replaceAll(" +", " ").strip();
    }
}
