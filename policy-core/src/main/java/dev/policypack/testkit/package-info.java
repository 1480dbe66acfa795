/**
 * What a policy author tests with; throws {@link java.lang.AssertionError} and needs no test framework. Only {@link
 * dev.policypack.testkit.PolicyAssertions} needs AssertJ.
 *
 * <ul>
 *   <li>{@link dev.policypack.testkit.PolicyTester}: one policy on made-up resources, through the real engine
 *   <li>{@link dev.policypack.testkit.PolicyAssertions}: the same for AssertJ, and assertions on whole deployments
 *   <li>{@link dev.policypack.testkit.PolicyContract}: what every policy must meet without being asked
 *   <li>{@link dev.policypack.testkit.Golden}: committed files that are made from the code
 * </ul>
 *
 * <p>Imports {@code docs}, {@code engine} and what is below them.
 */
@NullMarked
package dev.policypack.testkit;

import org.jspecify.annotations.NullMarked;
