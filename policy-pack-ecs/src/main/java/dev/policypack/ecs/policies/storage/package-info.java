/** Opinions and facts about file systems: one class, one policy. */
@NullMarked
package dev.policypack.ecs.policies.storage;

import org.jspecify.annotations.NullMarked;
