package dev.policypack.ecs.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import dev.policypack.ecs.simulation.SimulatedType.AutoName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The AWS that both doors open to: checks the inputs of a resource as the provider does, and makes up what AWS would
 * compute. Keeps nothing; all that it returns follows from its arguments. Properties are plain maps as {@link Wire}
 * reads them.
 */
final class SimulatedAws {
    /** The inputs in which the bridge notes which properties it filled in. Policies see it on the wire. */
    static final String DEFAULTS = "__defaults";

    private static final ImmutableMap<String, SimulatedType> TYPES = Maps.uniqueIndex(
            Iterables.concat(NetworkTypes.all(), ContainerTypes.all(), SecurityTypes.all(), DataTypes.all()),
            SimulatedType::token);
    private static final ImmutableMap<String, SimulatedType> FUNCTIONS =
            Maps.uniqueIndex(Functions.all(), SimulatedType::token);

    /** Properties that are maps, whose keys are the program's own: the bridge notes no defaults in them. */
    private static final ImmutableSet<String> FREE_MAPS = ImmutableSet.of(
            "dimensions", "driverOpts", "labels", "options", "properties", "tags", "tagsAll", "triggers");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ProviderSettings settings;

    SimulatedAws(ProviderSettings settings) {
        this.settings = settings;
    }

    /** The table: resource types by token. */
    static Map<String, SimulatedType> types() {
        return TYPES;
    }

    /** The table: functions by token. */
    static Map<String, SimulatedType> functions() {
        return FUNCTIONS;
    }

    /**
     * Fills in what the provider fills in before anything is created: a name, defaults, all tags.
     *
     * @param token the type
     * @param name the name of the resource in the program
     * @param seed what makes its automatic name its own: the URN
     * @param olds its inputs as they were checked the last time; an automatic name is kept. Empty if it is new
     * @param news its inputs as the program gives them; what is unknown or secret in them stays so
     * @throws SimulationException if the name does not fit
     */
    Map<String, Object> check(
            String token, String name, String seed, Map<String, Object> olds, Map<String, Object> news) {
        if (!token.startsWith("aws:")) {
            return news;
        }
        Map<String, Object> inputs = copy(news);
        SimulatedType type = TYPES.get(token);
        if (type != null) {
            AutoName autoName = type.autoName();
            if (autoName != null
                    && !inputs.containsKey(autoName.property())
                    && !inputs.containsKey(autoName.prefixProperty())) {
                fillIn(inputs, autoName.property(), name(type, autoName, name, seed, olds, inputs));
            }
            type.presets()
                    .forEach((path, value) -> preset(inputs, Splitter.on('.').splitToList(path), value));
            checkLength(type, name, inputs);
        }
        noteDefaults(inputs);
        if (inputs.containsKey("tags") || PropertyNames.of(token).outputs().contains("tagsAll")) {
            inputs.put("tagsAll", allTags(inputs.get("tags")));
        }
        return inputs;
    }

    /**
     * The outputs of a resource that is created now: its inputs and all that AWS computes.
     *
     * @param inputs checked inputs; in an update none of them is unknown
     */
    Map<String, Object> create(String token, String seed, Map<String, Object> inputs) {
        Map<String, Object> outputs = withoutDefaults(inputs);
        outputs.remove("id");
        type(token).outputs().forEach((property, value) -> {
            if (!outputs.containsKey(property)) {
                outputs.put(property, value.apply(new Facts(settings.account(), seed, property, outputs)));
            }
        });
        return outputs;
    }

    /**
     * The outputs of a resource that a preview would create: its inputs; what AWS computes is unknown, the ID with it.
     */
    Map<String, Object> preview(String token, Map<String, Object> inputs) {
        Map<String, Object> outputs = withoutDefaults(inputs);
        outputs.put("id", Wire.UNKNOWN);
        for (String property : Sets.union(
                type(token).outputs().keySet(), PropertyNames.of(token).outputs())) {
            outputs.putIfAbsent(property, Wire.UNKNOWN);
        }
        return outputs;
    }

    /**
     * The outputs of a resource that is changed in place: the new inputs, and what AWS computed when it was created.
     */
    Map<String, Object> update(String token, Map<String, Object> oldOutputs, Map<String, Object> inputs) {
        Map<String, Object> outputs = withoutDefaults(inputs);
        for (String computed : Sets.union(Set.of("id"), type(token).outputs().keySet())) {
            if (oldOutputs.containsKey(computed)) {
                outputs.putIfAbsent(computed, Objects.requireNonNull(oldOutputs.get(computed)));
            }
        }
        return outputs;
    }

