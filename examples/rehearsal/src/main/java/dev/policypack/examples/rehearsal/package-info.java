/** Judges the example programs before any preview. */
@NullMarked
package dev.policypack.examples.rehearsal;

import org.jspecify.annotations.NullMarked;
