/**
 * Facts about CodeDeploy, as far as it deploys to ECS.
 *
 * <p>Imports {@code aws} and the other services of it.
 */
@NullMarked
package dev.policypack.ecs.aws.codedeploy;

import org.jspecify.annotations.NullMarked;
