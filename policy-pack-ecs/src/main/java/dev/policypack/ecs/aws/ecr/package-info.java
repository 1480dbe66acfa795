/**
 * Facts about ECR: repositories, and references to images.
 *
 * <p>Imports {@code aws} and the other services of it.
 */
@NullMarked
package dev.policypack.ecs.aws.ecr;

import org.jspecify.annotations.NullMarked;
