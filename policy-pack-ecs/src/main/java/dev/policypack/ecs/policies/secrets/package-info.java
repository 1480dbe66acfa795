/** Policies about secrets and the credentials that programs hold. */
@NullMarked
package dev.policypack.ecs.policies.secrets;

import org.jspecify.annotations.NullMarked;
