package dev.policypack.resource;

import dev.policypack.value.Path;
import dev.policypack.value.Placed;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/**
 * A link from one resource to another: a property that holds the other one's ARN, ID or name. {@link Stack#resolve} says which
 * resources of the stack it may be.
 *
 * @param <R> the view of the resource that is referred to
 */
public final class Ref<R> implements Placed {
    private final ResourceType<R> type;
    private final Resource owner;
    private final Value<String> value;
    private final boolean certain;

    Ref(ResourceType<R> type, Resource owner, Value<String> value, boolean certain) {
        this.type = type;
        this.owner = owner;
        this.value = value;
        this.certain = certain;
    }

    /** Whether there is such a property, known or not; false when only the object is there in which it would stand, and that is unknown. */
    boolean isCertain() {
        return certain;
    }

    /** The type of the resource that is referred to. */
    public ResourceType<R> type() {
        return type;
    }

    /** The resource that refers. */
    public Resource owner() {
        return owner;
    }

    /** What the property holds. */
    public Value<String> value() {
        return value;
    }

    /** The property that holds the reference. */
    @Override
    public Path path() {
        return value.path();
    }

    /** Whether the property is set. */
    public Truth isPresent() {
        return value.isPresent();
    }

    /** As the value shows in a message. */
    @Override
    public String toString() {
        return value.toString();
    }
}
