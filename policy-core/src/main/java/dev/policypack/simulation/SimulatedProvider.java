package dev.policypack.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dev.policypack.resource.Urn;
import dev.policypack.simulation.OutputShape.Fields;
import dev.policypack.simulation.SimulatedType.AutoName;
import dev.policypack.simulation.SimulatedType.NameLimits;
import dev.policypack.value.Internal;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.StringValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A provider of the simulated cloud, with its configuration: checks the inputs of a resource as the real one does, and makes up what the
 * cloud would compute. Keeps nothing; all that it returns follows from its arguments.
 */
@Internal
public final class SimulatedProvider {
    private static final String ID = "id";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SimulatedPackage of;
    private final ImmutableMap<String, SimulatedType> types;
    private final ImmutableMap<String, SimulatedType> functions;
    private final MapValue config;
    private final ImmutableMap<String, String> facts;

    SimulatedProvider(
            SimulatedPackage of,
            ImmutableMap<String, SimulatedType> types,
            ImmutableMap<String, SimulatedType> functions,
            MapValue config) {
        this.of = of;
        this.types = types;
        this.functions = functions;
        this.config = config;
        this.facts = ImmutableMap.copyOf(of.facts(config));
    }

    /**
     * The outputs of a resource.
     *
     * @param properties its inputs and all that the cloud computes
     * @param madeUp the names of those outputs that are made up, so that they say nothing about the real resource
     */
    public record Outputs(MapValue properties, Set<String> madeUp) {
        /** Copies the set. */
        public Outputs {
            madeUp = ImmutableSet.copyOf(madeUp);
        }

        /** The ID. */
        public String id() {
            return Properties.string(properties.entries().get(ID), "");
        }
    }

    /**
     * Fills in what the provider fills in before anything is created: a name, defaults.
     *
     * @param urn the resource
     * @param olds its inputs as they were checked the last time; an automatic name is kept. Empty if it is new
     * @param news its inputs as the program gives them; what is unknown or secret in them stays so
     * @throws SimulationException if the provider refuses them
     */
    public MapValue check(String urn, MapValue olds, MapValue news) {
        String token = token(urn);
        String name = name(urn);
        MapValue inputs = Properties.sorted(news);
        SimulatedType type = types.get(token);
        if (type != null) {
            inputs = named(type, urn, olds, inputs);
            for (Map.Entry<String, PropertyValue> preset : type.presets().entrySet()) {
                inputs = (MapValue) preset(inputs, path(preset.getKey()), preset.getValue());
            }
            for (SimulatedType.Check check : type.checks()) {
                Optional<String> refusal = check.refusal(name, inputs);
                if (refusal.isPresent()) {
                    throw new SimulationException(refusal.get());
                }
            }
        }
        return of.completed(token, inputs, config);
    }

    /**
     * The outputs of a resource that is created now.
     *
     * @param inputs checked inputs; in an update none of them is unknown
     * @param shape the outputs that the program knows of
     */
    public Outputs create(String urn, MapValue inputs, Fields shape) {
        return computed(urn, BridgeDefaults.removedFrom(inputs).without(ID), shape);
    }

    /**
     * The outputs of a resource that a preview would create: its inputs; what the cloud computes is unknown, the ID with it.
     */
    public MapValue preview(String urn, MapValue inputs) {
        String token = token(urn);
        MapValue outputs = BridgeDefaults.removedFrom(inputs).with(ID, PropertyValue.unknown());
        for (String computed : Sets.union(
                type(token).outputs().keySet(),
                of.properties().getOrDefault(token, PropertyNames.NONE).outputs())) {
            outputs = set(outputs, path(computed), PropertyValue::unknown);
        }
        return outputs;
    }

    /** The outputs of a resource that is changed in place: the new inputs, and what the cloud computed when it was created. */
    public MapValue update(String urn, MapValue oldOutputs, MapValue inputs) {
        MapValue outputs = BridgeDefaults.removedFrom(inputs);
        SimulatedType type = type(token(urn));
        for (String computed : Sets.union(Set.of(ID), type.outputs().keySet())) {
            PropertyValue before = oldOutputs.entries().get(computed);
            if (before != null && !outputs.entries().containsKey(computed)) {
                outputs = outputs.with(computed, before);
            }
        }
        return nested(type, urn, outputs);
    }

    /** The outputs of a resource that was there before the program, by its ID. */
    public Outputs read(String urn, String id, MapValue known, Fields shape) {
        MapValue outputs = Properties.sorted(known).with(ID, new StringValue(id));
        SimulatedType type = type(token(urn));
        AutoName autoName = type.autoName();
        if (autoName != null && type.outputs().containsKey(ID)) {
            outputs = withAbsent(outputs, autoName.property(), new StringValue(id));
        }
        for (Map.Entry<String, PropertyValue> preset : type.presets().entrySet()) {
            if (preset.getKey().indexOf('.') < 0) {
                outputs = withAbsent(outputs, preset.getKey(), preset.getValue());
            }
        }
        return computed(urn, outputs, shape);
    }

