/**
 * Facts about IAM: roles, policies, what they grant, and the actions that exist.
 *
 * <p>Imports {@code aws} and the other services of it.
 */
@NullMarked
package dev.policypack.ecs.aws.iam;

import org.jspecify.annotations.NullMarked;
