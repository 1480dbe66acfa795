/**
 * The failed deployments from which the pack was made, one small program for each policy: as it was written, and put right. {@link
 * dev.policypack.examples.stories.Stories} lists them.
 */
@NullMarked
package dev.policypack.examples.stories;

import org.jspecify.annotations.NullMarked;
