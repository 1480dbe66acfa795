/**
 * Facts about AWS: views of the resource types, named like the provider's properties, and tables with their sources and dates. What to
 * think of them is said in {@code policies}.
 *
 * <p>A view is the only place that knows how a property is spelled; where provider majors or AWS itself accept several spellings, the
 * view makes one of them. Imports {@code policy} and {@code value} of policy-core.
 */
@NullMarked
package dev.policypack.ecs.aws;

import org.jspecify.annotations.NullMarked;
