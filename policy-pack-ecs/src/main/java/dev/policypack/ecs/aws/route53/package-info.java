/** Facts about Route 53. */
@NullMarked
package dev.policypack.ecs.aws.route53;

import org.jspecify.annotations.NullMarked;
