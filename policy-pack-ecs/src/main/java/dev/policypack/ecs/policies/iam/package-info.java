/** Policies about IAM. */
@NullMarked
package dev.policypack.ecs.policies.iam;

import org.jspecify.annotations.NullMarked;
