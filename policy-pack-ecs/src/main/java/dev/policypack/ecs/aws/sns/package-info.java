/**
 * Facts about Simple Notification Service.
 *
 * <p>Imports {@code aws} and the other services of it.
 */
@NullMarked
package dev.policypack.ecs.aws.sns;

import org.jspecify.annotations.NullMarked;
