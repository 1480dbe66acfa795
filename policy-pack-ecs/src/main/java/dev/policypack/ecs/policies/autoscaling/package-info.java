/** Policies on Application Auto Scaling. */
@NullMarked
package dev.policypack.ecs.policies.autoscaling;

import org.jspecify.annotations.NullMarked;
