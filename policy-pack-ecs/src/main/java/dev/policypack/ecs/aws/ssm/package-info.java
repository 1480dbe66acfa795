/**
 * Facts about Systems Manager.
 *
 * <p>Imports {@code aws} and the other services of it.
 */
@NullMarked
package dev.policypack.ecs.aws.ssm;

import org.jspecify.annotations.NullMarked;
