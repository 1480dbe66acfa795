package dev.policypack.ecs.aws;

import com.google.common.base.Splitter;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.primitives.Ints;
import dev.policypack.resource.Resource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The properties that a resource type of the AWS provider has, or an object inside one, with their shapes, in majors 6 and 7.
 *
 * <p>Source: the declarations of <a href="https://www.npmjs.com/package/@pulumi/aws">@pulumi/aws</a> 6.83.0, the last but for mended
 * ones of major 6, and 7.48.0, as of 2026-11-21. The table is a file, {@code provider-properties.txt}, read when it is first needed and
 * written by {@code src/facts/provider_properties.py}.
 */
public final class ProviderProperties {
    /** The minor of major 7 from which the table was made; later ones may have more properties. */
    private static final int LATEST_MINOR = 48;

    private static final Supplier<Map<String, String>> LINES =
            Suppliers.memoize(() -> FactTable.read("provider-properties.txt"));

    /** The table is large, and a stack needs few of its lines: they are taken apart when they are needed. */
    private static final Map<String, ProviderProperties> READ = new ConcurrentHashMap<>();

    private final String name;
    private final Version version;
    private final ImmutableListMultimap<String, Shape> shapes;

    private ProviderProperties(String name, Version version, ImmutableListMultimap<String, Shape> shapes) {
        this.name = name;
        this.version = version;
        this.shapes = shapes;
    }

    /**
     * The version of the provider.
     *
     * @param major 6 or 7; 0 when nobody says which of them it is
     * @param isListed whether the table holds all properties that it has
     */
    public record Version(int major, boolean isListed) {
        /** The version that manages a resource; empty when it is one of another major, of which nothing is known here. */
        public static Optional<Version> of(Resource resource) {
            StringBuilder written = new StringBuilder();
            resource.provider()
                    .ifPresent(provider -> provider.props().string("version").matches(text -> !written.append(text)
                            .isEmpty()));
            if (written.isEmpty()) {
                return Optional.of(new Version(0, true));
            }
            List<String> numbers =
                    Splitter.on('.').splitToList(written.toString().replaceFirst("^v", ""));
            Integer major = Ints.tryParse(numbers.get(0));
            Integer minor = numbers.size() > 1 ? Ints.tryParse(numbers.get(1)) : null;
            if (major == null || (major != 6 && major != 7)) {
                return Optional.empty();
            }
            return Optional.of(new Version(major, major == 6 || (minor != null && minor <= LATEST_MINOR)));
        }

        private String mark() {
            return (isListed ? "=" : ">") + major;
        }

        /** As it is put behind a sentence: {@code  in version 6 of the provider}; empty when it is not known. */
        public String words() {
            return major == 0 ? "" : " in version " + major + " of the provider";
        }
    }

    /** What a property holds. */
    public enum Kind {
        /** A text; a number or a boolean will do. */
        TEXT,
        /** A number, also one written as a text. */
        NUMBER,
        /** True or false, also written as a text. */
        BOOLEAN,
        /** Nothing is known about it. */
        ANYTHING,
        /** An object with names that the program chooses. */
        MAP,
        /** A list of texts, numbers or things that are not known. */
        LIST,
        /** An object whose properties are known. */
        OBJECT,
        /** A list of such objects. */
        OBJECTS
    }

    /**
     * The shape of a property.
     *
     * @param kind what it holds
     * @param object the name of the object in the table; empty unless it holds objects
     */
    public record Shape(Kind kind, String object) {
        private static Shape of(String sign, String owner) {
            return switch (sign) {
                case "" -> new Shape(Kind.TEXT, "");
                case "#" -> new Shape(Kind.NUMBER, "");
                case "?" -> new Shape(Kind.BOOLEAN, "");
                case "*" -> new Shape(Kind.ANYTHING, "");
                case "{}" -> new Shape(Kind.MAP, "");
                case "[]" -> new Shape(Kind.LIST, "");
                default -> {
                    String named = sign.substring(1, sign.length() - 1);
                    String full = named.contains(".") ? named : module(owner) + "." + named;
                    yield new Shape(sign.startsWith("{") ? Kind.OBJECT : Kind.OBJECTS, full);
                }
            };
        }

        private static String module(String owner) {
            return owner.startsWith("aws:")
                    ? owner.substring("aws:".length(), owner.indexOf('/'))
                    : owner.substring(0, owner.indexOf('.'));
        }
    }

    /** The properties of a resource type, or of an object in the table; empty when the table does not have it. */
    public static Optional<ProviderProperties> of(String name, Version version) {
        String line = LINES.get().get(name);
        return line == null
                ? Optional.empty()
                : Optional.of(READ.computeIfAbsent(name + " " + version.mark(), key -> read(name, version, line)));
    }

    private static ProviderProperties read(String name, Version version, String line) {
        ImmutableListMultimap.Builder<String, Shape> shapes = ImmutableListMultimap.builder();
        for (String word : Splitter.on(' ').omitEmptyStrings().split(line)) {
            boolean marked = Character.isDigit(word.charAt(0));
            int only = marked ? word.charAt(0) - '0' : 0;
            int start = marked ? 1 : 0;
            int end = start;
            while (end < word.length() && Character.isLetterOrDigit(word.charAt(end))) {
                end++;
            }
            if (only == 0 || version.major() == 0 || only == version.major()) {
                shapes.put(word.substring(start, end), Shape.of(word.substring(end), name));
            }
        }
        return new ProviderProperties(name, version, shapes.build());
    }

    /** The properties of an object that stands in one of these. */
    public Optional<ProviderProperties> inside(Shape shape) {
        return of(shape.object(), version);
    }

    /** The version for which they are. */
    public Version version() {
        return version;
    }

    /** The names of all properties, in the order of the alphabet. */
    public Collection<String> names() {
        return shapes.keySet();
    }

    /** The shapes that a property may have; more than one only when the version is not known, none when there is no such property. */
    public List<Shape> shapes(String property) {
        return shapes.get(property);
    }

    /** The name in the table. */
    @Override
    public String toString() {
        return name;
    }
}
