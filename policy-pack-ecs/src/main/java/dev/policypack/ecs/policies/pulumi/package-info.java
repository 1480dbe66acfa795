/** Policies about the Pulumi program itself. */
@NullMarked
package dev.policypack.ecs.policies.pulumi;

import org.jspecify.annotations.NullMarked;
