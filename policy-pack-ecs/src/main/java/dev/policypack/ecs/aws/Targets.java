package dev.policypack.ecs.aws;

import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceView;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** To what references lead, as texts that can be compared: so two resources that refer to the same one are found in one pass. */
public final class Targets {
    private Targets() {}

    /**
     * To what a reference leads: the URN of a resource of the stack, else what it says itself. Not known while it is not known and the engine
     * does not say from which resource it comes; missing when the reference is.
     */
    public static Value<String> of(Ref<?> ref, Stack stack) {
        Value<String> value = ref.value();
        boolean isKnown = value.isPresent().answer() != Truth.Answer.UNKNOWN;
        boolean isNamed = !ref.owner()
                .propertyDependencies()
                .getOrDefault(value.path().property(), List.of())
                .isEmpty();
        if (!isKnown && !isNamed) {
            return value;
        }
        List<?> resources = stack.resolve(ref).resources();
        return resources.size() == 1 ? Value.known(urn(resources.get(0)), value.path()) : value;
    }

    private static String urn(Object view) {
        if (view instanceof ResourceView known) {
            return known.resource().urn();
        }
        return view instanceof Resource resource ? resource.urn() : String.valueOf(view);
    }
}
