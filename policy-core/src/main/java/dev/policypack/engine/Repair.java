package dev.policypack.engine;

import dev.policypack.policy.PolicyInfo;
import dev.policypack.value.PropertyValue.MapValue;

/**
 * What a policy made of a resource that violated it.
 *
 * @param policy the policy
 * @param properties all properties of the resource, repaired
 */
public record Repair(PolicyInfo policy, MapValue properties) {}
