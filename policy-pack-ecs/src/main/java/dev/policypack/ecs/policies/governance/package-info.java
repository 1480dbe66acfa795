/** Policies about tags and names. */
@NullMarked
package dev.policypack.ecs.policies.governance;

import org.jspecify.annotations.NullMarked;
