/**
 * Facts about RDS and Aurora: clusters, instances, subnet groups, versions.
 *
 * <p>Imports {@code aws} and the other services of it.
 */
@NullMarked
package dev.policypack.ecs.aws.rds;

import org.jspecify.annotations.NullMarked;
