package dev.policypack.policy;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.policypack.value.Display;
import dev.policypack.value.Items;
import dev.policypack.value.Path;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.StringValue;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.Collection;

/**
 * The refusals that most constraints consist of: a range, a set of values, a length, properties that go together or do not. Each of them
 * asks {@link Review#refuse}, so that a missing value is not refused and an unknown one makes the check undecided.
 *
 * <pre>{@code
 * Refusals.range(review, IDLE_TIMEOUT, balancer.props().integer("idleTimeout"), 1, 4000);
 * }</pre>
 *
 * <p>All of them return true only if it is known that nothing is refused, as {@link Review#refuse} does.
 */
public final class Refusals {
    private Refusals() {}

    /** Refuses a number below the least or above the most that is accepted. */
    @CanIgnoreReturnValue
    public static boolean range(
            Review review, Constraint constraint, Value<? extends Number> value, long least, long most) {
        return review.refuse(
                constraint,
                value.matches(number -> number.doubleValue() < least || number.doubleValue() > most),
                named(value.path(), "is %s; AWS accepts %s to %s"),
                value,
                least,
                most);
    }

    /** As {@link #oneOf(Review, Constraint, Value, Collection)}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    @CanIgnoreReturnValue
    public static <T> boolean oneOf(Review review, Constraint constraint, Value<T> value, T... accepted) {
        return oneOf(review, constraint, value, ImmutableList.copyOf(accepted));
    }

    /** Refuses a value that is none of those that are accepted; upper and lower case make a difference. */
    @CanIgnoreReturnValue
    public static <T> boolean oneOf(
            Review review, Constraint constraint, Value<T> value, Collection<? extends T> accepted) {
        return review.refuse(
                constraint,
                value.matches(found -> !accepted.contains(found)),
                named(value.path(), "is %s; AWS accepts %s"),
                value,
                accepted);
    }

    /** Refuses a text that has fewer or more characters than are accepted. */
    @CanIgnoreReturnValue
    public static boolean length(Review review, Constraint constraint, Value<String> value, long least, long most) {
        Value<Integer> characters = value.map(text -> text.codePointCount(0, text.length()));
        return review.refuse(
                constraint,
                characters.matches(number -> number < least || number > most),
                named(value.path(), "is %s, which has %s characters; AWS accepts %s to %s"),
                value,
                characters,
                least,
                most);
    }

    /**
     * Refuses a text that holds another character than those that are accepted.
     *
     * @param words what is accepted, as it stands in the message: {@code letters, digits and hyphens}
     */
    @CanIgnoreReturnValue
    public static boolean characters(
            Review review, Constraint constraint, Value<String> value, CharMatcher accepted, String words) {
        return review.refuse(
                constraint,
                value.matches(text -> !accepted.matchesAllOf(text)),
                named(value.path(), "is %s; AWS accepts %s"),
                value,
                Display.words(words));
    }

    /** Refuses a list that has fewer or more elements than are accepted; a missing list is not refused. */
    @CanIgnoreReturnValue
    public static boolean size(Review review, Constraint constraint, Items<?> items, long least, long most) {
        return review.refuse(
                constraint,
                items.value().matches(elements -> elements.size() < least || elements.size() > most),
                named(items.path(), "has %s elements; AWS accepts %s to %s"),
                items,
                least,
                most);
    }

    /** Refuses an object in which both properties are set; an empty text, list or object is not set. */
    @CanIgnoreReturnValue
    public static boolean excludes(Review review, Constraint constraint, Props props, String one, String other) {
        return review.at(props.path().key(one))
                .refuse(
                        constraint,
                        isSet(props, one).and(() -> isSet(props, other)),
                        "%s is set, and %s is set, too; AWS accepts only one of them",
                        Display.words(one),
                        Display.words(other));
    }

    /** Refuses an object in which the first property is set and the second is not; an empty text, list or object is not set. */
    @CanIgnoreReturnValue
    public static boolean requires(Review review, Constraint constraint, Props props, String one, String needed) {
        return review.at(props.path().key(one))
                .refuse(
                        constraint,
                        isSet(props, one).and(() -> isSet(props, needed).not()),
                        "%s is set, but %s is not",
                        Display.words(one),
                        Display.words(needed));
    }

    /** Whether a property of this name is there and not empty: providers do not send an empty text, list or object. */
    public static Truth isSet(Props props, String name) {
        return props.value(name).matches(value -> !isEmpty(value));
    }

    private static boolean isEmpty(PropertyValue value) {
        return (value instanceof StringValue text && text.value().isEmpty())
                || (value instanceof ListValue list && list.elements().isEmpty())
                || (value instanceof MapValue map && map.entries().isEmpty());
    }

    /** A sentence about the property at this path; an element of a list has no name, and its path stands before the sentence anyhow. */
    private static String named(Path path, String sentence) {
        String name = path.name().replace("%", "%%");
        return name.isEmpty() ? sentence.substring(sentence.indexOf("%s")) : name + " " + sentence;
    }
}
