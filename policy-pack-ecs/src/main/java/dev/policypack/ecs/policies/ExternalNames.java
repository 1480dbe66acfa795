package dev.policypack.ecs.policies;

import dev.policypack.policy.Review;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.PropertyValue.StringValue;
import dev.policypack.value.Truth;
import java.util.List;

/** Names that the program did not make up itself: what they name is somebody else's to create. */
public final class ExternalNames {
    private static final String STACK_REFERENCE = "pulumi:pulumi:StackReference";

    private static final ResourceType<Resource> STACK_REFERENCES =
            ResourceType.of(resource -> resource, STACK_REFERENCE);

    private ExternalNames() {}

    /**
     * Whether a name came from the stack's configuration or from another stack, as far as one can see.
     *
     * @param name the name; looked for in the configuration and in what other stacks give
     * @param owner the resource that holds the name
     * @param property the property that holds it
     */
    public static Truth gives(String name, Resource owner, String property, Stack stack, Review review) {
        boolean configured = review.context().config().values().stream()
                .anyMatch(value -> value.equals(name)
                        || value.contains("\"" + name + "\"")
                        || value.contains("/" + name + ":")
                        || value.contains("/" + name + "@")
                        || value.endsWith("/" + name));
        boolean referenced = owner.propertyDependencies().getOrDefault(property, List.of()).stream()
                .anyMatch(urn -> urn.contains("::" + STACK_REFERENCE + "::"));
        return Truth.of(configured || referenced)
                .or(() -> Truth.any(stack.ofType(STACK_REFERENCES).stream()
                        .flatMap(resource -> resource.props().object("outputs").leaves().stream())
                        .map(leaf -> leaf.matches(value -> value instanceof StringValue text
                                && text.value().contains(name)))
                        .toList()));
    }
}
