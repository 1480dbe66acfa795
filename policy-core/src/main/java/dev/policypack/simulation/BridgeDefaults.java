package dev.policypack.simulation;

import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.StringValue;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The inputs in which a provider that is bridged from Terraform notes which properties it filled in itself. Policies see them on the wire.
 *
 * @see <a href="https://github.com/pulumi/pulumi-terraform-bridge/blob/v3.105.0/pkg/tfbridge/schema.go">the bridge</a>
 */
public final class BridgeDefaults {
    /** The name of the property. */
    public static final String PROPERTY = "__defaults";

    private BridgeDefaults() {}

    /**
     * The inputs with a note in every object, the empty list where there was nothing to fill in: so does the bridge.
     *
     * @param maps the names of properties that are maps, whose keys are the program's own: in them nothing is noted
     */
    public static MapValue notedIn(MapValue inputs, Set<String> maps) {
        Map<String, PropertyValue> noted = new TreeMap<>();
        noted.put(PROPERTY, new ListValue(Properties.elements(inputs.entries().get(PROPERTY))));
        inputs.entries().forEach((name, value) -> {
            if (!name.equals(PROPERTY)) {
                noted.put(name, maps.contains(name) ? value : noted(value, maps));
            }
        });
        return new MapValue(noted);
    }

    /** What is secret is not looked into. */
    private static PropertyValue noted(PropertyValue value, Set<String> maps) {
        if (value instanceof ListValue list) {
            return new ListValue(list.elements().stream()
                    .map(element -> noted(element, maps))
                    .toList());
        }
        return value instanceof MapValue map ? notedIn(map, maps) : value;
    }

    /** The object with a property that the provider fills in, and a note of it. */
    static MapValue filledIn(MapValue object, String property, PropertyValue value) {
        Set<String> names = new TreeSet<>();
        names.add(property);
        for (PropertyValue before : Properties.elements(object.entries().get(PROPERTY))) {
            names.add(Properties.string(before, ""));
        }
        return object.with(property, value)
                .with(
                        PROPERTY,
                        new ListValue(names.stream()
                                .map(name -> (PropertyValue) new StringValue(name))
                                .toList()));
    }

    /** Whether the provider noted that it filled in this property. */
    static boolean hold(MapValue object, String property) {
        return Properties.elements(object.entries().get(PROPERTY)).contains(new StringValue(property));
    }

    /** The object without any notes: what a resource has as outputs, and what a person reads. */
    public static MapValue removedFrom(MapValue object) {
        Map<String, PropertyValue> without = new TreeMap<>();
        object.entries().forEach((name, value) -> {
            if (!name.equals(PROPERTY)) {
                without.put(name, Properties.inside(value, BridgeDefaults::removedFrom));
            }
        });
        return new MapValue(without);
    }
}
