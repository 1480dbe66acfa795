package dev.policypack.ecs.aws;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableSet;
import dev.policypack.policy.Resource;
import dev.policypack.policy.Stack;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.TextValue;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Which resources of a stack refer to another in any way: by the engine's edges, or by its ARN, name or address somewhere in a text. For one
 * review: it remembers what it has read.
 */
public final class Mentions {
    private static final CharMatcher OF_A_NAME = CharMatcher.inRange('a', 'z')
            .or(CharMatcher.inRange('A', 'Z'))
            .or(CharMatcher.inRange('0', '9'))
            .or(CharMatcher.anyOf("-_"));

    private final Stack stack;
    private final Map<String, List<Value<PropertyValue>>> leaves = new HashMap<>();

    /** The mentions in this stack. */
    public Mentions(Stack stack) {
        this.stack = stack;
    }

    /**
     * Whether another resource refers to this one. No only when the whole stack is known, since a reference may lie in what is not.
     *
     * @param target the resource that is referred to
     * @param outputs the properties of it that others hold: {@code arn}, {@code name} and so on
     * @param counts whether a property of another resource counts; asked with an empty name for a dependency that belongs to no property
     */
    public Truth anywhere(Resource target, List<String> outputs, BiPredicate<Resource, String> counts) {
        Set<String> texts = texts(target, outputs);
        Truth found = Truth.no();
        for (Resource other : stack.resources()) {
            if (!other.urn().equals(target.urn())) {
                found = found.or(in(other, target, texts, counts));
            }
        }
        return found.or(stack.mayHoldMore());
    }

    /** Whether this property of a resource refers to the target; unknown while it is not known and has no edges. */
    public Truth in(Resource other, String property, Resource target, List<String> outputs) {
        return in(other, target, texts(target, outputs), (holder, held) -> held.equals(property));
    }

    private Truth in(Resource other, Resource target, Set<String> texts, BiPredicate<Resource, String> counts) {
        boolean attributed = false;
        for (Map.Entry<String, List<String>> edges :
                other.propertyDependencies().entrySet()) {
            if (edges.getValue().contains(target.urn())) {
                attributed = true;
                if (counts.test(other, edges.getKey())) {
                    return Truth.yes();
                }
            }
        }
        if (!attributed && other.dependencies().contains(target.urn()) && counts.test(other, "")) {
            return Truth.yes();
        }
        Truth found = Truth.no();
        for (Value<PropertyValue> leaf :
                leaves.computeIfAbsent(other.urn(), urn -> other.props().leaves())) {
            String property = leaf.path().property();
            if (counts.test(other, property)) {
                Truth named = leaf.matches(value -> value instanceof TextValue text && holdsAny(text.value(), texts));
                boolean open = named.answer() == Truth.Answer.UNKNOWN
                        && other.propertyDependencies().containsKey(property);
                found = open ? found : found.or(named);
            }
        }
        return found.answer() == Truth.Answer.NO ? Truth.no() : found;
    }

    private static Set<String> texts(Resource target, List<String> outputs) {
        Set<String> texts = new LinkedHashSet<>();
        for (String output : outputs) {
            target.props().nonEmptyText(output).matches(texts::add);
        }
        return ImmutableSet.copyOf(texts);
    }

    private static boolean holdsAny(String text, Set<String> names) {
        return names.stream().anyMatch(name -> holds(text, name));
    }

    /** Whether a name stands in a text, with no letter or digit that would make another name of it. */
    private static boolean holds(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean begins = at == 0 || !OF_A_NAME.matches(text.charAt(at - 1));
            if (begins && (end == text.length() || !OF_A_NAME.matches(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }
}