    /** The outputs of a resource that was there before the program, by its ID. */
    Map<String, Object> read(String token, String seed, String id, Map<String, Object> known) {
        Map<String, Object> outputs = copy(known);
        outputs.put("id", id);
        SimulatedType type = type(token);
        if (type.autoName() != null && type.outputs().containsKey("id")) {
            outputs.putIfAbsent(type.autoName().property(), id);
        }
        type.presets().forEach((path, value) -> {
            if (path.indexOf('.') < 0) {
                outputs.putIfAbsent(path, value);
            }
        });
        type.outputs().forEach((property, value) -> {
            if (!outputs.containsKey(property)) {
                outputs.put(property, value.apply(new Facts(settings.account(), seed, property, outputs)));
            }
        });
        return outputs;
    }

    /**
     * What changes between two sets of checked inputs.
     *
     * @param changed the properties that differ
     * @param replacing those of them that cannot be changed in place
     * @param deleteFirst whether the old resource has to go before the new one comes, because the program gave it a
     *     name of its own
     */
    record Changes(Set<String> changed, Set<String> replacing, boolean deleteFirst) {}

    Changes diff(String token, Map<String, Object> olds, Map<String, Object> news) {
        Set<String> changed = new TreeSet<>();
        for (String property : Sets.union(olds.keySet(), news.keySet())) {
            if (!property.equals(DEFAULTS) && !Objects.equals(bare(olds.get(property)), bare(news.get(property)))) {
                changed.add(property);
            }
        }
        SimulatedType type = type(token);
        Set<String> replacing = ImmutableSet.copyOf(Sets.intersection(changed, type.replacing()));
        boolean nameIsGiven = type.autoName() != null
                && !(news.get(DEFAULTS) instanceof Collection<?> defaults
                        && defaults.contains(type.autoName().property()));
        return new Changes(changed, replacing, !replacing.isEmpty() && nameIsGiven);
    }

    /**
     * Answers a function.
     *
     * @throws SimulationException if the table does not have it
     */
    Map<String, Object> invoke(String token, Map<String, Object> arguments) {
        SimulatedType function = FUNCTIONS.get(token);
        if (function == null) {
            throw new SimulationException("The simulated AWS has no answer for the function " + token
                    + "; let the program take that value from its configuration instead.");
        }
        Map<String, Object> answer = copy(arguments);
        function.presets().forEach(answer::putIfAbsent);
        String seed = token + new TreeMap<>(arguments);
        function.outputs()
                .forEach((property, value) -> answer.computeIfAbsent(
                        property, name -> value.apply(new Facts(settings.account(), seed, name, answer))));
        return answer;
    }

    private static SimulatedType type(String token) {
        SimulatedType type = TYPES.get(token);
        return type == null ? generic(token) : type;
    }

    /** A type that is not in the table: an ID of its kind, and an ARN of its service that ends in that. */
    private static SimulatedType generic(String token) {
        List<String> parts = Splitter.on(':').splitToList(token);
        List<String> module = Splitter.on('/').splitToList(parts.size() == 3 ? parts.get(1) : "index");
        SimulatedType.Builder type = SimulatedType.type(token);
        if (parts.get(0).equals("aws") && module.size() == 2) {
            return type.id(module.get(1) + "-{hex16}")
                    .arn(module.get(0), module.get(1) + "/{id}")
                    .build();
        }
        return type.id("{hex16}").build();
    }

    private static Object name(
            SimulatedType type,
            AutoName autoName,
            String name,
            String seed,
            Map<String, Object> olds,
            Map<String, Object> inputs) {
        if (olds.get(DEFAULTS) instanceof Collection<?> defaults
                && defaults.contains(autoName.property())
                && olds.get(autoName.property()) instanceof String old) {
            return old;
        }
        boolean sqlServer = autoName.separator().isEmpty()
                && String.valueOf(inputs.get("engine")).contains("sqlserver");
        int digits = sqlServer ? 3 : 7;
        int longest = sqlServer ? 15 : autoName.maxLength();
        String prefix = name + autoName.separator();
        if (prefix.length() + digits > longest) {
            throw new SimulationException(
                    "could not make instance of '%s': name '%s' plus %d random chars is longer than maximum length %d"
                            .formatted(type.token(), prefix, digits, longest));
        }
        String unique = new Facts(AwsAccount.in(AwsAccount.DEFAULT_REGION), seed, DEFAULTS, Map.of()).hex(digits);
        return autoName.shape().apply(prefix + unique, inputs);
    }

