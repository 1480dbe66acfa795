package dev.policypack.policy;

import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import java.util.Optional;

/**
 * A rule that can be judged by looking at one resource.
 *
 * @param <R> the view of the resource that the check reads
 */
public non-sealed interface ResourcePolicy<R> extends Policy {
    /** The resources that the policy looks at. */
    ResourceType<R> type();

    /** Whether the policy has something to say about this resource; unknown makes the check wait, no makes it not applicable. */
    default Truth appliesTo(R resource) {
        return Truth.yes();
    }

    /**
     * States the opinion: {@code review.require(...)} for what must hold.
     *
     * @param resource the view of the resource
     * @param review where the answers go
     */
    void check(R resource, Review review);

    /**
     * Repairs a resource that violates the policy. Only asked when the check found a violation and the user set the policy to {@link
     * EnforcementLevel#REMEDIATE}.
     *
     * @return all properties of the resource, repaired: {@code Optional.of(resource.props().with(...))}; empty when this violation
     *     cannot be repaired. Properties that are not touched are kept as they are, secrets and unknowns included
     */
    default Optional<Props> remedy(R resource) {
        return Optional.empty();
    }

    /**
     * The same for a policy whose remedy depends on what users have set, or on the deployment; one of the two is to be overridden.
     *
     * @param resource the view of the resource
     * @param given options and deployment
     */
    default Optional<Props> remedy(R resource, Given given) {
        return remedy(resource);
    }
}
