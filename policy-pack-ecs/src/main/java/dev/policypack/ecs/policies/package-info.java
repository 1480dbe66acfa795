/**
 * Opinions: one policy, one final class, one file, in the package of its service. A policy reads the views and tables of {@code aws} and
 * knows nothing of other policies.
 */
@NullMarked
package dev.policypack.ecs.policies;

import org.jspecify.annotations.NullMarked;