    private Outputs computed(String urn, MapValue given, Fields shape) {
        String token = token(urn);
        MapValue outputs = given;
        SimulatedType type = type(token);
        for (Map.Entry<String, Function<SimulatedOutput, PropertyValue>> computed :
                type.outputs().entrySet()) {
            outputs = computed(token, urn, outputs, computed.getKey(), computed.getValue());
        }
        Set<String> madeUp = new TreeSet<>();
        for (Map.Entry<String, OutputShape> required : shape.required().entrySet()) {
            String name = required.getKey();
            if (!outputs.entries().containsKey(name)) {
                Optional<PropertyValue> value = MadeUp.value(output(token, urn, name, outputs), required.getValue());
                if (value.isPresent()) {
                    outputs = outputs.with(name, value.get());
                    if (!MadeUp.isIdentity(name)) {
                        madeUp.add(name);
                    }
                }
            }
        }
        return new Outputs(outputs, madeUp);
    }

    private MapValue computed(
            String token, String seed, MapValue so, String path, Function<SimulatedOutput, PropertyValue> value) {
        return set(so, path(path), () -> value.apply(output(token, seed, path, so)));
    }

    /** Only the outputs inside of objects that the program gave. */
    private MapValue nested(SimulatedType type, String urn, MapValue so) {
        MapValue outputs = so;
        for (Map.Entry<String, Function<SimulatedOutput, PropertyValue>> computed :
                type.outputs().entrySet()) {
            if (computed.getKey().indexOf('.') >= 0) {
                outputs = computed(type.token(), urn, outputs, computed.getKey(), computed.getValue());
            }
        }
        return outputs;
    }

    private SimulatedOutput output(String token, String seed, String name, MapValue properties) {
        return new SimulatedOutput(facts, token, seed, name, properties);
    }

    /**
     * What changes between two sets of checked inputs.
     *
     * @param changed the properties that differ
     * @param replacing those of them that cannot be changed in place
     * @param deleteFirst whether the old resource has to go before the new one comes, because the program gave it a name of its own
     */
    public record Changes(Set<String> changed, Set<String> replacing, boolean deleteFirst) {
        /** Copies the sets. */
        public Changes {
            changed = ImmutableSet.copyOf(changed);
            replacing = ImmutableSet.copyOf(replacing);
        }
    }

    /** Compares two sets of checked inputs of a resource. */
    public Changes diff(String urn, MapValue olds, MapValue news) {
        Set<String> changed = new TreeSet<>();
        for (String property :
                Sets.union(olds.entries().keySet(), news.entries().keySet())) {
            if (!property.equals(BridgeDefaults.PROPERTY)
                    && !bare(olds.entries().get(property))
                            .equals(bare(news.entries().get(property)))) {
                changed.add(property);
            }
        }
        SimulatedType type = type(token(urn));
        Set<String> replacing = ImmutableSet.copyOf(Sets.intersection(changed, type.replacing()));
        AutoName autoName = type.autoName();
        boolean nameIsGiven = autoName != null && !BridgeDefaults.hold(news, autoName.property());
        return new Changes(changed, replacing, !replacing.isEmpty() && nameIsGiven);
    }

    /**
     * What a function answers.
     *
     * @param properties the answer
     * @param isMadeUp whether it, or a part of it, comes from no table
     */
    public record Answer(MapValue properties, boolean isMadeUp) {}

    /**
     * Answers a function.
     *
     * @param shape what the program expects
     * @throws SimulationException if the provider refuses the arguments
     */
    public Answer invoke(String token, MapValue arguments, Fields shape) {
        SimulatedType function = functions.get(token);
        MapValue answer = Properties.sorted(arguments);
        String seed = token + answer;
        SimulatedType line = function == null && shape.isEmpty() ? unknownFunction(token) : function;
        if (line != null) {
            for (Map.Entry<String, PropertyValue> preset : line.presets().entrySet()) {
                answer = withAbsent(answer, preset.getKey(), preset.getValue());
            }
            for (Map.Entry<String, Function<SimulatedOutput, PropertyValue>> computed :
                    line.outputs().entrySet()) {
                answer = computed(token, seed, answer, computed.getKey(), computed.getValue());
            }
        }
        boolean madeUp = function == null;
        for (Map.Entry<String, OutputShape> required : shape.required().entrySet()) {
            String name = required.getKey();
            if (!answer.entries().containsKey(name)) {
                Optional<PropertyValue> value = MadeUp.value(output(token, seed, name, answer), required.getValue());
                if (value.isPresent()) {
                    answer = answer.with(name, value.get());
                    madeUp = true;
                }
            }
        }
        return new Answer(shape.isEmpty() ? answer : only(answer, shape), madeUp);
    }

