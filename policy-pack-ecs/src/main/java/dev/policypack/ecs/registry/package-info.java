/**
 * Looks into registries of container images, by the OCI distribution API. It knows images and registries, and nothing of policies; nothing
 * of it is loaded before somebody looks.
 */
@NullMarked
package dev.policypack.ecs.registry;

import org.jspecify.annotations.NullMarked;
