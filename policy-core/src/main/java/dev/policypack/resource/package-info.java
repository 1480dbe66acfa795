/**
 * The resources of a stack, and how they refer to each other.
 *
 * <ul>
 *   <li>{@link dev.policypack.resource.Resource}: type, name, properties, options; {@link dev.policypack.resource.ResourceType} and {@link
 *       dev.policypack.resource.ResourceView}: how a type is read
 *   <li>{@link dev.policypack.resource.Stack} and {@link dev.policypack.resource.StackContext}: all resources of a deployment, and what is
 *       known about the deployment
 *   <li>{@link dev.policypack.resource.Ref}, {@link dev.policypack.resource.Refs} and {@link dev.policypack.resource.Candidates}: a property
 *       that refers to other resources, and the resources that it may be
 * </ul>
 *
 * <p>Imports {@code value}.
 */
@NullMarked
package dev.policypack.resource;

import org.jspecify.annotations.NullMarked;
