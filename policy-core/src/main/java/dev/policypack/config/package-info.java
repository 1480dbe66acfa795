/**
 * What users may set: the {@link dev.policypack.config.Option options} of a policy, and the values they got.
 *
 * <p>An option is declared once, with name, type, range, default and description; the JSON schema that the engine checks, the
 * default, our own check and the table of the docs come from that declaration.
 *
 * <p>Imports {@code value} only.
 */
@NullMarked
package dev.policypack.config;

import org.jspecify.annotations.NullMarked;
