/**
 * Facts about Certificate Manager.
 *
 * <p>Imports {@code aws} and the other services of it.
 */
@NullMarked
package dev.policypack.ecs.aws.acm;

import org.jspecify.annotations.NullMarked;
