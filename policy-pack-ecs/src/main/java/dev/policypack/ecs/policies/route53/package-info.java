/** Policies on Route 53. */
@NullMarked
package dev.policypack.ecs.policies.route53;

import org.jspecify.annotations.NullMarked;
