/**
 * Facts about Elastic File System.
 *
 * <p>Imports {@code aws} and the other services of it.
 */
@NullMarked
package dev.policypack.ecs.aws.efs;

import org.jspecify.annotations.NullMarked;
