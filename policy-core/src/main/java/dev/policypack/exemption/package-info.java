/**
 * Violations that are allowed: {@link dev.policypack.exemption.Exemption exemptions}, each with its reason, and the {@link
 * dev.policypack.exemption.Baseline baseline} of what was there before.
 *
 * <p>Imports {@code finding} and below.
 */
@NullMarked
package dev.policypack.exemption;

import org.jspecify.annotations.NullMarked;
