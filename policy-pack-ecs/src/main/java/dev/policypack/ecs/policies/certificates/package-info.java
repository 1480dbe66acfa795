/** Opinions and facts about certificates: one class, one policy. */
@NullMarked
package dev.policypack.ecs.policies.certificates;

import org.jspecify.annotations.NullMarked;
