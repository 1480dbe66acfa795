/**
 * Policies before any preview: a Java program runs against a simulated cloud, in one JVM and without an account, and what it registers is
 * handed to the engine. {@link dev.policypack.rehearsal.RehearsedStack} is the door, also for a unit test.
 *
 * <p>It needs the Pulumi SDK with all that belongs to it, which a pack does without: a Pulumi program has it, and
 * {@code dev.policypack:policy-rehearsal} brings it to the tests of a pack. Nothing that Pulumi starts loads a class of this package.
 *
 * <p>Imports {@code simulation}, {@code engine}, {@code protocol} and below.
 */
@NullMarked
package dev.policypack.rehearsal;

import org.jspecify.annotations.NullMarked;
