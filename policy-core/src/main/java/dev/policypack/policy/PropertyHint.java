package dev.policypack.policy;

import dev.policypack.resource.Resource;
import java.util.Optional;

/**
 * Tells where a program may have put what a policy looks for. A pack has one for all its policies, since what gets lost depends on the
 * provider and not on the policy.
 */
@FunctionalInterface
public interface PropertyHint {
    /**
     * How the sentence of a violation goes on.
     *
     * @param resource the resource that the violation belongs to
     * @param property the path of the property that it is about: {@code healthCheck.path}
     * @return a clause without a period at its end; empty when nothing is known
     */
    Optional<String> of(Resource resource, String property);
}
