/**
 * Facts about Elastic Load Balancing: load balancers, listeners, rules, target groups.
 *
 * <p>Imports {@code aws} and the other services of it.
 */
@NullMarked
package dev.policypack.ecs.aws.elb;

import org.jspecify.annotations.NullMarked;
