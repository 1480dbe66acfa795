/**
 * Asks the policies.
 *
 * <ul>
 *   <li>{@link dev.policypack.engine.Engine}: runs the policies of a pack on a resource or a stack; four outcomes
 *   <li>{@link dev.policypack.engine.Session}: one deployment, resource by resource and then the stack as a whole; or all of it at once
 *   <li>{@link dev.policypack.engine.PackConfig}: what users set, from the file that they give to the Pulumi CLI
 *   <li>{@link dev.policypack.exemption.Exemption}: a violation that is allowed, from the configuration or an {@link
 *       dev.policypack.exemption.ExemptionFile}
 *   <li>{@link dev.policypack.engine.Report}: the result as text
 *   <li>{@link dev.policypack.exemption.Baseline}: the violations that were there before, so that only new ones stop a deployment
 * </ul>
 *
 * <p>This is also the door for programs that judge resources in their own process. Imports {@code policy}, {@code config} and {@code
 * value}; knows nothing of the wire.
 */
@NullMarked
package dev.policypack.engine;

import org.jspecify.annotations.NullMarked;
