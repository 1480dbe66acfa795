package dev.policypack.ecs.aws.pulumi;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import dev.policypack.policy.Review;
import dev.policypack.resource.Resource;
import dev.policypack.resource.Stack;
import dev.policypack.resource.Urn;
import dev.policypack.value.Path;
import dev.policypack.value.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Another stack whose outputs this one reads. The engine shows it to nobody in a preview, since it is only read; but the resources that
 * use what it gives name it among their dependencies, and so it is found by its URN.
 *
 * <p>Source for the names: <a href="https://www.pulumi.com/docs/iac/concepts/stacks/#stackreferences">Stack references</a>, as of
 * 2026-11-21.
 */
public final class StackReference {
    private static final String TYPE = "pulumi:pulumi:StackReference";

    private final String urn;
    private final Optional<Resource> resource;
    private final Value<String> name;

    private StackReference(String urn, Optional<Resource> resource, Value<String> name) {
        this.urn = urn;
        this.resource = resource;
        this.name = name;
    }

    /** The references of a stack, by URN. */
    public static List<StackReference> of(Stack stack) {
        Map<String, StackReference> found = new LinkedHashMap<>();
        for (Resource resource : stack.resources()) {
            if (resource.type().equals(TYPE)) {
                found.put(resource.urn(), of(resource));
            }
        }
        stack.resources().stream()
                .flatMap(resource -> Stream.concat(
                        resource.dependencies().stream(),
                        resource.propertyDependencies().values().stream().flatMap(Collection::stream)))
                .filter(urn -> urn.contains(TYPE))
                .sorted()
                .forEach(urn -> Urn.parse(urn)
                        .filter(parts -> parts.type().equals(TYPE))
                        .ifPresent(parts -> found.computeIfAbsent(urn, key -> of(key, parts))));
        return ImmutableList.copyOf(found.values());
    }

    private static StackReference of(Resource resource) {
        Value<String> name = resource.props().string("name").orElse(resource.name());
        return new StackReference(resource.urn(), Optional.of(resource), name);
    }

    /** Most programs call the resource as the stack; where one does not, nobody can tell which stack it is. */
    private static StackReference of(String urn, Urn parts) {
        Path path = Path.root(TYPE + " (" + parts.name() + ")").key("name");
        Value<String> name = parts.name().contains("/") ? Value.known(parts.name(), path) : Value.outsideStack(path);
        return new StackReference(urn, Optional.empty(), name);
    }

    /** The name of the other stack, as the program writes it: {@code organization/project/stack}, or {@code stack} alone. */
    public Value<String> name() {
        return name;
    }

    /** The last part of the name: what the stack is called within its project. */
    public Value<String> stack() {
        return name.map(text -> Iterables.getLast(Splitter.on('/').split(text)));
    }

    /** The stack that refers; empty when the URN does not tell. */
    public String referringStack() {
        return Urn.parse(urn).map(Urn::stack).orElse("");
    }

    /** The review whose findings belong to the reference, or to the stack when the engine does not show it. */
    public Review under(Review review) {
        return resource.map(review::on).orElse(review);
    }
}
