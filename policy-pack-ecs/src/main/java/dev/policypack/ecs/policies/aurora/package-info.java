/** Policies about Aurora and RDS. */
@NullMarked
package dev.policypack.ecs.policies.aurora;

import org.jspecify.annotations.NullMarked;
