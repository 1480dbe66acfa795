/**
 * What the simulated cloud knows of AWS: the tables of {@link dev.policypack.ecs.simulation.AwsSimulation}, one line for each resource type
 * ({@code NetworkTypes}, {@code ContainerTypes}, {@code SecurityTypes}, {@code DataTypes}) and for each function ({@code Functions}) that a
 * program asks AWS. A type that is not in them works, too.
 *
 * <p>What the tables know was read in the sources: <a
 * href="https://github.com/pulumi/pulumi-aws/blob/v6.83.0/provider/resources.go">names and defaults of the bridge</a>, <a
 * href="https://github.com/hashicorp/terraform-provider-aws/tree/v5.100.0/internal/service">schemas of the resources</a>, and {@code
 * com.pulumi:aws:6.83.0} for the list of their properties.
 *
 * <p>Imports {@code simulation} and {@code value} of policy-core.
 */
@NullMarked
package dev.policypack.ecs.simulation;

import org.jspecify.annotations.NullMarked;
