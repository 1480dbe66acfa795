package dev.policypack.simulation;

import com.google.common.collect.ImmutableSet;
import java.util.Set;

/**
 * The names of the properties that a resource type or a function has in one version of its provider.
 *
 * @param inputs what a program may set, or the arguments of a function
 * @param outputs what comes in addition
 */
public record PropertyNames(Set<String> inputs, Set<String> outputs) {
    /** No names are known. */
    public static final PropertyNames NONE = new PropertyNames(Set.of(), Set.of());

    /** Copies the sets. */
    public PropertyNames {
        inputs = ImmutableSet.copyOf(inputs);
        outputs = ImmutableSet.copyOf(outputs);
    }
}
