package dev.policypack.resource;

import dev.policypack.value.Props;

/**
 * The properties of one resource type, by their names: the only place that knows how they are spelled. A subclass has a constant
 * {@code TYPE} and a method for each property that a policy reads.
 */
public abstract class ResourceView {
    private final Resource resource;

    /** Takes the resource that is viewed. */
    protected ResourceView(Resource resource) {
        this.resource = resource;
    }

    /** The resource itself. */
    public final Resource resource() {
        return resource;
    }

    /** All its properties: the checked inputs in a resource policy, the outputs in a stack policy. */
    public final Props props() {
        return resource.props();
    }

    /** Type and name of the resource. */
    @Override
    public final String toString() {
        return resource.toString();
    }
}
