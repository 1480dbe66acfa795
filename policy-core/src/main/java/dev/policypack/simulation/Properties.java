package dev.policypack.simulation;

import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.NullValue;
import dev.policypack.value.PropertyValue.SecretValue;
import dev.policypack.value.PropertyValue.StringValue;
import dev.policypack.value.PropertyValue.UnknownValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Property values as a provider handles them. */
final class Properties {
    private Properties() {}

    /** In alphabetical order at each level, and without what is null: a provider does not see that. */
    static MapValue sorted(MapValue properties) {
        Map<String, PropertyValue> sorted = new TreeMap<>();
        properties.entries().forEach((name, value) -> {
            if (!(value instanceof NullValue)) {
                sorted.put(name, inside(value, map -> sorted(map)));
            }
        });
        return new MapValue(sorted);
    }

    /** The same value with each of its maps changed: itself, those in a list, what is in a secret. */
    static PropertyValue inside(PropertyValue value, Function<MapValue, PropertyValue> change) {
        if (value instanceof MapValue map) {
            return change.apply(map);
        }
        if (value instanceof ListValue list) {
            return new ListValue(list.elements().stream()
                    .map(element -> inside(element, change))
                    .toList());
        }
        return value instanceof SecretValue secret ? new SecretValue(inside(secret.content(), change)) : value;
    }

    /** What is in a secret; any other value is returned as it is. */
    static PropertyValue open(PropertyValue value) {
        return value instanceof SecretValue secret ? open(secret.content()) : value;
    }

    /** A value, opened if it is secret; empty if it is missing, null or unknown. */
    static Optional<PropertyValue> known(@Nullable PropertyValue value) {
        return Optional.ofNullable(value)
                .map(Properties::open)
                .filter(content -> !(content instanceof NullValue) && !(content instanceof UnknownValue));
    }

    /** A value as text; the other one if it is missing, null, unknown, or no string. */
    static String string(@Nullable PropertyValue value, String otherwise) {
        return known(value).orElse(PropertyValue.of(null)) instanceof StringValue string ? string.value() : otherwise;
    }

    /** The elements of a list; none if the value is something else. */
    static List<PropertyValue> elements(@Nullable PropertyValue value) {
        return value instanceof ListValue list ? list.elements() : List.of();
    }
}
