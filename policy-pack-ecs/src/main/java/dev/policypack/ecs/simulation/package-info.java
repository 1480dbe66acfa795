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
 * <p>Compared with the code of the provider (2026-11-27, {@code internal/service} of the same repository), because policies are decided by
 * it: what an update leaves in the state where the program says nothing.
 *
 * <ul>
 *   <li>{@code elbv2/target_group.go}: {@code healthCheck} is read back whole, with the path {@code /} for HTTP and HTTPS and none for TCP,
 *       with the protocol HTTP that the schema presets, with matcher and timeout of AWS; {@code targetType} is {@code instance};
 *       {@code deregistrationDelay} is 300.
 *   <li>{@code elbv2/listener.go}: {@code protocol} is HTTP for an application load balancer, and of no other kind.
 *   <li>{@code ecs/service.go}: {@code desiredCount} is sent as 0 and read back so, but not for a daemon; {@code schedulingStrategy} is
 *       {@code REPLICA}; {@code launchType} and {@code platformVersion} are read back.
 *   <li>{@code sqs/queue.go}: {@code sqsManagedSseEnabled} is read back, true unless a KMS key is set;
 *       {@code kmsDataKeyReusePeriodSeconds} is 300; the presets of the five numbers.
 *   <li>{@code ec2/vpc_security_group.go}: the rule that AWS gives a new group is revoked, so that {@code egress} is empty.
 *   <li>Every resource has its {@code id} among its outputs, as the bridge writes it.
 * </ul>
 *
 * <p>Imports {@code simulation} and {@code value} of policy-core.
 */
@NullMarked
package dev.policypack.ecs.simulation;

import org.jspecify.annotations.NullMarked;
