/**
 * Pulumi's wire format, in both directions: what the engine sends becomes resources and configuration, what the policies found becomes
 * messages. Beside {@code server} the only home of protobuf.
 *
 * <p>Imports {@code engine} and below.
 */
@NullMarked
package dev.policypack.protocol;

import org.jspecify.annotations.NullMarked;
