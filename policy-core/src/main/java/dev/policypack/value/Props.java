package dev.policypack.value;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import dev.policypack.value.Observation.Kind;
import dev.policypack.value.PropertyValue.BooleanValue;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.NullValue;
import dev.policypack.value.PropertyValue.NumberValue;
import dev.policypack.value.PropertyValue.OpaqueValue;
import dev.policypack.value.PropertyValue.SecretValue;
import dev.policypack.value.PropertyValue.StringValue;
import dev.policypack.value.PropertyValue.UnknownValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a resource, or of an object inside them. Like a {@link Value}, the object itself may be missing,
 * unknown, secret or of another shape; what is read out of it then is so, too, and nothing throws.
 *
 * <p>Reading is lenient where spelling is a matter of taste: {@code "30"} is a number, {@code "true"} a boolean, {@code 256}
 * a text, one element stands for a list of one and a list of one for its element. A null is missing.
 */
public final class Props implements Placed {
    private static final int LONGEST_NUMBER = 100;

    private final @Nullable PropertyValue raw;
    private final Path path;
    private final boolean secret;
    private final boolean anyCase;
    private final @Nullable Consumer<Path> asked;
    private final PropertyMapping layout;
    private @Nullable List<Value<PropertyValue>> leaves;

    private Props(
            @Nullable PropertyValue raw,
            Path path,
            boolean secret,
            boolean anyCase,
            @Nullable Consumer<Path> asked,
            PropertyMapping layout) {
        this.raw = raw;
        this.path = path;
        this.secret = secret;
        this.anyCase = anyCase;
        this.asked = asked;
        this.layout = layout;
    }

    /** The properties in this object. */
    public static Props of(MapValue properties, Path path) {
        return new Props(properties, path, false, false, null, PropertyMapping.PLAIN);
    }

    /** The same, which tell where each property stands, or would stand, that is asked for, here and in what is inside. */
    public Props watchedBy(Consumer<Path> watcher) {
        return new Props(raw, path, secret, anyCase, watcher, layout);
    }

    private Path ask(String key) {
        Path at = path.key(key);
        if (asked != null) {
            asked.accept(at);
        }
        return at;
    }

    /** What stands at this path, read as an object; null where nothing does. */
    private Props at(@Nullable PropertyValue found, Path at, boolean isSecret) {
        PropertyValue content = found;
        boolean hidden = isSecret;
        while (content instanceof SecretValue wrapped) {
            content = wrapped.content();
            hidden = true;
        }
        if (content instanceof ListValue list && list.elements().size() == 1) {
            return at(list.elements().get(0), at.index(0), hidden);
        }
        return new Props(
                content instanceof NullValue ? null : content, at, hidden, anyCase, asked, PropertyMapping.PLAIN);
    }

    /** The same, in which upper and lower case of names make no difference, here and in what is inside: some readers of JSON do so. */
    public Props ignoringCase() {
        return new Props(raw, path, secret, true, asked, layout);
    }

    /**
     * The same, in which some properties of this object stand elsewhere: asked for by their usual names they are read, and set, where
     * they stand, and their paths say where. All others are as they are.
     */
    public Props laidOut(PropertyMapping names) {
        return new Props(raw, path, secret, anyCase, asked, names);
    }

    /** The object in which a property stands, with names as they are. */
    private Props home(String key) {
        Props home = new Props(raw, path, secret, anyCase, asked, PropertyMapping.PLAIN);
        for (String step : layout.way(key)) {
            home = home.object(step);
        }
        return home;
    }

    private @Nullable PropertyValue entry(MapValue map, String key) {
        PropertyValue exact = map.entries().get(key);
        if (exact != null || !anyCase) {
            return exact;
        }
        for (Map.Entry<String, PropertyValue> entry : map.entries().entrySet()) {
            if (entry.getKey().equalsIgnoreCase(key)) {
                ask(entry.getKey());
                return entry.getValue();
            }
        }
        return null;
    }

    /** Where the object stands. */
    @Override
    public Path path() {
        return path;
    }

    /** The raw data of the object; an empty object when it is missing. Secrets stay wrapped. */
    public PropertyValue raw() {
        PropertyValue data = raw == null ? MapValue.EMPTY : raw;
        return secret ? new SecretValue(data) : data;
    }

    /** Whether the object is there; unknown when it is unknown. */
    public Truth isPresent() {
        return self().isPresent();
    }

