/**
 * Policies before any preview: a Java program runs against the simulated AWS, in one JVM and without an account, and what it registers is
 * handed to the engine. {@link dev.policypack.ecs.rehearsal.RehearsedStack} is the door, also for a unit test.
 *
 * <p>Imports {@code simulation}, {@code EcsPolicyPack} and the engine of policy-core.
 */
@NullMarked
package dev.policypack.ecs.rehearsal;

import org.jspecify.annotations.NullMarked;
