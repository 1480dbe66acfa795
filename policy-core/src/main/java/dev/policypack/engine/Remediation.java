package dev.policypack.engine;

import dev.policypack.policy.PolicyInfo;
import dev.policypack.value.PropertyValue.MapValue;

/**
 * What a policy made of a resource that violated it.
 *
 * @param policy the policy
 * @param properties all properties of the resource, repaired; as they were when the remedy failed
 * @param failure what is said when the remedy failed; empty when it did not
 */
public record Remediation(PolicyInfo policy, MapValue properties, String failure) {
    /** A remedy that has changed something. */
    public Remediation(PolicyInfo policy, MapValue properties) {
        this(policy, properties, "");
    }
}
