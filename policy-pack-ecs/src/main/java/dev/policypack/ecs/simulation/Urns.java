package dev.policypack.ecs.simulation;

import com.google.common.base.Splitter;
import com.google.common.collect.Iterables;
import java.util.List;

/**
 * Names of resources: {@code urn:pulumi:<stack>::<project>::<types of the parents and its own, with $
 * between>::<name>}.
 *
 * @see <a href="https://www.pulumi.com/docs/iac/concepts/resources/names/#urns">URNs</a>
 */
final class Urns {
    static final String STACK_TYPE = "pulumi:pulumi:Stack";

    private Urns() {}

    /**
     * The URN that the engine would give. The stack, parent of all that have no other, is not part of the types.
     *
     * @param parent the URN of the parent; empty if there is none
     */
    static String of(String stack, String project, String parent, String type, String name) {
        String types = qualifiedType(parent);
        String chain = types.isEmpty() || types.equals(STACK_TYPE) ? type : types + '$' + type;
        return "urn:pulumi:" + stack + "::" + project + "::" + chain + "::" + name;
    }

    /** The type of a resource, without those of its parents. */
    static String type(String urn) {
        return Iterables.getLast(Splitter.on('$').split(qualifiedType(urn)));
    }

    /** The name that the resource has in the program. */
    static String name(String urn) {
        List<String> parts = Splitter.on("::").limit(4).splitToList(urn);
        return parts.size() == 4 ? parts.get(3) : urn;
    }

    private static String qualifiedType(String urn) {
        List<String> parts = Splitter.on("::").limit(4).splitToList(urn);
        return parts.size() == 4 ? parts.get(2) : "";
    }
}
