package dev.policypack.ecs.aws;

import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Doubles;
import dev.policypack.ecs.aws.ProviderProperties.Kind;
import dev.policypack.ecs.aws.ProviderProperties.Shape;
import dev.policypack.ecs.aws.Spelling.Meant;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Display;
import dev.policypack.value.Observation;
import dev.policypack.value.Path;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.BooleanValue;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.NumberValue;
import dev.policypack.value.PropertyValue.SecretValue;
import dev.policypack.value.PropertyValue.StringValue;
import dev.policypack.value.PropertyValue.UnknownValue;
import dev.policypack.value.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a resource sets that the provider does not have, or has in another shape; nothing is claimed about types outside the table. */
public final class SchemaMismatches {
    /** Names that each resource may have, whatever its schema says. */
    private static final Set<String> EVERYWHERE = ImmutableSet.of("id", "urn", "region", "tagsAll");

    private static final Set<String> BOOLEANS = ImmutableSet.of("true", "false", "1", "0", "");

    /** A view, so that it is found once for a resource: each violation of each policy asks again, for a hint. */
    private static final ResourceType<Optional<List<Misfit>>> FOUND =
            ResourceType.any().viewedAs(SchemaMismatches::find);

    private final ProviderProperties top;
    private final List<Misfit> found = new ArrayList<>();

    /**
     * One place that was looked at.
     *
     * @param fits no for a misfit; unknown where an object is not known yet
     * @param sentence what is wrong, found and wanted
     * @param meant the path of the property that the program may have meant; empty when nobody knows
     */
    public record Misfit(Truth fits, String sentence, String meant) {}

    private SchemaMismatches(ProviderProperties top) {
        this.top = top;
    }

    /** What does not fit, and what is not known yet, in the order of the properties; empty when the table does not have the type. */
    public static Optional<List<Misfit>> of(Resource resource) {
        return resource.as(FOUND);
    }

    private static Optional<List<Misfit>> find(Resource resource) {
        return ProviderProperties.Version.of(resource)
                .flatMap(version -> ProviderProperties.of(resource.type(), version))
                .map(properties -> {
                    SchemaMismatches misfits = new SchemaMismatches(properties);
                    misfits.object(resource.props().raw(), resource.props().path(), false, properties);
                    return misfits.found;
                });
    }

    /**
     * Where a program has put what a policy looks for, or where it would have got lost; for {@link
     * dev.policypack.policy.PolicyPack#propertyHint}.
     */
    public static Optional<String> hint(Resource resource, String property) {
        Truth.Answer there = resource.props().has(property).answer();
        if (there == Truth.Answer.YES) {
            return Optional.empty();
        }
        return of(resource).orElse(List.of()).stream()
                .filter(misfit -> misfit.meant().equals(property))
                .flatMap(misfit -> misfit.fits().evidence().stream())
                .map(evidence -> strayed(evidence.path().toString()))
                .findFirst()
                .or(() -> there == Truth.Answer.NO ? Spelling.lost(resource.type(), property) : Optional.empty());
    }

    private static String strayed(String path) {
        int dot = path.lastIndexOf('.');
        return (dot < 0 ? "the resource itself" : path.substring(0, dot)) + " sets " + path.substring(dot + 1)
                + ", and the provider has no such property there";
    }

    private void object(PropertyValue value, Path at, boolean hidden, ProviderProperties properties) {
        if (value instanceof MapValue map) {
            for (Map.Entry<String, PropertyValue> entry : map.entries().entrySet()) {
                String key = entry.getKey();
                List<Shape> shapes = properties.shapes(key);
                if (key.startsWith("__") || (at.isRoot() && EVERYWHERE.contains(key))) {
                    continue;
                }
                if (!shapes.isEmpty()) {
                    property(entry.getValue(), at.key(key), key, hidden, shapes, properties);
                } else if (properties.version().isListed() && !isNothing(entry.getValue())) {
                    stranger(entry.getValue(), at, key, properties);
                }
            }
        }
    }

    private static boolean isNothing(PropertyValue value) {
        return value instanceof PropertyValue.NullValue;
    }