    /** Whether nothing is there; unknown when it is unknown. */
    public Truth isMissing() {
        return self().isMissing();
    }

    /** Whether a property of this name is there. */
    public Truth has(String key) {
        return value(key).isPresent();
    }

    /** Whether anything in these properties is unknown, at any depth. */
    public boolean holdsUnknown() {
        return raw != null && Unknowns.in(raw);
    }

    /** Whether the property of this name is unknown, or anything in it. */
    public boolean holdsUnknown(String key) {
        if (layout.isElsewhere(key)) {
            return home(key).holdsUnknown(layout.name(key));
        }
        ask(key);
        return raw instanceof MapValue map
                ? map.entries().containsKey(key) && Unknowns.in(map.entries().getOrDefault(key, Constants.NULL))
                : holdsUnknown();
    }

    /** The names of the properties that are there, the engine's own ({@code __defaults}) left out; missing when the object is. */
    public Value<Set<String>> keys() {
        return self().map(object -> {
            Set<String> keys = new java.util.LinkedHashSet<>();
            object.entries().forEach((key, value) -> {
                if (!(value instanceof NullValue) && !isEngines(key)) {
                    ask(key);
                    keys.add(key);
                }
            });
            return keys;
        });
    }

    /** The property of this name, whatever it is. */
    public Value<PropertyValue> value(String key) {
        return read(key, "", Optional::of);
    }

    /** A text; a number or boolean is read as it is written. */
    public Value<String> string(String key) {
        return read(key, "a text", Props::asText);
    }

    /** A text that is not empty; an empty one is missing. */
    public Value<String> nonEmptyText(String key) {
        return string(key).map(Strings::emptyToNull);
    }

    /** A whole number, also one written as a text. */
    public Value<Long> integer(String key) {
        return read(key, "a whole number", Props::asInteger);
    }

    /** A number, also one written as a text. */
    public Value<Double> number(String key) {
        return read(key, "a number", Props::asNumber);
    }

    /** True or false, also written as a text. */
    public Value<Boolean> bool(String key) {
        return read(key, "true or false", Props::asBoolean);
    }

    /** An object inside this one. */
    public Props object(String key) {
        if (layout.isElsewhere(key)) {
            return home(key).object(layout.name(key));
        }
        Path at = ask(key);
        return raw instanceof MapValue map
                ? at(entry(map, key), at, secret)
                : new Props(raw, raw == null ? at : path, secret, anyCase, asked, PropertyMapping.PLAIN);
    }

    /** A list of objects. */
    public Items<Props> objects(String key) {
        return list(key, (element, at) -> at(element, at, secret));
    }

    /** A list of texts. */
    public Items<Value<String>> strings(String key) {
        return list(key, (element, at) -> leaf(element, at, "a text", Props::asText));
    }

    /** A text that holds a JSON object, or the object itself; the path goes on inside it. */
    public Props json(String key) {
        if (layout.isElsewhere(key)) {
            return home(key).json(layout.name(key));
        }
        return parsed(key).object(key);
    }

    /** A text that holds a JSON list of objects, or the list itself; the path goes on inside it. */
    public Items<Props> jsonObjects(String key) {
        if (layout.isElsewhere(key)) {
            return home(key).jsonObjects(layout.name(key));
        }
        return parsed(key).objects(key);
    }

    /** A text that holds JSON, read as what it holds; anything that is not a text as it is; malformed when it is no JSON. */
    public Value<PropertyValue> jsonValue(String key) {
        Value<PropertyValue> value = value(key);
        return value.flatMap(content -> {
            if (!(content instanceof StringValue text)) {
                return value;
            }
            try {
                return Value.known(text.json(), value.path());
            } catch (Json.NotJson e) {
                return Value.malformed(value.path(), secret ? "[secret], which is not valid JSON" : e.getMessage());
            }
        });
    }

    /**
     * Every value at any depth that holds no others: texts, numbers, booleans, empty lists and objects, unknown ones. A text that holds
     * a JSON object or list is looked into, with the path going on inside it. Names that begin with {@code __} are the engine's own and
     * left out.
     */
    public List<Value<PropertyValue>> leaves() {
        List<Value<PropertyValue>> known = leaves;
        if (known == null) {
            List<Value<PropertyValue>> collected = new ArrayList<>();
            if (raw != null) {
                collect(raw, path, secret, collected);
            }
            known = ImmutableList.copyOf(collected);
            // Several policies ask for them; two threads may collect them twice, and find the same.
            leaves = known;
        }
        if (asked != null) {
            known.forEach(leaf -> asked.accept(leaf.path()));
        }
        return known;
    }

