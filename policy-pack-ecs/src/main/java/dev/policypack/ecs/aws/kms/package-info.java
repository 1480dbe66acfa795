/**
 * Facts about KMS: keys and their policies.
 *
 * <p>Imports {@code aws} and the other services of it.
 */
@NullMarked
package dev.policypack.ecs.aws.kms;

import org.jspecify.annotations.NullMarked;
