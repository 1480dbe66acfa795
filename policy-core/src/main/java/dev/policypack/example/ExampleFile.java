package dev.policypack.example;

import dev.policypack.example.PlainYaml.NotYaml;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceOptions;
import dev.policypack.value.Display;
import dev.policypack.value.Internal;
import dev.policypack.value.Nearest;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the file of examples that lies beside a policy; each example in it is what a Pulumi YAML program says about its resources. */
@Internal
public final class ExampleFile {
    private static final String BAD = "bad";
    private static final String GOOD = "good";
    private static final String RESOURCES = "resources";
    private static final String TYPE = "type";
    private static final String NAME = "name";
    private static final String PROPERTIES = "properties";
    private static final String OPTIONS = "options";
    private static final List<String> OF_OPTIONS = List.of(
            "dependsOn",
            "parent",
            "provider",
            "protect",
            "ignoreChanges",
            "deleteBeforeReplace",
            "additionalSecretOutputs",
            "aliases");
    private static final String SECRET = "fn::secret";
    private static final String UNKNOWN = "${unknown}";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^{}]*)}");

    /** Deeper than any property; only what contains itself gets there. */
    private static final int DEEPEST = 100;

    private final String file;

    private ExampleFile(String file) {
        this.file = file;
    }

    /** The examples in the file that has the name of this class and lies beside it; none where there is no such file. */
    public static Examples beside(Class<?> policy) {
        String file = policy.getSimpleName() + ".yaml";
        if (policy.getSimpleName().isEmpty()) {
            // An anonymous class: there is no name that a file could have.
            return Examples.none();
        }
        try (InputStream in = policy.getResourceAsStream(file)) {
            return in == null ? Examples.none() : read(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be read", e);
        }
    }

    /** The examples in the file beside a class, by the names in it; empty where there is no such file. */
    static Map<String, Examples> byName(Class<?> beside) {
        String file = beside.getSimpleName() + ".yaml";
        Map<String, Examples> byName = new LinkedHashMap<>();
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in != null) {
                ExampleFile reader = new ExampleFile(file);
                if (!(reader.document(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        instanceof Map<?, ?> names)) {
                    throw new IllegalArgumentException(file + " holds no names with examples below them");
                }
                names.forEach((name, examples) -> byName.put(string(name), reader.examples(examples)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be read", e);
        }
        return byName;
    }

    /**
     * The examples in a text.
     *
     * @param file how messages name it
     * @throws IllegalArgumentException when it is something else
     */
    static Examples read(String file, String text) {
        ExampleFile reader = new ExampleFile(file);
        return reader.examples(reader.document(text));
    }

    private @Nullable Object document(String text) {
        try {
            return PlainYaml.read(text);
        } catch (NotYaml e) {
            throw new IllegalArgumentException(file + e.getMessage(), e);
        }
    }

    private Examples examples(@Nullable Object document) {
        if (!(document instanceof Map<?, ?> lists)) {
            throw new IllegalArgumentException(
                    file + " begins with something else than an example; write bad: and good:, and a list below each");
        }
        fields("", lists, List.of(BAD, GOOD));
        Examples examples = Examples.none();
        for (Resource[] bad : list(BAD, lists.get(BAD))) {
            examples = examples.andBad(bad);
        }
        for (Resource[] good : list(GOOD, lists.get(GOOD))) {
            examples = examples.good(good);
        }
        return examples;
    }

    private List<Resource[]> list(String at, @Nullable Object value) {
        List<Resource[]> stacks = new ArrayList<>();
        if (value == null) {
            return stacks;
        }
        if (!(value instanceof List<?> list)) {
            throw wrong(at, "is no list; begin each example with a dash");
        }
        for (int i = 0; i < list.size(); i++) {
            stacks.add(stack(at + "[" + i + "]", list.get(i)));
        }
        return stacks;
    }

    private Resource[] stack(String at, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> program)) {
            throw wrong(at, "is no example; write resources: and the resources below it");
        }
        fields(at, program, List.of(RESOURCES));
        String here = at + "." + RESOURCES;
        if (!(program.get(RESOURCES) instanceof Map<?, ?> all)) {
            throw wrong(here, "has no resources; write each one below its name");
        }
        // What the options of one refer to may come later.
        Map<String, Draft> drafts = new LinkedHashMap<>();
        all.forEach((key, one) -> drafts.put(string(key), draft(here + "." + key, string(key), one)));
        return drafts.values().stream().map(draft -> finished(draft, drafts)).toArray(Resource[]::new);
    }

    /** A resource that still lacks its options. */
    private record Draft(String at, Resource resource, @Nullable Object options) {}

    private Draft draft(String at, String key, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> fields)) {
            throw wrong(at, "is no resource; write type: and properties: below it");
        }
        fields(at, fields, List.of(TYPE, NAME, PROPERTIES, OPTIONS));
        if (!(fields.get(TYPE) instanceof String type)) {
            throw wrong(at, "has no type; write type: and the token, such as aws:ecs/service:Service");
        }
        Resource resource = Resource.of(type, fields.containsKey(NAME) ? string(fields.get(NAME)) : key);
        Object properties = fields.get(PROPERTIES);
        if (properties != null) {
            if (!(value(at + "." + PROPERTIES, properties, 0) instanceof MapValue written)) {
                throw wrong(at + "." + PROPERTIES, "are none; write each one as name: value");
            }
            resource = resource.withProperties(written);
        }
        return new Draft(at, resource, fields.get(OPTIONS));
    }

    private PropertyValue value(String at, @Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw wrong("", "has a value that contains itself; write it out");
        }
        if (value instanceof String text) {
            if (REFERENCE.matcher(text).matches() && !text.equals(UNKNOWN)) {
                throw wrong(at, "is a reference, " + text + "; write the value that it has, or " + UNKNOWN);
            }
            return text.equals(UNKNOWN) ? PropertyValue.unknown() : PropertyValue.of(text);
        }
        if (value instanceof List<?> list) {
            List<PropertyValue> elements = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                elements.add(value(at + "[" + i + "]", list.get(i), depth + 1));
            }
            return PropertyValue.of(elements);
        }
        if (value instanceof Map<?, ?> map) {
            return map(at, map, depth);
        }
        if (value != null && !(value instanceof Boolean) && !(value instanceof Number)) {
            throw wrong(at, "has a tag of YAML; write the value without it");
        }
        return PropertyValue.of(value);
    }

    private PropertyValue map(String at, Map<?, ?> map, int depth) {
        Map<String, PropertyValue> entries = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = string(entry.getKey());
            PropertyValue value = value(at + "." + key, entry.getValue(), depth + 1);
            if (key.equals(SECRET) && map.size() == 1) {
                return PropertyValue.secret(value);
            }
            if (key.startsWith("fn::")) {
                throw wrong(at, "calls " + key + ", which is for programs; write the value that it gives");
            }
            entries.put(key, value);
        }
        return new MapValue(entries);
    }

    private Resource finished(Draft draft, Map<String, Draft> all) {
        if (draft.options() == null) {
            return draft.resource();
        }
        String at = draft.at() + "." + OPTIONS;
        if (!(draft.options() instanceof Map<?, ?> options)) {
            throw wrong(at, "are none; write each one as name: value");
        }
        fields(at, options, OF_OPTIONS);
        Resource resource = draft.resource()
                .withDependencies(strings(options.get("dependsOn")).stream()
                        .map(text -> referred(at + ".dependsOn", text, all).urn())
                        .toList())
                .withOptions(new ResourceOptions(
                        is(at, options, "protect").orElse(false),
                        strings(options.get("ignoreChanges")),
                        is(at, options, "deleteBeforeReplace"),
                        strings(options.get("aliases")),
                        strings(options.get("additionalSecretOutputs")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        if (options.containsKey("parent")) {
            resource = resource.withParent(
                    referred(at + ".parent", string(options.get("parent")), all).urn());
        }
        return options.containsKey("provider")
                ? resource.withProvider(referred(at + ".provider", string(options.get("provider")), all))
                : resource;
    }

    private Resource referred(String at, String text, Map<String, Draft> all) {
        Matcher reference = REFERENCE.matcher(text);
        String name = reference.matches() ? reference.group(1) : "";
        Draft draft = all.get(name);
        if (draft == null) {
            throw wrong(
                    at,
                    "names no resource of the example with " + Display.of(text) + "; "
                            + near(name, List.copyOf(all.keySet()), "write ${name}"));
        }
        return draft.resource();
    }

    private Optional<Boolean> is(String at, Map<?, ?> options, String name) {
        Object value = options.get(name);
        if (value != null && !(value instanceof Boolean)) {
            throw wrong(at + "." + name, "is neither true nor false; write one of them");
        }
        return Optional.ofNullable((Boolean) value);
    }

    /** A list, or one text without the list around it, as in programs. */
    private static List<String> strings(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list
                ? list.stream().map(ExampleFile::string).toList()
                : List.of(string(value));
    }

    private static String string(@Nullable Object scalar) {
        return String.valueOf(scalar);
    }

    private void fields(String at, Map<?, ?> fields, List<String> known) {
        for (Object field : fields.keySet()) {
            if (!known.contains(string(field))) {
                throw wrong(
                        at,
                        "has no field " + Display.of(string(field)) + "; "
                                + near(string(field), known, "there is " + String.join(", ", known)));
            }
        }
    }

    private static String near(String name, List<String> known, String otherwise) {
        return Nearest.to(name, known)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElse(otherwise);
    }

    private IllegalArgumentException wrong(String at, String sentence) {
        return new IllegalArgumentException(at.isEmpty() ? file + " " + sentence : file + ": " + at + " " + sentence);
    }
}
