/**
 * The policy pack for Amazon ECS on Fargate and what surrounds it: its {@link dev.policypack.ecs.EcsPolicyPack#main main}, and the
 * {@link dev.policypack.ecs.EcsPolicies list} of its policies.
 *
 * <p>Imports {@code policies} and the server of policy-core.
 */
@NullMarked
package dev.policypack.ecs;

import org.jspecify.annotations.NullMarked;
