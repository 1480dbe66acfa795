/**
 * Facts about CloudWatch Logs.
 *
 * <p>Imports {@code aws} and the other services of it.
 */
@NullMarked
package dev.policypack.ecs.aws.logs;

import org.jspecify.annotations.NullMarked;
