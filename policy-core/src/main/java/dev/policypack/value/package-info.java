/**
 * What a policy reads: property values that know whether they are known.
 *
 * <ul>
 *   <li>{@link dev.policypack.value.Props}: the properties of a resource, or of an object inside them
 *   <li>{@link dev.policypack.value.Value}: one property; known, missing or unknown; there is no way to take the content out by force
 *   <li>{@link dev.policypack.value.Items}: a list, whose elements or whose very length may be unknown
 *   <li>{@link dev.policypack.value.Truth}: the answer to a question about them; yes, no or unknown, with the {@link
 *       dev.policypack.value.Observation} it rests on
 *   <li>{@link dev.policypack.value.Path}: where a value stands
 *   <li>{@link dev.policypack.value.PropertyValue}: the raw data underneath, as it comes from the engine
 * </ul>
 *
 * <p>Imports nothing of this library.
 */
@NullMarked
package dev.policypack.value;

import org.jspecify.annotations.NullMarked;
