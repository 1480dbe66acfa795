/** Policies on what Elastic Load Balancing accepts. */
@NullMarked
package dev.policypack.ecs.policies.elb;

import org.jspecify.annotations.NullMarked;
