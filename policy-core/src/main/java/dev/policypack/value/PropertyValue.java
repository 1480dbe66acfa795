package dev.policypack.value;

import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A property as the engine sends it, nothing added and nothing lost. Policies do not read this type: they read {@link
 * Value}, {@link Props} and {@link Items}, which answer for unknown and secret values.
 */
public sealed interface PropertyValue {

    /** A null that was written as such; a missing property is simply not there. */
    record NullValue() implements PropertyValue {}

    /** True or false. */
    record BooleanValue(boolean value) implements PropertyValue {}

    /** A number; the engine sends all of them as doubles. */
    record NumberValue(double value) implements PropertyValue {}

    /** A text. It remembers what it holds as JSON, since many policies ask for the same document. */
    final class StringValue implements PropertyValue {
        private final String value;
        private @Nullable PropertyValue json;

        /** A text. */
        public StringValue(String value) {
            this.value = value;
        }

        /** The text itself. */
        public String value() {
            return value;
        }

        /** What the text holds when it is read as JSON. */
        PropertyValue json() throws Json.NotJson {
            PropertyValue known = json;
            if (known == null) {
                known = Json.read(value);
                // Two threads may read it twice; what they read is the same.
                json = known;
            }
            return known;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof StringValue that && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }

        /** As a record would write it, for debugging. */
        @Override
        public String toString() {
            return "StringValue[value=" + value + "]";
        }
    }

    /** A list, in its order. */
    record ListValue(List<PropertyValue> elements) implements PropertyValue {
        /** Copies the list. */
        public ListValue {
            elements = List.copyOf(elements);
        }
    }

    /** An object, its keys in the order in which they came. */
    record MapValue(Map<String, PropertyValue> entries) implements PropertyValue {
        /** An object without properties. */
        public static final MapValue EMPTY = new MapValue(Map.of());

        /** Copies the map, in its order. */
        public MapValue {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** This object with one property set. */
        public MapValue with(String key, PropertyValue value) {
            Map<String, PropertyValue> changed = new LinkedHashMap<>(entries);
            changed.put(key, value);
            return new MapValue(changed);
        }

        /** This object without the property of this name. */
        public MapValue without(String key) {
            Map<String, PropertyValue> changed = new LinkedHashMap<>(entries);
            changed.remove(key);
            return new MapValue(changed);
        }
    }

    /** A value that is not known before the deployment has come further. */
    record UnknownValue() implements PropertyValue {}

    /** A secret, with what is in it. */
    record SecretValue(PropertyValue content) implements PropertyValue {
        /** Never the content. */
        @Override
        public String toString() {
            return "[secret]";
        }
    }

    /**
     * A file, a folder or a link to another resource: something that is handed on as it is. The fields are those of the
     * wire format, its signature included, so that it can be sent back untouched.
     *
     * @param kind what it is
     * @param fields its fields, as they came
     */
    record OpaqueValue(Kind kind, MapValue fields) implements PropertyValue {
        /** What an opaque value is. */
        public enum Kind {
            /** A file. */
            ASSET,
            /** A folder. */
            ARCHIVE,
            /** A link to another resource of the stack. */
            REFERENCE,
            /** A text that is not valid UTF-8. */
            BYTES
        }
    }

    /** The unknown value. */
    static PropertyValue unknown() {
        return Constants.UNKNOWN;
    }

    /** A secret around a value; a plain Java value is converted as by {@link #of}. */
    static PropertyValue secret(@Nullable Object content) {
        return new SecretValue(of(content));
    }

    /**
     * A property from plain Java.
     *
     * @param value null, a Boolean, a Number, a text, a List, a Map with text keys, or a PropertyValue
     * @throws IllegalArgumentException for a value of another class
     */
    static PropertyValue of(@Nullable Object value) {
        if (value == null) {
            return Constants.NULL;
        }
        if (value instanceof PropertyValue property) {
            return property;
        }
        if (value instanceof Props props) {
            return props.raw();
        }
        if (value instanceof CharSequence text) {
            return new StringValue(text.toString());
        }
        if (value instanceof Boolean bool) {
            return new BooleanValue(bool);
        }
        if (value instanceof Number number) {
            return new NumberValue(number.doubleValue());
        }
        if (value instanceof List<?> list) {
            List<PropertyValue> elements = new ArrayList<>(list.size());
            for (Object element : list) {
                elements.add(of(element));
            }
            return new ListValue(elements);
        }
        if (value instanceof Map<?, ?> map) {
            // Map.of() has another order in every run; what is made of it must not.
            boolean ordered = map instanceof LinkedHashMap || map instanceof SortedMap || map instanceof ImmutableMap;
            Map<String, PropertyValue> entries = ordered ? new LinkedHashMap<>() : new TreeMap<>();
            map.forEach((key, entry) -> entries.put(String.valueOf(key), of(entry)));
            return new MapValue(entries);
        }
        throw new IllegalArgumentException("a property cannot be made of a "
                + value.getClass().getName() + "; it takes null, a Boolean, a Number, a text, a List or a Map");
    }

    /** A number as a person writes it: {@code 5}, not {@code 5.0}. */
    static String plainNumber(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.toString(number);
        }
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString((long) number);
        }
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
