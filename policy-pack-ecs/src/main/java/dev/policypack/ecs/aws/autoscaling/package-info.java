/**
 * Facts about Application Auto Scaling of services.
 *
 * <p>Imports {@code aws} and the other services of it.
 */
@NullMarked
package dev.policypack.ecs.aws.autoscaling;

import org.jspecify.annotations.NullMarked;
