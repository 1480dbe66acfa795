/** Policies about networks: subnets, routes, security groups and endpoints. */
@NullMarked
package dev.policypack.ecs.policies.network;

import org.jspecify.annotations.NullMarked;