    private static void collect(PropertyValue value, Path at, boolean hidden, List<Value<PropertyValue>> leaves) {
        if (value instanceof SecretValue wrapped) {
            collect(wrapped.content(), at, true, leaves);
        } else if (value instanceof MapValue map && !map.entries().isEmpty()) {
            // A loop, since a lambda would cost three more frames of the stack on each level.
            for (Map.Entry<String, PropertyValue> entry : map.entries().entrySet()) {
                if (!isEngines(entry.getKey())) {
                    collect(entry.getValue(), at.key(entry.getKey()), hidden, leaves);
                }
            }
        } else if (value instanceof ListValue list && !list.elements().isEmpty()) {
            for (int i = 0; i < list.elements().size(); i++) {
                collect(list.elements().get(i), at.index(i), hidden, leaves);
            }
        } else if (value instanceof UnknownValue) {
            leaves.add(seen(Value.unknown(at), hidden));
        } else if (!(value instanceof NullValue)) {
            PropertyValue inside = value instanceof StringValue text ? Json.inside(text) : value;
            if (inside instanceof StringValue || inside == value) {
                leaves.add(seen(Value.known(inside, at), hidden));
            } else {
                collect(inside, at, hidden, leaves);
            }
        }
    }

    /** Whether the engine keeps the name for itself, as {@code resource.IsInternalPropertyKey} of pulumi/pulumi does. */
    private static boolean isEngines(String key) {
        return key.startsWith("__");
    }

    /**
     * These properties with one set; a plain Java value is converted as by {@link PropertyValue#of}. What takes the place of a secret is
     * a secret, too; take the property away first where it shall not be.
     */
    public Props with(String key, @Nullable Object value) {
        if (layout.isElsewhere(key)) {
            return changed(layout.way(key), home -> home.with(layout.name(key), value));
        }
        MapValue map = raw instanceof MapValue known ? known : MapValue.EMPTY;
        PropertyValue set = PropertyValue.of(value);
        boolean stays = map.entries().get(key) instanceof SecretValue && !(set instanceof SecretValue);
        return new Props(map.with(key, stays ? new SecretValue(set) : set), path, secret, anyCase, asked, layout);
    }

    /** These properties without the one of this name. */
    public Props without(String key) {
        if (layout.isElsewhere(key)) {
            return changed(layout.way(key), home -> home.without(layout.name(key)));
        }
        return raw instanceof MapValue known
                ? new Props(known.without(key), path, secret, anyCase, asked, layout)
                : this;
    }

    /** These properties with a change in an object inside them. */
    private Props changed(List<String> way, UnaryOperator<Props> change) {
        Props plain = laidOut(PropertyMapping.PLAIN);
        if (way.isEmpty()) {
            return change.apply(plain).laidOut(layout);
        }
        Props inside = plain.object(way.get(0)).changed(way.subList(1, way.size()), change);
        return plain.with(way.get(0), inside.raw()).laidOut(layout);
    }

    private Props parsed(String key) {
        PropertyValue found = raw instanceof MapValue map ? entry(map, key) : null;
        boolean hidden = secret;
        while (found instanceof SecretValue wrapped) {
            found = wrapped.content();
            hidden = true;
        }
        if (!(found instanceof StringValue text)) {
            return this;
        }
        PropertyValue content;
        try {
            content = text.json();
        } catch (Json.NotJson e) {
            // Left as the text that it is: whoever asks for an object or a list learns that it is none.
            content = new StringValue(text.value());
        }
        return new Props(
                MapValue.EMPTY.with(key, hidden ? new SecretValue(content) : content),
                path,
                secret,
                anyCase,
                asked,
                PropertyMapping.PLAIN);
    }

    private Value<MapValue> self() {
        PropertyValue data = raw;
        if (data == null) {
            return seen(Value.missing(path), secret);
        }
        return leaf(
                data, path, "an object", value -> value instanceof MapValue map ? Optional.of(map) : Optional.empty());
    }

    private <T> Items<T> list(String key, Items.Reader<T> reader) {
        Value<PropertyValue> value = value(key);
        boolean hidden = value.isSecret();
        return Items.of(value.map(content -> {
            List<T> elements = new ArrayList<>();
            if (content instanceof ListValue list) {
                for (int i = 0; i < list.elements().size(); i++) {
                    PropertyValue element = list.elements().get(i);
                    elements.add(reader.read(
                            hidden ? new SecretValue(element) : element,
                            value.path().index(i)));
                }
            } else {
                elements.add(reader.read(hidden ? new SecretValue(content) : content, value.path()));
            }
            return elements;
        }));
    }

