package dev.policypack.resource;

import com.google.common.base.CharMatcher;
import com.google.common.base.Suppliers;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.StringValue;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Which resources of a stack refer to another in any way: by the engine's edges, or by its ARN, name or address somewhere in a text. For one
 * review: the texts of the stack are read once, and found again by the words in them.
 */
public final class ReferenceIndex {
    private static final CharMatcher OF_A_NAME = CharMatcher.inRange('a', 'z')
            .or(CharMatcher.inRange('A', 'Z'))
            .or(CharMatcher.inRange('0', '9'))
            .or(CharMatcher.anyOf("-_"))
            .precomputed();

    private final Stack stack;
    private final Supplier<Map<String, List<Place>>> byWord = Suppliers.memoize(this::readWords);
    private final Supplier<List<Place>> open = Suppliers.memoize(this::readOpen);

    /** The mentions in this stack. */
    public ReferenceIndex(Stack stack) {
        this.stack = stack;
    }

    /** A value that holds no others, and the resource in whose properties it stands. */
    private record Place(Resource holder, String property, Value<PropertyValue> value) {}

    /**
     * Whether another resource refers to this one. No only when the whole stack is known, since a reference may lie in what is not.
     *
     * @param target the resource that is referred to
     * @param outputs the properties of it that others hold: {@code arn}, {@code name} and so on
     * @param counts whether a property of another resource counts; asked with an empty name for a dependency that belongs to no property
     */
    public Truth anywhere(Resource target, List<String> outputs, BiPredicate<Resource, String> counts) {
        BiPredicate<Resource, String> others =
                (other, property) -> !other.urn().equals(target.urn()) && counts.test(other, property);
        if (stack.dependentsOf(target).stream().anyMatch(other -> isEdge(other, target, others))) {
            return Truth.yes();
        }
        for (String name : strings(target, outputs)) {
            for (Place place : placesOf(name)) {
                if (others.test(place.holder(), place.property()) && holds(place, name)) {
                    return Truth.yes();
                }
            }
        }
        Truth found = Truth.no();
        for (Place place : open.get()) {
            if (others.test(place.holder(), place.property())) {
                found = found.or(place.value().matches(value -> false));
            }
        }
        return found.or(stack.mayHoldMore());
    }

    /** Whether this property of a resource refers to the target; unknown while it is not known and has no edges. */
    public Truth in(Resource other, String property, Resource target, List<String> outputs) {
        if (isEdge(other, target, (holder, held) -> held.equals(property))) {
            return Truth.yes();
        }
        Set<String> texts = strings(target, outputs);
        Truth found = Truth.no();
        for (Place place : places(other)) {
            if (place.property().equals(property)) {
                boolean named = texts.stream().anyMatch(text -> holds(place, text));
                found = found.or(isOpen(place) ? place.value().matches(value -> false) : Truth.of(named));
            }
        }
        return found;
    }

    /** Whether the engine says that a resource is created after the target, because of a property that counts. */
    private static boolean isEdge(Resource other, Resource target, BiPredicate<Resource, String> counts) {
        boolean attributed = false;
        for (Map.Entry<String, List<String>> edges :
                other.propertyDependencies().entrySet()) {
            if (edges.getValue().contains(target.urn())) {
                attributed = true;
                if (counts.test(other, edges.getKey())) {
                    return true;
                }
            }
        }
        return !attributed && other.dependencies().contains(target.urn()) && counts.test(other, "");
    }

    private static Set<String> strings(Resource target, List<String> outputs) {
        Set<String> texts = new LinkedHashSet<>();
        for (String output : outputs) {
            target.props().nonEmptyText(output).matches(texts::add);
        }
        return texts;
    }

    private static List<Place> places(Resource resource) {
        List<Place> places = new ArrayList<>();
        for (Value<PropertyValue> leaf : resource.props().leaves()) {
            places.add(new Place(resource, leaf.path().property(), leaf));
        }
        return places;
    }

    /** The places that a name can stand in: those that hold its rarest word. */
    private List<Place> placesOf(String name) {
        List<List<Place>> holders = new ArrayList<>();
        eachWord(name, word -> holders.add(byWord.get().getOrDefault(word, List.of())));
        return holders.stream().min(Comparator.comparingInt(List::size)).orElse(List.of());
    }

    private Map<String, List<Place>> readWords() {
        Map<String, List<Place>> words = new HashMap<>();
        for (Resource resource : stack.resources()) {
            for (Place place : places(resource)) {
                place.value().matches(value -> {
                    if (value instanceof StringValue text) {
                        eachWord(
                                text.value(),
                                word -> add(place, words.computeIfAbsent(word, key -> new ArrayList<>())));
                    }
                    return true;
                });
            }
        }
        return words;
    }

    /** A place that holds a word twice stands there once: its words come one behind the other. */
    @SuppressWarnings("ReferenceEquality") // the very same place
    private static void add(Place place, List<Place> places) {
        if (places.isEmpty() || places.get(places.size() - 1) != place) {
            places.add(place);
        }
    }

    private static void eachWord(String text, Consumer<String> word) {
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || !OF_A_NAME.matches(text.charAt(at))) {
                if (at > start) {
                    word.accept(text.substring(start, at));
                }
                start = at + 1;
            }
        }
    }

    private List<Place> readOpen() {
        return stack.resources().stream()
                .filter(resource -> resource.props().holdsUnknown())
                .flatMap(resource -> places(resource).stream())
                .filter(ReferenceIndex::isOpen)
                .toList();
    }

    /** Whether a reference may lie in what is not known here: the program wrote it, and the engine has no edges for it. */
    private static boolean isOpen(Place place) {
        Set<String> inputs = place.holder().inputs();
        return place.value().isPresent().answer() == Truth.Answer.UNKNOWN
                && (inputs.isEmpty() || inputs.contains(place.property()))
                && !place.holder().propertyDependencies().containsKey(place.property());
    }

    private static boolean holds(Place place, String name) {
        return place.value()
                        .matches(value -> value instanceof StringValue text && holds(text.value(), name))
                        .answer()
                == Truth.Answer.YES;
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
