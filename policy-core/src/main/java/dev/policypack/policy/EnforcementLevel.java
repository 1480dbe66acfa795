package dev.policypack.policy;

/** What happens when a policy is violated. */
public enum EnforcementLevel {
    /** It is said; the deployment goes on. */
    ADVISORY,
    /** The deployment is stopped. */
    MANDATORY,
    /** The policy is not asked. */
    DISABLED,
    /** The resource is repaired where the policy can; what it cannot repair is treated as {@link #MANDATORY}. */
    REMEDIATE
}
