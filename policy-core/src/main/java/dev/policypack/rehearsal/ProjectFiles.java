package dev.policypack.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.base.Splitter;
import com.google.common.collect.Iterables;
import dev.policypack.simulation.SimulatedOutput;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads what a project's folder says about a stack: {@code Pulumi.yaml} and {@code Pulumi.<stack>.yaml}.
 *
 * @see <a href="https://www.pulumi.com/docs/iac/concepts/projects/project-file/">the project file</a>
 * @see <a href="https://www.pulumi.com/docs/iac/concepts/config/">configuration</a>
 */
final class ProjectFiles {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A value of the project's configuration may be a declaration, with these words. */
    private static final Set<String> DECLARATION = Set.of("type", "items", "description", "secret", "default", "value");

    private static final String SECURE = "secure";

    private final Map<String, String> open = new TreeMap<>();
    private final Map<String, String> secret = new TreeMap<>();
    private final List<String> encrypted = new ArrayList<>();
    private final String project;
    private final String stack;

    private ProjectFiles(String project, String stack) {
        this.project = project;
        this.stack = stack;
    }

    static Setting read(Path given, String stackName) {
        Path folder = given.toAbsolutePath().normalize();
        Path projectFile = existing(folder, "Pulumi")
                .orElseThrow(() -> new IllegalArgumentException("There is no Pulumi.yaml in " + folder));
        Map<String, Node> said = mapping(yaml(projectFile));
        String project = scalar(said.get("name"))
                .orElseThrow(() -> new IllegalArgumentException(projectFile + " does not say the name of the project"));
        List<String> parts = Splitter.on('/').splitToList(stackName);
        String stack = Iterables.getLast(parts);
        ProjectFiles files = new ProjectFiles(project, stack);
        mapping(said.get("config")).forEach(files::ofProject);
        Path configs = scalar(said.get("stackConfigDir")).map(folder::resolve).orElse(folder);
        Optional<Path> stackFile = existing(configs, "Pulumi." + stack);
        Map<String, Node> ofStack = stackFile.map(file -> mapping(yaml(file))).orElse(Map.of());
        mapping(ofStack.get("config")).forEach(files::ofStack);

        Setting setting =
                Setting.of(project, stack).withConfig(files.open, false).withConfig(files.secret, true);
        if (parts.size() > 1) {
            setting = setting.inOrganization(parts.get(0));
        }
        if (stackFile.isEmpty()) {
            setting = setting.noting("There is no Pulumi." + stack + ".yaml in " + configs
                    + ", so the stack has only the configuration of the project.");
        }
        if (ofStack.containsKey("environment")) {
            setting = setting.noting("The rehearsal does not know the configuration that Pulumi." + stack
                    + ".yaml imports from environments; hand it over with withConfig.");
        }
        if (!files.encrypted.isEmpty()) {
            setting = setting.noting(
                    "Only Pulumi can decrypt the secrets of the stack's configuration, so the rehearsal made up: "
                            + String.join(", ", files.encrypted) + ".");
        }
        return setting;
    }

    private void ofProject(String key, Node value) {
        Map<String, Node> declaration = mapping(value);
        if (declaration.isEmpty() || !DECLARATION.containsAll(declaration.keySet())) {
            put(key, value, false);
            return;
        }
        Node given = declaration.getOrDefault("value", declaration.get("default"));
        if (given != null) {
            put(key, given, scalar(declaration.get("secret")).equals(Optional.of("true")));
        }
    }

    private void ofStack(String key, Node value) {
        put(key, value, false);
    }

    private void put(String key, Node value, boolean secretly) {
        String whole = key.contains(":") ? key : project + ':' + key;
        int before = encrypted.size();
        Object plain = plain(whole, value);
        boolean isSecret = secretly || encrypted.size() > before;
        open.remove(whole);
        secret.remove(whole);
        (isSecret ? secret : open).put(whole, value instanceof ScalarNode scalar ? scalar.getValue() : text(plain));
    }

    private static String text(@Nullable Object plain) {
        if (plain instanceof String string) {
            return string;
        }
        try {
            return JSON.writeValueAsString(plain);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As JSON knows it; what is encrypted is made up. */
    private @Nullable Object plain(String key, Node value) {
        if (value instanceof SequenceNode sequence) {
            List<@Nullable Object> elements = new ArrayList<>();
            sequence.getValue().forEach(element -> elements.add(plain(key, element)));
            return elements;
        }
        if (value instanceof MappingNode) {
            Map<String, Node> entries = mapping(value);
            if (entries.keySet().equals(Set.of(SECURE))) {
                if (!encrypted.contains(key)) {
                    encrypted.add(key);
                }
                return "simulated-" + SimulatedOutput.hex(stack + '/' + key, 16);
            }
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            entries.forEach((name, entry) -> object.put(name, plain(key, entry)));
            return object;
        }
        return value instanceof ScalarNode scalar ? scalar(scalar) : null;
    }

    private static @Nullable Object scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return text;
        }
        if (text.isEmpty() || text.equals("~")) {
            return null;
        }
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isNull()) {
                return null;
            }
            return node.isNumber() || node.isBoolean() ? node : text;
        } catch (JsonProcessingException noJson) {
            return text;
        }
    }

    private static Optional<String> scalar(@Nullable Node node) {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    private static Map<String, Node> mapping(@Nullable Node node) {
        Map<String, Node> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                scalar(tuple.getKeyNode()).ifPresent(key -> entries.put(key, tuple.getValueNode()));
            }
        }
        return entries;
    }

    private static Optional<Path> existing(Path folder, String name) {
        for (String ending : List.of(".yaml", ".yml")) {
            Path file = folder.resolve(name + ending);
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private static @Nullable Node yaml(Path file) {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(Files.readString(file)));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read", e);
        } catch (YAMLException e) {
            throw new IllegalArgumentException(file + " is not valid YAML", e);
        }
    }
}
