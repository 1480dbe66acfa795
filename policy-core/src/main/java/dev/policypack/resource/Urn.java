package dev.policypack.resource;

import com.google.common.base.Splitter;
import java.util.List;
import java.util.Optional;

/**
 * The name by which Pulumi knows a resource: {@code urn:pulumi:dev::shop::my:Component$aws:ecs/service:Service::web}.
 *
 * @param stack the stack's name
 * @param project the project's name
 * @param types the type tokens of the parents that are components, outermost first, then the resource's own
 * @param name the resource's name in the program; may hold {@code ::}
 */
public record Urn(String stack, String project, List<String> types, String name) {
    private static final String PREFIX = "urn:pulumi:";

    /** Copies the list. */
    public Urn {
        types = List.copyOf(types);
    }

    /** The parts of a URN; empty for a text that is none. */
    public static Optional<Urn> parse(String urn) {
        if (!urn.startsWith(PREFIX)) {
            return Optional.empty();
        }
        // Without the prefix, for its last colon must not count among those that separate: a name may be empty.
        List<String> parts = Splitter.on("::").limit(4).splitToList(urn.substring(PREFIX.length()));
        return parts.size() == 4
                ? Optional.of(
                        new Urn(parts.get(0), parts.get(1), Splitter.on('$').splitToList(parts.get(2)), parts.get(3)))
                : Optional.empty();
    }

    /** The resource's own type token. */
    public String type() {
        return types.get(types.size() - 1);
    }

    /** The URN as Pulumi writes it. */
    @Override
    public String toString() {
        return PREFIX + stack + "::" + project + "::" + String.join("$", types) + "::" + name;
    }
}
