/** The pack under the real Pulumi CLI, with real Java programs and a simulated AWS. Skipped where there is no CLI on the PATH. */
@NullMarked
package dev.policypack.examples.endtoend;

import org.jspecify.annotations.NullMarked;