    /** The one length that the schema checks and the bridge's own limit does not keep. */
    private static void checkLength(SimulatedType type, String name, Map<String, Object> inputs) {
        if (type.token().endsWith("/loadBalancer:LoadBalancer")
                && inputs.get("name") instanceof String text
                && text.length() > 32
                && !Wire.isUnknown(text)) {
            throw new SimulationException(
                    "\"name\" cannot be longer than 32 characters. Examine values at '%s.name'.".formatted(name));
        }
    }

    private static void preset(@Nullable Object container, List<String> path, Object value) {
        if (container instanceof Collection<?> elements) {
            elements.forEach(element -> preset(element, path, value));
        } else if (container instanceof Map<?, ?> map && !Wire.isSpecial(map)) {
            Map<String, Object> object = mutable(map);
            if (path.size() > 1) {
                preset(object.get(path.get(0)), path.subList(1, path.size()), value);
            } else if (!object.containsKey(path.get(0))) {
                fillIn(object, path.get(0), value);
            }
        }
    }

    private static void fillIn(Map<String, Object> object, String property, Object value) {
        object.put(property, value);
        Set<Object> filledIn = new TreeSet<>();
        if (object.get(DEFAULTS) instanceof Collection<?> before) {
            filledIn.addAll(before);
        }
        filledIn.add(property);
        object.put(DEFAULTS, new ArrayList<>(filledIn));
    }

    /** The bridge notes its defaults in every object, the empty list where there was nothing to fill in. */
    private static void noteDefaults(@Nullable Object value) {
        if (value instanceof Collection<?> elements) {
            elements.forEach(SimulatedAws::noteDefaults);
        } else if (value instanceof Map<?, ?> map && !Wire.isSpecial(map)) {
            Map<String, Object> object = mutable(map);
            object.putIfAbsent(DEFAULTS, List.of());
            object.forEach((property, element) -> {
                if (!FREE_MAPS.contains(property)) {
                    noteDefaults(element);
                }
            });
        }
    }

    private Object allTags(@Nullable Object given) {
        Object tags = Wire.open(given);
        if (Wire.containsUnknown(tags)) {
            return Wire.UNKNOWN;
        }
        Map<String, Object> all = new TreeMap<>(settings.defaultTags());
        if (tags instanceof Map<?, ?> map) {
            map.forEach((key, value) -> all.put(String.valueOf(key), value));
        }
        return Wire.isSecret(given) ? Wire.secret(all) : all;
    }

    private static Map<String, Object> withoutDefaults(Map<String, Object> inputs) {
        Map<String, Object> outputs = new TreeMap<>();
        inputs.forEach((property, value) -> {
            if (!property.equals(DEFAULTS)) {
                outputs.put(property, strip(value));
            }
        });
        return outputs;
    }

    /** A value without the notes of the bridge inside. */
    static Object strip(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> stripped = new TreeMap<>();
            map.forEach((key, element) -> {
                if (!DEFAULTS.equals(key)) {
                    stripped.put(String.valueOf(key), strip(element));
                }
            });
            return stripped;
        }
        if (value instanceof Collection<?> elements) {
            List<Object> stripped = new ArrayList<>();
            elements.forEach(element -> stripped.add(strip(element)));
            return stripped;
        }
        return value;
    }

    /** A value without notes and without the wrapping of its secrets: what is compared. */
    private static @Nullable Object bare(@Nullable Object value) {
        Object content = Wire.open(value);
        if (content instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> bare = new TreeMap<>();
            map.forEach((key, element) -> {
                if (!DEFAULTS.equals(key)) {
                    bare.put(String.valueOf(key), bare(element));
                }
            });
            return bare;
        }
        if (content instanceof Collection<?> elements) {
            List<@Nullable Object> bare = new ArrayList<>();
            elements.forEach(element -> bare.add(bare(element)));
            return bare;
        }
        if (content instanceof String text && (text.startsWith("{") || text.startsWith("["))) {
            return json(text);
        }
        return content instanceof Number number ? (Object) number.doubleValue() : content;
    }

    /**
     * A document counts as changed when its content did, not when its keys come in another order; so does the provider.
     */
    private static Object json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException noDocument) {
            return text;
        }
    }

    /** A copy that can be changed at every level. */
    private static Map<String, Object> copy(Map<String, Object> properties) {
        Map<String, Object> copy = new TreeMap<>();
        properties.forEach((property, value) -> copy.put(property, copyOf(value)));
        return copy;
    }

    private static Object copyOf(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new TreeMap<>();
            map.forEach((key, element) -> copy.put(String.valueOf(key), copyOf(element)));
            return copy;
        }
        if (value instanceof Collection<?> elements) {
            List<Object> copy = new ArrayList<>();
            elements.forEach(element -> copy.add(copyOf(element)));
            return copy;
        }
        return value;
    }

    /** Only for maps that {@link #copy} made. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> mutable(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
