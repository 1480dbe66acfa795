/** What the targets of the fuzzer share: each is a test that runs its kept inputs, and may be run on new ones by {@code .ci/fuzz}. */
@NullMarked
package dev.policypack.fuzz;

import org.jspecify.annotations.NullMarked;