    /** Where the program does not say what it expects. */
    private SimulatedType unknownFunction(String token) {
        SimulatedType other = of.otherType(token);
        SimulatedType.Builder line = SimulatedType.type(token);
        other.outputs().forEach((name, value) -> line.output(name, value));
        return line.output("name", output -> output.programName() + '-' + output.hex(7))
                .build();
    }

    /** A program's SDK takes no property for an answer that it does not know. */
    private static MapValue only(MapValue answer, Fields shape) {
        Map<String, PropertyValue> known = new TreeMap<>();
        answer.entries().forEach((name, value) -> {
            if (shape.has(name)) {
                known.put(name, value);
            }
        });
        return new MapValue(known);
    }

    private SimulatedType type(String token) {
        SimulatedType type = types.get(token);
        return type == null ? of.otherType(token) : type;
    }

    private MapValue named(SimulatedType type, String urn, MapValue olds, MapValue inputs) {
        AutoName autoName = type.autoName();
        if (autoName == null
                || inputs.entries().containsKey(autoName.property())
                || inputs.entries().containsKey(autoName.prefixProperty())) {
            return inputs;
        }
        String property = autoName.property();
        PropertyValue before = olds.entries().get(property);
        if (before instanceof StringValue && BridgeDefaults.hold(olds, property)) {
            return BridgeDefaults.filledIn(inputs, property, before);
        }
        NameLimits limits = autoName.limits().apply(inputs);
        String prefix = name(urn) + autoName.separator();
        if (prefix.length() + limits.digits() > limits.longest()) {
            throw new SimulationException(
                    "could not make instance of '%s': name '%s' plus %d random chars is longer than maximum length %d"
                            .formatted(type.token(), prefix, limits.digits(), limits.longest()));
        }
        String digits = output(type.token(), urn, BridgeDefaults.PROPERTY, MapValue.EMPTY)
                .hex(limits.digits());
        String name = autoName.shape().apply(prefix + digits, inputs);
        return BridgeDefaults.filledIn(inputs, property, new StringValue(name));
    }

    /** A default, where there is an object without this property. */
    private static PropertyValue preset(PropertyValue container, List<String> path, PropertyValue value) {
        return deep(container, path, (object, property) -> BridgeDefaults.filledIn(object, property, value));
    }

    /** A computed value, where there is an object without this property. */
    private static MapValue set(MapValue object, List<String> path, Supplier<PropertyValue> value) {
        return (MapValue) deep(object, path, (inner, property) -> {
            PropertyValue computed = value.get();
            return computed instanceof PropertyValue.NullValue ? inner : inner.with(property, computed);
        });
    }

    private interface Change {
        MapValue on(MapValue object, String property);
    }

    private static PropertyValue deep(PropertyValue container, List<String> path, Change change) {
        if (container instanceof ListValue list) {
            return new ListValue(list.elements().stream()
                    .map(element -> deep(element, path, change))
                    .toList());
        }
        if (!(container instanceof MapValue object)) {
            return container;
        }
        String property = path.get(0);
        PropertyValue inner = object.entries().get(property);
        if (path.size() > 1) {
            return inner == null ? object : object.with(property, deep(inner, path.subList(1, path.size()), change));
        }
        return inner == null ? change.on(object, property) : object;
    }

    private static MapValue withAbsent(MapValue object, String property, PropertyValue value) {
        return object.entries().containsKey(property) ? object : object.with(property, value);
    }

    private static List<String> path(String path) {
        return Splitter.on('.').splitToList(path);
    }

    private static String token(String urn) {
        return Urn.parse(urn).map(Urn::type).orElse(urn);
    }

    private static String name(String urn) {
        return Urn.parse(urn).map(Urn::name).orElse(urn);
    }

    /**
     * A value without notes and without the wrapping of its secrets: what is compared. A document counts as changed when its content did,
     * not when its keys come in another order; so does a provider.
     */
    private static Object bare(@Nullable PropertyValue value) {
        PropertyValue content = value == null ? PropertyValue.of(null) : Properties.open(value);
        if (content instanceof MapValue map) {
            Map<String, Object> bare = new LinkedHashMap<>();
            map.entries().forEach((name, inner) -> {
                if (!name.equals(BridgeDefaults.PROPERTY)) {
                    bare.put(name, bare(inner));
                }
            });
            return bare;
        }
        if (content instanceof ListValue list) {
            return list.elements().stream().map(SimulatedProvider::bare).toList();
        }
        if (content instanceof StringValue text
                && (text.value().startsWith("{") || text.value().startsWith("["))) {
            return json(text);
        }
        return content;
    }

    private static Object json(StringValue text) {
        try {
            JsonNode document = JSON.readTree(text.value());
            return document == null ? text : document;
        } catch (JsonProcessingException noDocument) {
            return text;
        }
    }
}
