package dev.policypack.ecs.simulation;

import dev.policypack.resource.Urn;
import dev.policypack.simulation.OutputShape.Fields;
import dev.policypack.simulation.SimulatedCloud;
import dev.policypack.simulation.SimulatedProvider;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.BooleanValue;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.NumberValue;
import dev.policypack.value.PropertyValue.StringValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The provider of the simulated AWS, for tests that say properties in plain Java; what is unknown or secret stays a property value. */
final class SimulatedAws {
    private final SimulatedProvider provider;

    SimulatedAws(Map<String, Object> config) {
        provider = SimulatedCloud.of(List.of(new AwsSimulation())).provider("aws", map(config));
    }

    Map<String, Object> check(String token, String name, Map<String, Object> olds, Map<String, Object> news) {
        return plain(provider.check(urn(token, name), map(olds), map(news)));
    }

    Map<String, Object> create(String token, String name, Map<String, Object> inputs) {
        return plain(provider.create(urn(token, name), map(inputs), Fields.NONE).properties());
    }

    Map<String, Object> preview(String token, Map<String, Object> inputs) {
        return plain(provider.preview(urn(token, "web"), map(inputs)));
    }

    Map<String, Object> update(String token, Map<String, Object> oldOutputs, Map<String, Object> inputs) {
        return plain(provider.update(urn(token, "web"), map(oldOutputs), map(inputs)));
    }

    Map<String, Object> read(String token, String id, Map<String, Object> known) {
        return plain(
                provider.read(urn(token, "web"), id, map(known), Fields.NONE).properties());
    }

    SimulatedProvider.Changes diff(String token, Map<String, Object> olds, Map<String, Object> news) {
        return provider.diff(urn(token, "web"), map(olds), map(news));
    }

    Map<String, Object> invoke(String token, Map<String, Object> arguments) {
        return plain(provider.invoke(token, map(arguments), Fields.NONE).properties());
    }

    private static String urn(String token, String name) {
        return new Urn("dev", "shop", List.of(token), name).toString();
    }

    private static MapValue map(Map<String, Object> properties) {
        return (MapValue) PropertyValue.of(properties);
    }

    private static Map<String, Object> plain(MapValue properties) {
        Map<String, Object> plain = new TreeMap<>();
        properties.entries().forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    static Object plain(PropertyValue value) {
        if (value instanceof StringValue text) {
            return text.value();
        }
        if (value instanceof BooleanValue bool) {
            return bool.value();
        }
        if (value instanceof NumberValue number) {
            return number.value() == Math.rint(number.value())
                    ? (Object) (long) number.value()
                    : (Object) number.value();
        }
        if (value instanceof ListValue list) {
            return list.elements().stream().map(SimulatedAws::plain).toList();
        }
        return value instanceof MapValue map ? plain(map) : value;
    }
}
