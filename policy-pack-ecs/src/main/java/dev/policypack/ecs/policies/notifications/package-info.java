/** Opinions and facts about notifications and events: one class, one policy. */
@NullMarked
package dev.policypack.ecs.policies.notifications;

import org.jspecify.annotations.NullMarked;