    private <T> Value<T> read(String key, String wanted, Function<PropertyValue, Optional<T>> reader) {
        if (layout.isElsewhere(key)) {
            return home(key).read(layout.name(key), wanted, reader);
        }
        PropertyValue data = raw;
        Path at = ask(key);
        if (data instanceof MapValue map) {
            PropertyValue found = entry(map, key);
            return found == null ? seen(Value.missing(at), secret) : leaf(found, at, wanted, reader);
        }
        if (data == null) {
            return seen(Value.missing(at), secret);
        }
        if (data instanceof UnknownValue) {
            return seen(Value.unknown(path), secret);
        }
        return seen(Value.malformed(path, shape(data) + ", which is not an object"), secret);
    }

    private <T> Value<T> leaf(
            PropertyValue found, Path at, String wanted, Function<PropertyValue, Optional<T>> reader) {
        PropertyValue content = found;
        boolean hidden = secret;
        while (content instanceof SecretValue wrapped) {
            content = wrapped.content();
            hidden = true;
        }
        if (content instanceof UnknownValue) {
            return seen(Value.unknown(at), hidden);
        }
        if (content instanceof NullValue) {
            return seen(Value.missing(at), hidden);
        }
        Optional<T> known = reader.apply(content);
        Value<T> value = known.isPresent()
                ? Value.known(known.get(), at)
                : Value.malformed(at, (hidden ? "[secret]" : shape(content)) + ", which is not " + wanted);
        return seen(value, hidden);
    }

    private static <T> Value<T> seen(Value<T> value, boolean hidden) {
        return hidden ? value.asSecret() : value;
    }

    private static Optional<String> asText(PropertyValue value) {
        if (value instanceof StringValue text) {
            return Optional.of(text.value());
        }
        if (value instanceof NumberValue number) {
            return Optional.of(PropertyValue.plainNumber(number.value()));
        }
        return value instanceof BooleanValue bool ? Optional.of(Boolean.toString(bool.value())) : Optional.empty();
    }

    private static Optional<Double> asNumber(PropertyValue value) {
        if (value instanceof NumberValue number) {
            return Optional.of(number.value());
        }
        // Longer texts are no numbers that anybody wrote, and reading one takes time that grows with the square of its
        // length.
        if (value instanceof StringValue text && text.value().length() <= LONGEST_NUMBER) {
            try {
                return Optional.of(Double.valueOf(text.value().strip())).filter(Double::isFinite);
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<Long> asInteger(PropertyValue value) {
        return asNumber(value)
                .filter(number -> number == Math.rint(number) && Math.abs(number) < 1e15)
                .map(Double::longValue);
    }

    private static Optional<Boolean> asBoolean(PropertyValue value) {
        if (value instanceof BooleanValue bool) {
            return Optional.of(bool.value());
        }
        if (value instanceof StringValue text) {
            return switch (text.value()) {
                case "true" -> Optional.of(true);
                case "false" -> Optional.of(false);
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    /** What kind of thing a raw value is, for the sentence that says that it is the wrong kind. */
    private static String shape(PropertyValue value) {
        if (value instanceof StringValue text) {
            return Display.of(text.value());
        }
        if (value instanceof NumberValue number) {
            return PropertyValue.plainNumber(number.value());
        }
        if (value instanceof BooleanValue bool) {
            return Boolean.toString(bool.value());
        }
        if (value instanceof ListValue list) {
            return list.elements().isEmpty()
                    ? "an empty list"
                    : "a list of " + list.elements().size();
        }
        if (value instanceof MapValue) {
            return "an object";
        }
        if (value instanceof OpaqueValue opaque) {
            return "of kind " + opaque.kind().name().toLowerCase(java.util.Locale.ROOT);
        }
        return "nothing";
    }

    /** The evidence that the object itself gives, for an answer about all of it. */
    public Observation evidence() {
        return self().evidence().kind() == Kind.KNOWN && raw != null
                ? new Observation(Kind.KNOWN, path, secret ? "[secret]" : "set")
                : self().evidence();
    }

    /** Where the object stands; never its content, which may hold secrets. */
    @Override
    public String toString() {
        return "properties at \"" + path + "\"";
    }
}
