/**
 * A simulated AWS, written once, with two doors. It stands where the AWS provider of Pulumi stands and does what a
 * policy can tell it by: it fills in the defaults and names that the real one fills in, and gives computed outputs that
 * look like the real ones. It creates nothing.
 *
 * <ul>
 *   <li>The table: {@link dev.policypack.ecs.simulation.SimulatedAws} over one {@link
 *       dev.policypack.ecs.simulation.SimulatedType} for each resource type ({@code NetworkTypes}, {@code
 *       ContainerTypes}, {@code SecurityTypes}, {@code DataTypes}) and {@code Functions} for what a program asks AWS. A
 *       type that is not in the table works, too: it gets a generic {@code arn} and {@code id}. Everything is derived
 *       from the URN, so a preview, its update and the next run agree.
 *   <li>First door, for the Pulumi CLI: {@link dev.policypack.ecs.simulation.SimulatedProviderMain}, a resource plugin.
 *       The engine takes the executable {@code pulumi-resource-aws} that it finds on the {@code PATH} (unless {@code
 *       PULUMI_IGNORE_AMBIENT_PLUGINS} is set), so these two lines make one:
 *       <pre>{@code
 * #!/bin/sh
 * exec java -cp <class path> dev.policypack.ecs.simulation.SimulatedProviderMain "$@"
 * }</pre>
 *       In a preview every computed output is unknown, in an update every one is known. With {@code
 *       POLICYPACK_SIMULATED_AWS_DELAY_MILLIS=500} in its environment each {@code Check} and each {@code Create} takes
 *       half a second longer, for tests that interrupt a deployment.
 *   <li>Second door, in one JVM: {@link dev.policypack.ecs.simulation.Rehearsal} runs a whole Java program with
 *       everything known and returns what it registered; {@link dev.policypack.ecs.simulation.SimulatedMocks} are the
 *       mocks for a unit test that uses {@code com.pulumi.test} itself.
 * </ul>
 *
 * <p>What the table knows was read in the sources: <a
 * href="https://github.com/pulumi/pulumi-aws/blob/v6.83.0/provider/resources.go">names and defaults of the bridge</a>,
 * <a href="https://github.com/hashicorp/terraform-provider-aws/tree/v5.100.0/internal/service">schemas of the
 * resources</a>, and {@code com.pulumi:aws:6.83.0} for the list of their properties. What one resource takes over from
 * another in AWS (the engine version of a cluster's instances, the VPC of a load balancer) it cannot know: each resource
 * is simulated alone.
 *
 * <p>May import the Pulumi Java SDK, its protocol stubs, gRPC, Guava and Jackson; nothing of this library.
 */
@NullMarked
package dev.policypack.ecs.simulation;

import org.jspecify.annotations.NullMarked;
