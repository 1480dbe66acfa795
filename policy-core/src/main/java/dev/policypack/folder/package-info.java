/**
 * The pack as a folder that Pulumi takes with {@code --policy-pack} and publishes: {@link dev.policypack.folder.PackFolder} makes it,
 * called by the build of a pack.
 *
 * <p>Imports nothing of this library.
 */
@NullMarked
package dev.policypack.folder;

import org.jspecify.annotations.NullMarked;
