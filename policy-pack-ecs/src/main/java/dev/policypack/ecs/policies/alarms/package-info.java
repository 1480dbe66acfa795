/** Policies about the alarms of CloudWatch. */
@NullMarked
package dev.policypack.ecs.policies.alarms;

import org.jspecify.annotations.NullMarked;
