/**
 * Facts about CloudWatch alarms, and what they measure.
 *
 * <p>Imports {@code aws} and the other services of it.
 */
@NullMarked
package dev.policypack.ecs.aws.cloudwatch;

import org.jspecify.annotations.NullMarked;
