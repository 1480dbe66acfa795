package dev.policypack.ecs.simulation;

import com.google.common.collect.ImmutableSet;
import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Properties between the wire and plain Java: text, Boolean, Long for whole numbers, Double for others, List, Map. What
 * is special stays as it is on the wire: an unknown value is one of seven fixed texts, a secret a map that carries a
 * signature.
 *
 * @see <a href="https://github.com/pulumi/pulumi/blob/v3.258.0/sdk/go/common/resource/plugin/rpc.go">the marshalling of
 *     the engine</a>
 */
final class Wire {
    static final String UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    static final String SIGNATURE = "4dabf18193072939515e22adb298388d";
    static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";
    private static final String OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

    private static final Set<String> UNKNOWNS = ImmutableSet.of(
            UNKNOWN,
            "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
            "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
            "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
            "030794c1-ac77-496b-92df-f27374a8bd58",
            "e48ece36-62e2-4504-bad9-02848725956a",
            "dd056dcd-154b-4c76-9bd3-c8f88648b5ff");

    private Wire() {}

    /** The properties of an object, in alphabetical order; those that are null are left out, as the provider does. */
    static Map<String, Object> map(Struct struct) {
        Map<String, Object> properties = new TreeMap<>();
        struct.getFieldsMap().forEach((name, value) -> {
            Object property = plain(value);
            if (property != null) {
                properties.put(name, property);
            }
        });
        return Collections.unmodifiableMap(properties);
    }

    private static @Nullable Object plain(Value value) {
        return switch (value.getKindCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> value.getBoolValue();
            case NUMBER_VALUE -> number(value.getNumberValue());
            case STRUCT_VALUE -> map(value.getStructValue());
            case LIST_VALUE -> {
                List<@Nullable Object> elements = new ArrayList<>();
                value.getListValue().getValuesList().forEach(element -> elements.add(plain(element)));
                yield Collections.unmodifiableList(elements);
            }
            case NULL_VALUE, KIND_NOT_SET -> null;
        };
    }

    private static Object number(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1L << 53) {
            return (long) number;
        }
        return number;
    }

    static Struct struct(Map<String, ?> properties) {
        Struct.Builder struct = Struct.newBuilder();
        properties.forEach((name, value) -> struct.putFields(name, value(value)));
        return struct.build();
    }

    private static Value value(@Nullable Object plain) {
        Value.Builder value = Value.newBuilder();
        if (plain == null) {
            return value.setNullValue(NullValue.NULL_VALUE).build();
        }
        if (plain instanceof Boolean flag) {
            return value.setBoolValue(flag).build();
        }
        if (plain instanceof Number number) {
            return value.setNumberValue(number.doubleValue()).build();
        }
        if (plain instanceof Map<?, ?> map) {
            Struct.Builder struct = Struct.newBuilder();
            map.forEach((key, element) -> struct.putFields(String.valueOf(key), value(element)));
            return value.setStructValue(struct).build();
        }
        if (plain instanceof Collection<?> collection) {
            ListValue.Builder list = ListValue.newBuilder();
            collection.forEach(element -> list.addValues(value(element)));
            return value.setListValue(list).build();
        }
        return value.setStringValue(plain.toString()).build();
    }

    static boolean isUnknown(@Nullable Object value) {
        if (value instanceof Map<?, ?> map && OUTPUT.equals(map.get(SIGNATURE))) {
            return !map.containsKey("value");
        }
        return value instanceof String text && UNKNOWNS.contains(text);
    }

    /** Whether a value is unknown, or anything in it is. */
    static boolean containsUnknown(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return isUnknown(map) || map.values().stream().anyMatch(Wire::containsUnknown);
        }
        if (value instanceof Collection<?> collection) {
            return collection.stream().anyMatch(Wire::containsUnknown);
        }
        return isUnknown(value);
    }

    static boolean isSecret(@Nullable Object value) {
        return value instanceof Map<?, ?> map && SECRET.equals(map.get(SIGNATURE));
    }

    /** Whether a map is no object of the program but one of the wire's own: a secret, an asset, a link … */
    static boolean isSpecial(Map<?, ?> map) {
        return map.containsKey(SIGNATURE);
    }

    /** What is in a secret or an output value; any other value is returned as it is. */
    static @Nullable Object open(@Nullable Object value) {
        if (value instanceof Map<?, ?> map
                && (SECRET.equals(map.get(SIGNATURE)) || OUTPUT.equals(map.get(SIGNATURE)))) {
            return map.containsKey("value") ? open(map.get("value")) : UNKNOWN;
        }
        return value;
    }

    static Map<String, Object> secret(Object content) {
        return Map.of(SIGNATURE, SECRET, "value", content);
    }
}
