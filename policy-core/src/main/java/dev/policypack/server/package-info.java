/**
 * Pulumi's door: the pack as a process that the engine starts and asks over gRPC.
 *
 * <ul>
 *   <li>{@link dev.policypack.server.PolicyServer}: the main helper; a pack's {@code main} is one call to it
 * </ul>
 *
 * <p>The only home of gRPC and protobuf. Imports {@code engine} and what is below it.
 */
@NullMarked
package dev.policypack.server;

import org.jspecify.annotations.NullMarked;
