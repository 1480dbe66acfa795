/** Opinions and facts about service discovery by Cloud Map: one class, one policy. */
@NullMarked
package dev.policypack.ecs.policies.discovery;

import org.jspecify.annotations.NullMarked;
