/** Policies about Amazon ECS: clusters, services, tasks and images. */
@NullMarked
package dev.policypack.ecs.policies.ecs;

import org.jspecify.annotations.NullMarked;
