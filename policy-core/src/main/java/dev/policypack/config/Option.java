package dev.policypack.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.policypack.value.Display;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.BooleanValue;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.NumberValue;
import dev.policypack.value.PropertyValue.StringValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that a user may set for a policy. Declared as a constant of the policy and listed in its {@code about()}.
 *
 * @param <T> what a policy gets: Long, Boolean, String, a list of texts, a map of lists of texts, or a record of several
 */
public final class Option<T> {
    /** The name that Pulumi keeps for itself: it sets the level of a policy. */
    public static final String ENFORCEMENT_LEVEL = "enforcementLevel";

    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]{0,49}");

    private final String name;
    private final String description;
    private final T byDefault;
    private final Object plainDefault;
    private final ImmutableMap<String, Object> shape;
    private final String wanted;
    private final Reader<T> reader;
    private final boolean required;
    /** The option of which this one is a copy with another default; null when it is none. */
    private final @Nullable Option<T> origin;

    private Option(
            String name,
            T byDefault,
            String description,
            Map<String, Object> schema,
            String wanted,
            Object plainDefault,
            Reader<T> reader) {
        this(name, byDefault, description, schema, wanted, plainDefault, reader, false, null);
    }

    private Option(
            String name,
            T byDefault,
            String description,
            Map<String, Object> shape,
            String wanted,
            Object plainDefault,
            Reader<T> reader,
            boolean required,
            @Nullable Option<T> origin) {
        if (name.equals(ENFORCEMENT_LEVEL)) {
            throw new IllegalArgumentException("an option cannot be named \"" + ENFORCEMENT_LEVEL
                    + "\": with this name Pulumi sets the level of a policy; choose another one");
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("the option name \"" + name
                    + "\" is not allowed; write it in camelCase, with letters and digits, 50 of them at the most");
        }
        this.name = name;
        this.byDefault = byDefault;
        this.plainDefault = plainDefault;
        this.description = description;
        this.wanted = wanted;
        this.reader = reader;
        this.shape = ImmutableMap.copyOf(shape);
        this.required = required;
        this.origin = origin;
        if (reader.read(PropertyValue.of(plainDefault)).isEmpty()) {
            throw new IllegalArgumentException("the default of option \"" + name + "\", " + Display.of(byDefault)
                    + ", is not " + wanted + "; widen the range or choose another default");
        }
    }

    /** How an option is read; empty when the value is not one that it takes. */
    @FunctionalInterface
    private interface Reader<T> {
        Optional<T> read(PropertyValue value);
    }

    /** A whole number between two bounds, both allowed. */
    public static Option<Long> integer(String name, long least, long most, long byDefault, String description) {
        return new Option<>(
                name,
                byDefault,
                description,
                ImmutableMap.of("type", "integer", "minimum", least, "maximum", most),
                "a whole number from " + least + " to " + most,
                byDefault,
                value -> value instanceof NumberValue number
                                && number.value() == Math.rint(number.value())
                                && number.value() >= least
                                && number.value() <= most
                        ? Optional.of((long) number.value())
                        : Optional.empty());
    }

    /** True or false. */
    public static Option<Boolean> bool(String name, boolean byDefault, String description) {
        return new Option<>(
                name,
                byDefault,
                description,
                ImmutableMap.of("type", "boolean"),
                "true or false",
                byDefault,
                value -> value instanceof BooleanValue bool ? Optional.of(bool.value()) : Optional.empty());
    }

    /** A text; may be empty. */
    public static Option<String> string(String name, String byDefault, String description) {
        return new Option<>(
                name, byDefault, description, ImmutableMap.of("type", "string"), "a text", byDefault, Option::asText);
    }

    /** One of a few words, which are the constants of an enum in lower case. */
    public static <E extends Enum<E>> Option<E> oneOf(String name, Class<E> words, E byDefault, String description) {
        Map<String, E> byWord = new LinkedHashMap<>();
        for (E constant : words.getEnumConstants()) {
            byWord.put(constant.name().toLowerCase(Locale.ROOT), constant);
        }
        return new Option<>(
                name,
                byDefault,
                description,
                ImmutableMap.of("type", "string", "enum", ImmutableList.copyOf(byWord.keySet())),
                Display.of(byWord.keySet()),
                byDefault.name().toLowerCase(Locale.ROOT),
                value -> asText(value).flatMap(word -> Optional.ofNullable(byWord.get(word))));
    }

    /** A list of texts; may be empty. */
    public static Option<List<String>> strings(String name, List<String> byDefault, String description) {
        return new Option<>(
                name,
                ImmutableList.copyOf(byDefault),
                description,
                ImmutableMap.of("type", "array", "items", ImmutableMap.of("type", "string")),
                "a list of texts",
                byDefault,
                Option::asTexts);
    }

    /** A list of texts, this many of them at the least. */
    public static Option<List<String>> strings(String name, int least, List<String> byDefault, String description) {
        return new Option<>(
                name,
                ImmutableList.copyOf(byDefault),
                description,
                ImmutableMap.of("type", "array", "items", ImmutableMap.of("type", "string"), "minItems", least),
                "a list of at least " + least + (least == 1 ? " text" : " texts"),
                byDefault,
                value -> asTexts(value).filter(texts -> texts.size() >= least));
    }

    /** For each of some keys a list of texts; may be empty. */
    public static Option<Map<String, List<String>>> textsByKey(
            String name, Map<String, List<String>> byDefault, String description) {
        // A map without an order would have another one in every run, and with it the docs.
        Map<String, List<String>> ordered =
                asTextsByKey(PropertyValue.of(byDefault)).orElse(byDefault);
        return new Option<>(
                name,
                ordered,
                description,
                ImmutableMap.of(
                        "type",
                        "object",
                        "additionalProperties",
                        ImmutableMap.of("type", "array", "items", ImmutableMap.of("type", "string"))),
                "an object with lists of texts",
                ordered,
                Option::asTextsByKey);
    }

    /**
     * Several options that belong together, as one object: of a record with the parts of it.
     *
     * <pre>{@code
     * record Alarm(long percent, String topic) {}
     *
     * static final Option<Long> PERCENT = Option.integer("percent", 1, 100, 80, "…");
     * static final Option<String> TOPIC = Option.string("topic", "ops", "…");
     * static final Option<Alarm> ALARM = Option.object(
     *         "alarm", "…", parts -> new Alarm(parts.get(PERCENT), parts.get(TOPIC)), PERCENT, TOPIC);
     * }</pre>
     *
     * <p>The default is made of the defaults of the parts; a user may set some of them and leave out the others.
     *
     * @param binding makes the record
     * @param parts the options that are its parts
     */
    public static <T> Option<T> object(
            String name, String description, Function<Options, T> binding, Option<?>... parts) {
        ImmutableList<Option<?>> all = ImmutableList.copyOf(parts);
        Map<String, Object> schemas = new LinkedHashMap<>();
        Map<String, Object> defaults = new LinkedHashMap<>();
        for (Option<?> part : all) {
            schemas.put(part.name(), part.schema());
            defaults.put(part.name(), part.plainDefault());
        }
        return new Option<>(
                name,
                binding.apply(Options.of(all, MapValue.EMPTY)),
                description,
                ImmutableMap.of("type", "object", "properties", schemas, "additionalProperties", false),
                "an object with " + Display.of(schemas.keySet()),
                defaults,
                value -> value instanceof MapValue map
                        ? Optional.of(binding.apply(parts(name, all, map)))
                        : Optional.empty());
    }

    private static Options parts(String name, List<Option<?>> parts, MapValue given) {
        List<String> unknown = Options.unknownNames(parts, given);
        if (!unknown.isEmpty()) {
            throw new InvalidOptionException(
                    "option \"" + name + "\" has no " + Display.of(unknown.get(0)) + "; it has " + Display.of(parts));
        }
        try {
            return Options.of(parts, given);
        } catch (InvalidOptionException e) {
            throw new InvalidOptionException("option \"" + name + "\": " + e.getMessage());
        }
    }

    /**
     * A structure of the pack's own, for the few settings that are more than a value: read by the one who declares it.
     *
     * @param wanted what it takes, for the message when it got something else: "a list of exemptions"
     * @param reader gives the structure, or empty when the value is not one
     */
    public static <T> Option<T> structure(
            String name,
            Map<String, Object> schema,
            T byDefault,
            Object plainDefault,
            String wanted,
            String description,
            Function<PropertyValue, Optional<T>> reader) {
        return new Option<>(name, byDefault, description, schema, wanted, plainDefault, reader::apply);
    }

    /**
     * The same without a default: users must set it, and what was given as default is only an example for the docs. The engine then
     * refuses every deployment whose configuration does not set it, also one for which the policy is disabled; so a default is better
     * wherever there is a good one.
     */
    public Option<T> required() {
        return new Option<>(name, byDefault, description, shape, wanted, plainDefault, reader, true, null);
    }

    /**
     * The same option with another default. It is equal to this one, so that a policy that asks for this one gets what is set for it.
     *
     * @param plain the default as a user would write it, in plain Java
     * @throws IllegalArgumentException when the option does not take it
     */
    public Option<T> withDefault(Object plain) {
        T value = reader.read(PropertyValue.of(plain))
                .orElseThrow(() -> new IllegalArgumentException("option \"" + name + "\" cannot have the default "
                        + Display.of(plain) + "; it takes " + wanted));
        return new Option<>(
                name, value, description, shape, wanted, plain, reader, false, origin == null ? this : origin);
    }

    /** Whether it is a copy with another default. */
    boolean isCopy() {
        return origin != null;
    }

    private Object original() {
        return origin == null ? this : origin;
    }

    /** Whether it is the same option, maybe with another default. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Option<?> that && original() == that.original();
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(original());
    }

    /** Whether users must set it. */
    public boolean isRequired() {
        return required;
    }

    /** The name, as users write it. */
    public String name() {
        return name;
    }

    /** What it is for, in a sentence. */
    public String description() {
        return description;
    }

    /** What a policy gets when nobody set it; an example when users must set it. */
    public T byDefault() {
        return byDefault;
    }

    /** The default as a user would write it, in plain Java; an example when users must set it. */
    public Object plainDefault() {
        return plainDefault;
    }

    /** What it takes, in words: "a whole number from 1 to 3653". */
    public String wanted() {
        return wanted;
    }

    /** The JSON schema of it, as plain Java, description and default, if it has one, included. */
    public Map<String, Object> schema() {
        ImmutableMap.Builder<String, Object> schema =
                ImmutableMap.<String, Object>builder().putAll(shape);
        if (!required) {
            schema.put("default", plainDefault);
        }
        return schema.put("description", description).buildOrThrow();
    }

    /**
     * What a user's value means.
     *
     * @throws InvalidOptionException when it is not one that the option takes
     */
    T read(PropertyValue value) {
        return reader.read(value)
                .orElseThrow(() -> new InvalidOptionException("option \"" + name + "\" takes " + wanted + ", but "
                        + Display.of(plain(value)) + " was given"));
    }

    private static Object plain(PropertyValue value) {
        if (value instanceof StringValue text) {
            return text.value();
        }
        if (value instanceof NumberValue number) {
            return number.value();
        }
        if (value instanceof BooleanValue bool) {
            return bool.value();
        }
        if (value instanceof ListValue list) {
            int size = list.elements().size();
            return Display.words(size == 0 ? "an empty list" : "a list of " + size);
        }
        return Display.words(value instanceof MapValue ? "an object" : "something else");
    }

    private static Optional<String> asText(PropertyValue value) {
        return value instanceof StringValue text ? Optional.of(text.value()) : Optional.empty();
    }

    private static Optional<List<String>> asTexts(PropertyValue value) {
        if (!(value instanceof ListValue list)) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (PropertyValue element : list.elements()) {
            Optional<String> text = asText(element);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            texts.add(text.get());
        }
        return Optional.of(ImmutableList.copyOf(texts));
    }

    private static Optional<Map<String, List<String>>> asTextsByKey(PropertyValue value) {
        if (!(value instanceof MapValue map)) {
            return Optional.empty();
        }
        ImmutableMap.Builder<String, List<String>> lists = ImmutableMap.builder();
        for (Map.Entry<String, PropertyValue> entry : map.entries().entrySet()) {
            Optional<List<String>> texts = asTexts(entry.getValue());
            if (texts.isEmpty()) {
                return Optional.empty();
            }
            lists.put(entry.getKey(), texts.get());
        }
        return Optional.of(lists.buildOrThrow());
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
