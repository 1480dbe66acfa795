package dev.policypack.ecs.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.policypack.simulation.BridgeDefaults;
import dev.policypack.simulation.PropertyNames;
import dev.policypack.simulation.SimulatedPackage;
import dev.policypack.simulation.SimulatedType;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.SecretValue;
import dev.policypack.value.PropertyValue.StringValue;
import dev.policypack.value.PropertyValue.UnknownValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the simulated cloud knows of AWS: the tables of this package. */
public final class AwsSimulation implements SimulatedPackage {
    /** Properties that are maps, whose keys are the program's own: the bridge notes no defaults in them. */
    private static final Set<String> MAPS = ImmutableSet.of(
            "dimensions", "driverOpts", "labels", "options", "properties", "tags", "tagsAll", "triggers");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String TAGS = "tags";
    private static final String ALL_TAGS = "tagsAll";

    /** The tables. */
    public AwsSimulation() {}

    @Override
    public String name() {
        return "aws";
    }

    @Override
    public String version() {
        return "6.83.0";
    }

    @Override
    public Collection<SimulatedType> types() {
        return ImmutableList.<SimulatedType>builder()
                .addAll(NetworkTypes.all())
                .addAll(ContainerTypes.all())
                .addAll(SecurityTypes.all())
                .addAll(DataTypes.all())
                .build();
    }

    @Override
    public Collection<SimulatedType> functions() {
        return Functions.all();
    }

    /** An ID of its kind, and an ARN of its service that ends in that. */
    @Override
    public SimulatedType otherType(String token) {
        List<String> parts = Splitter.on(':').splitToList(token);
        List<String> module = Splitter.on('/').splitToList(parts.size() == 3 ? parts.get(1) : "index");
        return module.size() == 2
                ? SimulatedType.type(token)
                        .id(module.get(1) + "-{hex16}")
                        .output("arn", arn(module.get(0), module.get(1) + "/{id}"))
                        .build()
                : SimulatedPackage.super.otherType(token);
    }

    /** The template of an ARN: {@code service:resource} with region and account. */
    static String arn(String service, String resource) {
        return "arn:{partition}:" + service + ":{region}:{account}:" + resource;
    }

    @Override
    public Map<String, String> facts(MapValue config) {
        PropertyValue region = open(config.entries().get("region"));
        return AwsAccount.in(region instanceof StringValue text ? text.value() : "")
                .facts();
    }

    /** The provider adds its default tags to those of each resource that has tags. */
    @Override
    public MapValue completed(String token, MapValue inputs, MapValue config) {
        MapValue noted = BridgeDefaults.notedIn(inputs, MAPS);
        return inputs.entries().containsKey(TAGS)
                        || AwsProperties.of(token).outputs().contains(ALL_TAGS)
                ? noted.with(ALL_TAGS, allTags(noted.entries().get(TAGS), config))
                : noted;
    }

    private static PropertyValue allTags(@Nullable PropertyValue given, MapValue config) {
        PropertyValue tags = given == null ? MapValue.EMPTY : open(given);
        if (containsUnknown(tags)) {
            return PropertyValue.unknown();
        }
        Map<String, PropertyValue> all = new TreeMap<>(defaultTags(config));
        if (tags instanceof MapValue map) {
            all.putAll(map.entries());
        }
        MapValue merged = new MapValue(all);
        return given instanceof SecretValue ? new SecretValue(merged) : merged;
    }

    private static Map<String, PropertyValue> defaultTags(MapValue config) {
        return structured(config.entries().get("defaultTags")) instanceof MapValue settings
                        && structured(settings.entries().get(TAGS)) instanceof MapValue tags
                ? tags.entries()
                : Map.of();
    }

    /** What the configuration of a provider holds; what is no string comes as the text of its JSON. */
    private static PropertyValue structured(@Nullable PropertyValue value) {
        PropertyValue content = open(value);
        if (content instanceof StringValue text) {
            try {
                return PropertyValue.of(JSON.readValue(text.value(), Object.class));
            } catch (JsonProcessingException notJson) {
                return PropertyValue.of(null);
            }
        }
        return content;
    }

    private static PropertyValue open(@Nullable PropertyValue value) {
        if (value == null) {
            return PropertyValue.of(null);
        }
        return value instanceof SecretValue secret ? open(secret.content()) : value;
    }

    private static boolean containsUnknown(PropertyValue value) {
        if (value instanceof MapValue map) {
            return map.entries().values().stream().anyMatch(AwsSimulation::containsUnknown);
        }
        if (value instanceof ListValue list) {
            return list.elements().stream().anyMatch(AwsSimulation::containsUnknown);
        }
        return value instanceof UnknownValue
                || (value instanceof SecretValue secret && containsUnknown(secret.content()));
    }

    @Override
    public Map<String, PropertyNames> properties() {
        return AwsProperties.ALL;
    }
}
