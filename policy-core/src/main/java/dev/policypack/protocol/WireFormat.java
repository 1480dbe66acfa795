package dev.policypack.protocol;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.policypack.value.Internal;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.BooleanValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.NumberValue;
import dev.policypack.value.PropertyValue.OpaqueValue;
import dev.policypack.value.PropertyValue.OpaqueValue.Kind;
import dev.policypack.value.PropertyValue.SecretValue;
import dev.policypack.value.PropertyValue.StringValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Property values as Pulumi puts them into protobuf's Struct: what Struct has no word for is an object with a signature, and an unknown
 * value is one of seven texts. The numbers are those of {@code sdk/go/common/resource/sig} and {@code
 * sdk/go/common/resource/plugin/rpc.go} of pulumi/pulumi.
 */
@Internal
public final class WireFormat {
    private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";
    private static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";
    private static final String ASSET = "c44067f5952c0a294b673a41bacd8c17";
    private static final String ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";
    private static final String REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";
    private static final String OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    private static final String BYTES = "803fd3297a5875dc03ca845dda5d2a98";

    private static final String UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    private static final Set<String> UNKNOWNS = new HashSet<>(List.of(
            UNKNOWN_TEXT,
            "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
            "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
            "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
            "030794c1-ac77-496b-92df-f27374a8bd58",
            "e48ece36-62e2-4504-bad9-02848725956a",
            "dd056dcd-154b-4c76-9bd3-c8f88648b5ff"));

    private WireFormat() {}

    public static MapValue read(Struct struct) {
        Map<String, PropertyValue> entries = new LinkedHashMap<>();
        struct.getFieldsMap().forEach((key, value) -> entries.put(key, read(value)));
        return new MapValue(entries);
    }

    public static PropertyValue read(Value value) {
        return switch (value.getKindCase()) {
            case STRING_VALUE -> string(value.getStringValue());
            case NUMBER_VALUE -> new NumberValue(value.getNumberValue());
            case BOOL_VALUE -> new BooleanValue(value.getBoolValue());
            case STRUCT_VALUE -> special(read(value.getStructValue()));
            case LIST_VALUE -> {
                List<PropertyValue> elements =
                        new ArrayList<>(value.getListValue().getValuesCount());
                value.getListValue().getValuesList().forEach(element -> elements.add(read(element)));
                yield new PropertyValue.ListValue(elements);
            }
            case NULL_VALUE, KIND_NOT_SET -> PropertyValue.of(null);
        };
    }

    private static PropertyValue string(String text) {
        return text.length() == UNKNOWN_TEXT.length() && UNKNOWNS.contains(text)
                ? PropertyValue.unknown()
                : new StringValue(text);
    }

    private static PropertyValue special(MapValue map) {
        if (!(map.entries().get(SIGNATURE) instanceof StringValue signature)) {
            return map;
        }
        return switch (signature.value()) {
            case SECRET -> new SecretValue(map.entries().getOrDefault("value", PropertyValue.of(null)));
            case OUTPUT -> {
                // The value that an output has; without one it is unknown.
                PropertyValue content = map.entries().getOrDefault("value", PropertyValue.unknown());
                boolean secret = PropertyValue.of(true).equals(map.entries().get("secret"));
                yield secret ? new SecretValue(content) : content;
            }
            case ASSET -> new OpaqueValue(Kind.ASSET, map);
            case ARCHIVE -> new OpaqueValue(Kind.ARCHIVE, map);
            case REFERENCE -> new OpaqueValue(Kind.REFERENCE, map);
            case BYTES -> new OpaqueValue(Kind.BYTES, map);
            default -> map;
        };
    }

    public static Struct write(MapValue map) {
        Struct.Builder struct = Struct.newBuilder();
        map.entries().forEach((key, value) -> struct.putFields(key, write(value)));
        return struct.build();
    }

    public static Value write(PropertyValue value) {
        Value.Builder written = Value.newBuilder();
        if (value instanceof StringValue text) {
            written.setStringValue(text.value());
        } else if (value instanceof NumberValue number) {
            written.setNumberValue(number.value());
        } else if (value instanceof BooleanValue bool) {
            written.setBoolValue(bool.value());
        } else if (value instanceof PropertyValue.ListValue list) {
            ListValue.Builder elements = ListValue.newBuilder();
            list.elements().forEach(element -> elements.addValues(write(element)));
            written.setListValue(elements);
        } else if (value instanceof MapValue map) {
            written.setStructValue(write(map));
        } else if (value instanceof PropertyValue.UnknownValue) {
            written.setStringValue(UNKNOWN_TEXT);
        } else if (value instanceof SecretValue secret) {
            written.setStructValue(Struct.newBuilder()
                    .putFields(
                            SIGNATURE, Value.newBuilder().setStringValue(SECRET).build())
                    .putFields("value", write(secret.content())));
        } else if (value instanceof OpaqueValue opaque) {
            written.setStructValue(write(opaque.fields()));
        } else {
            written.setNullValue(NullValue.NULL_VALUE);
        }
        return written.build();
    }
}
