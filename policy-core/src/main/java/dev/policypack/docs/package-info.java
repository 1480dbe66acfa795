/**
 * Docs that are made from the policies themselves.
 *
 * <ul>
 *   <li>{@link dev.policypack.docs.PolicyPage}: the page of one policy, its examples run for the message that they give
 *   <li>{@link dev.policypack.docs.PackIndex}: the table of a pack's policies
 *   <li>{@link dev.policypack.docs.ConfigSchema}: the JSON schema of a pack's configuration file
 * </ul>
 *
 * <p>Imports {@code engine} and what is below it.
 */
@NullMarked
package dev.policypack.docs;

import org.jspecify.annotations.NullMarked;
