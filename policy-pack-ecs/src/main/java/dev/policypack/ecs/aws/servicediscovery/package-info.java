/**
 * Facts about Cloud Map: service discovery.
 *
 * <p>Imports {@code aws} and the other services of it.
 */
@NullMarked
package dev.policypack.ecs.aws.servicediscovery;

import org.jspecify.annotations.NullMarked;
