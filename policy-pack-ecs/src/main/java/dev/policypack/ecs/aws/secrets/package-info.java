/**
 * Facts about Secrets Manager, and everything else that holds a secret: what looks like a credential.
 *
 * <p>Imports {@code aws} and the other services of it.
 */
@NullMarked
package dev.policypack.ecs.aws.secrets;

import org.jspecify.annotations.NullMarked;
