/** Policies on CloudWatch that say what AWS refuses. */
@NullMarked
package dev.policypack.ecs.policies.cloudwatch;

import org.jspecify.annotations.NullMarked;
