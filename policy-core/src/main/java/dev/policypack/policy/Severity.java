package dev.policypack.policy;

/** How bad it is when a policy is violated; shown beside the violation, and without effect on whether a deployment stops. */
public enum Severity {
    /** Nothing is said about it. */
    UNSPECIFIED,
    /** Cost, hygiene, or a matter of taste. */
    LOW,
    /** Good practice with a real effect. */
    MEDIUM,
    /** The deployment hangs or breaks, or a control of production is weakened. */
    HIGH,
    /** The deployment fails, or data or credentials are open to others. */
    CRITICAL
}
