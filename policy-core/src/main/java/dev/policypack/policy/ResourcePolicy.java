package dev.policypack.policy;

import dev.policypack.resource.ResourceType;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A rule that can be judged by looking at one resource.
 *
 * @param <R> the view of the resource that the check reads
 */
public non-sealed interface ResourcePolicy<R> extends Policy {
    /**
     * A policy that is written as a function, for what fits into a few lines. Its examples come from {@link #withExamples}.
     *
     * <pre>{@code
     * ResourcePolicy.of(
     *         PolicyInfo.named("bucket-encrypted").title("Buckets are encrypted"),
     *         ResourceType.of(Bucket.class),
     *         (bucket, review) -> review.require(bucket.props().has("serverSideEncryptionConfiguration"), "it is not"))
     * }</pre>
     *
     * @param about name, title and so on
     * @param type the resources that the policy looks at
     * @param check states the opinion, as {@link #validate}
     */
    static <R> ResourcePolicy<R> of(
            PolicyInfo about, ResourceType<R> type, BiConsumer<? super R, ? super Review> check) {
        return new FunctionPolicy.OnResource<>(about, type, check, resource -> Optional.empty());
    }

    /**
     * The same with a remedy.
     *
     * @param remedy repairs a resource that violates the policy, as {@link #remediate(Object)}
     */
    static <R> ResourcePolicy<R> of(
            PolicyInfo about,
            ResourceType<R> type,
            BiConsumer<? super R, ? super Review> check,
            Function<? super R, Optional<Props>> remedy) {
        return new FunctionPolicy.OnResource<>(about.remediates(), type, check, remedy);
    }

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
    void validate(R resource, Review review);

    /**
     * Repairs a resource that violates the policy. Only asked when the check found a violation and the user set the policy to {@link
     * EnforcementLevel#REMEDIATE}.
     *
     * @return all properties of the resource, repaired: {@code Optional.of(resource.props().with(...))}; empty when this violation
     *     cannot be repaired. Properties that are not touched are kept as they are, secrets and unknowns included
     */
    default Optional<Props> remediate(R resource) {
        return Optional.empty();
    }

    /**
     * The same for a policy whose remedy depends on what users have set, or on the deployment; one of the two is to be overridden.
     *
     * @param resource the view of the resource
     * @param given options and deployment
     */
    default Optional<Props> remediate(R resource, PolicyContext given) {
        return remediate(resource);
    }
}
