/**
 * Facts about ECS: clusters, capacity, task definitions, services, and where their tasks run.
 *
 * <p>Imports {@code aws} and the other services of it.
 */
@NullMarked
package dev.policypack.ecs.aws.ecs;

import org.jspecify.annotations.NullMarked;