    private void stranger(PropertyValue value, Path at, String key, ProviderProperties properties) {
        String owner = at.isRoot() ? top.toString() : name(at);
        Optional<Meant> meant = Spelling.meant(key, value, at, at.isRoot() ? "" : name(at), properties, top);
        String words =
                meant.map(Meant::words).map(text -> "; did you mean " + text).orElse("");
        misfit(
                at.key(key),
                key + " is not a property of " + owner + properties.version().words() + words,
                meant.map(Meant::path).orElse(""));
    }

    private void property(
            PropertyValue value,
            Path at,
            String name,
            boolean hidden,
            List<Shape> shapes,
            ProviderProperties properties) {
        if (value instanceof SecretValue secret) {
            property(secret.content(), at, name, true, shapes, properties);
        } else if (value instanceof UnknownValue) {
            // Also where a text belongs: it may turn out to be something else.
            found.add(new Misfit(
                    Truth.unknown(new Observation(Observation.Kind.NOT_YET_KNOWN, at, "not known yet")), "", ""));
        } else if (shapes.stream().noneMatch(shape -> fits(value, shape.kind()))) {
            misfit(
                    at,
                    name + " is " + shown(value, hidden) + "; the provider takes "
                            + wanted(shapes.get(0).kind()),
                    "");
        } else if (shapes.size() == 1) {
            inside(value, at, name, hidden, shapes.get(0), properties);
        }
    }

    private void inside(
            PropertyValue value, Path at, String name, boolean hidden, Shape shape, ProviderProperties properties) {
        Optional<ProviderProperties> object = properties.inside(shape);
        if (object.isEmpty()) {
            return;
        }
        if (value instanceof ListValue list) {
            for (int i = 0; i < list.elements().size(); i++) {
                property(
                        list.elements().get(i),
                        at.index(i),
                        name + "[" + i + "]",
                        hidden,
                        List.of(new Shape(Kind.OBJECT, shape.object())),
                        properties);
            }
        } else {
            object(value, at, hidden, object.get());
        }
    }

    private static boolean fits(PropertyValue value, Kind kind) {
        boolean many = value instanceof ListValue list && !list.elements().isEmpty();
        boolean object = value instanceof MapValue;
        boolean plain = value instanceof StringValue || value instanceof NumberValue || value instanceof BooleanValue;
        return switch (kind) {
            case ANYTHING -> true;
            case TEXT -> !many && !object;
            case NUMBER -> !many && !object && (!plain || isNumber(value));
            case BOOLEAN ->
                !many && !object && (!(value instanceof StringValue text) || BOOLEANS.contains(text.value()));
            case MAP, OBJECT -> !many && !plain;
            case LIST, OBJECTS -> !object && !plain;
        };
    }

    private static boolean isNumber(PropertyValue value) {
        return value instanceof NumberValue
                || (value instanceof StringValue text
                        && (text.value().isBlank()
                                || Doubles.tryParse(text.value().strip()) != null));
    }

    private static String wanted(Kind kind) {
        return switch (kind) {
            case TEXT -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case ANYTHING -> "anything";
            case MAP, OBJECT -> "one object";
            case LIST -> "a list";
            case OBJECTS -> "a list of objects";
        };
    }

    private static String shown(PropertyValue value, boolean hidden) {
        if (value instanceof ListValue) {
            return "a list";
        }
        if (value instanceof MapValue) {
            return "an object";
        }
        if (hidden) {
            return "[secret]";
        }
        if (value instanceof StringValue text) {
            return Display.of(text.value());
        }
        return value instanceof NumberValue number
                ? Display.of(number.value())
                : value instanceof BooleanValue bool ? Boolean.toString(bool.value()) : "of another kind";
    }

    private void misfit(Path at, String sentence, String meant) {
        found.add(new Misfit(Truth.of(false, new Observation(Observation.Kind.KNOWN, at, "set")), sentence, meant));
    }

    /** The name of the property at a path, without the position in a list. */
    private static String name(Path at) {
        String path = at.toString();
        String last = path.substring(path.lastIndexOf('.') + 1);
        int bracket = last.indexOf('[');
        return bracket < 0 ? last : last.substring(0, bracket);
    }
}
