/** Policies about load balancers. */
@NullMarked
package dev.policypack.ecs.policies.alb;

import org.jspecify.annotations.NullMarked;
