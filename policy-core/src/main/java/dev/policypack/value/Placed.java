package dev.policypack.value;

/** What stands at a place of a resource: a value, a list, an object, or a path itself. */
public interface Placed {
    /** The place; the root of the resource for the resource as a whole. */
    Path path();
}
