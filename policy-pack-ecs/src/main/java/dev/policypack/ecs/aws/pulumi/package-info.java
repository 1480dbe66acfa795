/**
 * What a program says to Pulumi rather than to AWS: references to other stacks, and resources that are there for others to use.
 *
 * <p>Imports {@code aws} and the services of it.
 */
@NullMarked
package dev.policypack.ecs.aws.pulumi;

import org.jspecify.annotations.NullMarked;
