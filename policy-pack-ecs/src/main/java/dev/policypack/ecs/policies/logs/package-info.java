/** Policies about CloudWatch Logs. */
@NullMarked
package dev.policypack.ecs.policies.logs;

import org.jspecify.annotations.NullMarked;
