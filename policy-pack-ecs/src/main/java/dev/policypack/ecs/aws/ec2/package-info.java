/**
 * Facts about The network of EC2: VPCs, subnets, routes, security groups, endpoints.
 *
 * <p>Imports {@code aws} and the other services of it.
 */
@NullMarked
package dev.policypack.ecs.aws.ec2;

import org.jspecify.annotations.NullMarked;
