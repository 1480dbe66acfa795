package dev.policypack.ecs.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.google.common.collect.ImmutableList;
import dev.policypack.engine.PackConfig;
import dev.policypack.engine.Session;
import dev.policypack.finding.Violation;
import dev.policypack.policy.PolicyPack;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceOptions;
import dev.policypack.resource.StackContext;
import dev.policypack.resource.Urn;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.SecretValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program that somebody has published, as a list of its resources: which ones, which properties, which refer to which. The simulated
 * AWS gives them what they have after an update.
 */
public final class RealProgram {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^{}]+)}");
    /** The Region that a program was written for, as its ARNs and zones show it. */
    private static final Pattern REGION = Pattern.compile("\\b([a-z]{2}-[a-z]+-[0-9])(?=[a-f:\"\\s,\\]])");

    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[(\\d+)]");

    private final String name;
    private final Map<String, Map<String, Object>> drafts;
    private final SimulatedAws aws;
    private final Map<String, Made> made = new LinkedHashMap<>();

    private record Made(Resource analyzed, Resource inStack, Map<String, Object> outputs) {}

    private RealProgram(String name, String region, Map<String, Map<String, Object>> drafts) {
        this.name = name;
        this.drafts = drafts;
        this.aws = new SimulatedAws(Map.of("region", region));
    }

    /** The programs in a folder, sorted by name. */
    public static List<RealProgram> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(RealProgram::read)
                    .collect(ImmutableList.toImmutableList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static RealProgram read(Path file) {
        try {
            Map<String, Object> root = YAML.readValue(file.toFile(), Map.class);
            String name = String.valueOf(file.getFileName()).replace(".yaml", "");
            Matcher region = REGION.matcher(Files.readString(file));
            return new RealProgram(
                    name, region.find() ? region.group(1) : "us-west-2", (Map<String, Map<String, Object>>)
                            root.get("resources"));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** What the policies of a pack find: each resource by its inputs, then the stack. */
    public List<Violation> violations(PolicyPack pack, boolean preview) {
        StackContext context = new StackContext("shop", "dev", "organization", preview, Map.of(), Map.of());
        Session session = new Session(pack, PackConfig.none(), context);
        drafts.keySet().forEach(key -> make(key, new LinkedHashSet<>()));
        List<Violation> found = new ArrayList<>();
        made.values()
                .forEach(one -> found.addAll(session.analyze(one.analyzed()).reported()));
        found.addAll(
                session.analyzeStack(made.values().stream().map(Made::inStack).toList())
                        .reported());
        return found;
    }

    @SuppressWarnings("unchecked")
    private Made make(String key, Set<String> asked) {
        Made known = made.get(key);
        if (known != null) {
            return known;
        }
        Map<String, Object> draft = drafts.get(key);
        if (draft == null || !asked.add(key)) {
            throw new IllegalStateException(name + ": there is no resource \"" + key + "\", or it refers to itself");
        }
        String type = String.valueOf(draft.get("type"));
        String resourceName = String.valueOf(draft.getOrDefault("name", key));
        String urn = new Urn("dev", "shop", List.of(type), resourceName).toString();
        Map<String, Object> properties = (Map<String, Object>) draft.getOrDefault("properties", Map.of());
        Map<String, Object> resolved = new TreeMap<>();
        Map<String, List<String>> edges = new TreeMap<>();
        properties.forEach((property, value) -> {
            Set<String> urns = new LinkedHashSet<>();
            Object plain = resolve(value, asked, urns);
            if (plain != null) {
                resolved.put(property, plain);
            }
            if (!urns.isEmpty()) {
                edges.put(property, List.copyOf(urns));
            }
        });
        Map<String, Object> options = (Map<String, Object>) draft.getOrDefault("options", Map.of());
        Set<String> dependencies = new LinkedHashSet<>();
        edges.values().forEach(dependencies::addAll);
        resolve(options.get("dependsOn"), asked, dependencies);
        Map<String, Object> inputs = aws.check(type, resourceName, Map.of(), resolved);
        Map<String, Object> outputs = new TreeMap<>(aws.create(type, resourceName, inputs));
        Resource resource = Resource.of(urn, type, resourceName)
                .withOptions(new ResourceOptions(
                        Boolean.TRUE.equals(options.get("protect")),
                        strings(options.get("ignoreChanges")),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .withDependencies(List.copyOf(dependencies));
        for (Map.Entry<String, List<String>> edge : edges.entrySet()) {
            resource = resource.withPropertyDependencies(edge.getKey(), edge.getValue());
        }
        Made one = new Made(resource.withProperties(values(inputs)), resource.withProperties(values(outputs)), outputs);
        made.put(key, one);
        return one;
    }

    private static MapValue values(Map<String, Object> properties) {
        return (MapValue) PropertyValue.of(properties);
    }

    private static List<String> strings(@Nullable Object list) {
        return list instanceof Collection<?> all
                ? all.stream().map(String::valueOf).toList()
                : List.of();
    }

    private @Nullable Object resolve(@Nullable Object value, Set<String> asked, Set<String> urns) {
        if (value instanceof Map<?, ?> map) {
            if (map.size() == 1 && map.containsKey("fn::secret")) {
                Object content = resolve(map.get("fn::secret"), asked, urns);
                return content == null ? null : PropertyValue.secret(content);
            }
            Map<String, Object> all = new TreeMap<>();
            map.forEach((key, one) -> {
                Object plain = resolve(one, asked, urns);
                if (plain != null) {
                    all.put(String.valueOf(key), plain);
                }
            });
            return all;
        }
        if (value instanceof Collection<?> list) {
            List<@Nullable Object> all = new ArrayList<>();
            list.forEach(one -> all.add(resolve(one, asked, urns)));
            return all;
        }
        if (!(value instanceof String text)) {
            return value instanceof Integer number ? Long.valueOf(number) : value;
        }
        Matcher whole = REFERENCE.matcher(text);
        if (whole.matches()) {
            return referred(whole.group(1), asked, urns);
        }
        return REFERENCE.matcher(text).replaceAll(one -> {
            // ${AWS::Region} and the like are the program's own text.
            String key = one.group(1);
            return Matcher.quoteReplacement(
                    drafts.containsKey(keyOf(key)) ? String.valueOf(referred(key, asked, urns)) : one.group());
        });
    }

    private String keyOf(String expression) {
        if (drafts.containsKey(expression)) {
            return expression;
        }
        int end = expression.indexOf('.');
        return end < 0 ? expression : expression.substring(0, end);
    }

    private @Nullable Object referred(String expression, Set<String> asked, Set<String> urns) {
        if (expression.equals("unknown")) {
            return PropertyValue.unknown();
        }
        String key = keyOf(expression);
        Made other = make(key, new LinkedHashSet<>(asked));
        urns.add(other.inStack().urn());
        Object at = other.outputs();
        Matcher step = STEP.matcher(expression.substring(key.length()));
        while (step.find()) {
            Object open = at instanceof SecretValue secret ? SimulatedAws.plain(secret.content()) : at;
            if (step.group(1) != null) {
                at = open instanceof Map<?, ?> map ? map.get(step.group(1)) : null;
            } else {
                int index = Integer.parseInt(step.group(2));
                at = open instanceof List<?> list && index < list.size() ? list.get(index) : null;
            }
            if (at == null) {
                return key + "-" + expression.substring(key.length() + 1).replaceAll("[^A-Za-z0-9]", "-");
            }
        }
        return at;
    }

    /** The file's name without its ending. */
    @Override
    public String toString() {
        return name;
    }
}
