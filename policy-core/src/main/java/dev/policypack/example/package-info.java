/**
 * Examples of a policy: resources that violate it and resources that do not, in Java or in a YAML file beside its class.
 *
 * <p>Imports {@code resource} and {@code value}.
 */
@NullMarked
package dev.policypack.example;

import org.jspecify.annotations.NullMarked;
