/** Policies about building container images. */
@NullMarked
package dev.policypack.ecs.policies.container;

import org.jspecify.annotations.NullMarked;
