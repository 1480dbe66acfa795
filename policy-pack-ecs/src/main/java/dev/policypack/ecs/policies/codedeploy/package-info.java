/** Opinions and facts about deployments by CodeDeploy: one class, one policy. */
@NullMarked
package dev.policypack.ecs.policies.codedeploy;

import org.jspecify.annotations.NullMarked;
