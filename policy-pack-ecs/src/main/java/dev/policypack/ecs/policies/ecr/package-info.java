/** Policies about ECR. */
@NullMarked
package dev.policypack.ecs.policies.ecr;

import org.jspecify.annotations.NullMarked;
