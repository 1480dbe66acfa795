/** Policies on RDS and Aurora that say what AWS refuses. */
@NullMarked
package dev.policypack.ecs.policies.rds;

import org.jspecify.annotations.NullMarked;
