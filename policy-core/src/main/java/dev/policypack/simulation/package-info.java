/**
 * A simulated cloud. It stands where the providers of Pulumi stand and does what a policy can tell them by: it fills in the defaults and
 * names that the real ones fill in, and gives computed outputs that look like the real ones. It creates nothing.
 *
 * <ul>
 *   <li>What a provider does with any type is written once, in {@link dev.policypack.simulation.SimulatedProvider}. Everything is derived
 *       from the URN, so that a preview, its update and the next run agree.
 *   <li>What the provider of one cloud does with its types is plugged in: a {@link dev.policypack.simulation.SimulatedPackage} with one
 *       {@link dev.policypack.simulation.SimulatedType} for each type or function.
 *   <li>A type that is in no table gets what its program expects of it: an ID, an ARN, a name, each its own. A function that is in no
 *       table answers likewise, and {@link dev.policypack.simulation.SimulatedProvider.Answer} says so.
 * </ul>
 *
 * <p>It has two doors. For Java programs there is {@code dev.policypack.rehearsal}, in one JVM and with everything known. For the Pulumi
 * CLI and every language there is {@link dev.policypack.simulation.SimulatedProviderServer}, a resource plugin: in a preview every
 * computed output is unknown, in an update every one is known. The engine takes the executable {@code pulumi-resource-aws} that it finds
 * on the {@code PATH} (unless {@code PULUMI_IGNORE_AMBIENT_PLUGINS} is set), so two lines make one:
 *
 * <pre>{@code
 * #!/bin/sh
 * exec java -cp <class path> <main class> "$@"
 * }</pre>
 *
 * <p>What one resource takes over from another in the cloud (the engine version of a cluster's instances, the VPC of a load balancer) it
 * cannot know: each resource is simulated alone.
 *
 * <p>Imports {@code protocol}, {@code resource} and {@code value}.
 */
@NullMarked
package dev.policypack.simulation;

import org.jspecify.annotations.NullMarked;
