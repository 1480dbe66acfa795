/**
 * What policies found, as data: {@link dev.policypack.finding.Verdict} of one policy about one resource, its {@link
 * dev.policypack.finding.Violation violations}, and the {@link dev.policypack.finding.UndecidedCheck checks that could not be decided}.
 *
 * <p>Imports {@code policy} and below.
 */
@NullMarked
package dev.policypack.finding;

import org.jspecify.annotations.NullMarked;
