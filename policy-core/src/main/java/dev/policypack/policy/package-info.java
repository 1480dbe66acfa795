/**
 * What a policy author writes against.
 *
 * <ul>
 *   <li>{@link dev.policypack.policy.ResourcePolicy}: a rule about one resource; {@link dev.policypack.policy.StackPolicy}: a rule
 *       about several
 *   <li>{@link dev.policypack.policy.PolicyInfo}: its name, title, reason, fix, options
 *   <li>{@link dev.policypack.policy.Review}: where it says what must hold, asks for options, waits for what runs beside it, and logs
 *   <li>{@link dev.policypack.policy.Constraint} and {@link dev.policypack.policy.Refusals}: what the cloud refuses, and the checks that most
 *       of it consists of
 *   <li>{@link dev.policypack.resource.ResourceView} and {@link dev.policypack.resource.ResourceType}: how a resource is read
 *   <li>{@link dev.policypack.resource.Stack}, {@link dev.policypack.resource.Ref} and {@link dev.policypack.resource.Candidates}: the
 *       resources of a stack, and which of them a property may refer to
 *   <li>{@link dev.policypack.policy.PolicyPack}: policies under a name and a version
 * </ul>
 *
 * <p>Imports {@code value} and {@code config}.
 */
@NullMarked
package dev.policypack.policy;

import org.jspecify.annotations.NullMarked;
