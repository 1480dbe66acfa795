package dev.policypack.engine;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.policypack.config.InvalidOptionException;
import dev.policypack.config.Option;
import dev.policypack.exemption.Exemption;
import dev.policypack.exemption.ExemptionFile;
import dev.policypack.exemption.PolicyExceptions;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.value.Display;
import dev.policypack.value.Internal;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What users set for the policies of a pack: by policy name a level and options. The name {@code all} sets the level of all policies
 * that are not named themselves.
 */
public final class PackConfig {
    /** The name under which users set the level of all policies that are not named themselves. */
    public static final String ALL = "all";

    /** A list of environments, which the CLI reads itself. */
    private static final String ENVIRONMENTS = "environments";

    /** A number under this name marks a file in which the policies have a place of their own, beside what the CLI reads itself. */
    private static final String VERSION = "version";

    private static final String POLICIES = "policies";
    private static final String EXCEPTIONS = "exceptions";

    private static final PackConfig NONE =
            new PackConfig(ImmutableMap.of(), ImmutableList.of(), PolicyExceptions.NONE, false);

    private final ImmutableMap<String, Entry> entries;
    private final ImmutableList<Exemption> exemptions;
    private final PolicyExceptions exceptions;
    private final boolean filledIn;

    private PackConfig(
            ImmutableMap<String, Entry> entries,
            ImmutableList<Exemption> exemptions,
            PolicyExceptions exceptions,
            boolean filledIn) {
        this.filledIn = filledIn;
        this.entries = entries;
        this.exemptions = exemptions;
        this.exceptions = exceptions;
    }

    /**
     * What is set for one policy.
     *
     * @param enforcementLevel the level; empty when only options are set
     * @param options the options, as the user wrote them
     */
    public record Entry(Optional<EnforcementLevel> enforcementLevel, MapValue options) {}

    /** Nothing is set. */
    public static PackConfig none() {
        return NONE;
    }

    /** What is set, by policy name. */
    public static PackConfig of(Map<String, Entry> entries) {
        return new PackConfig(ImmutableMap.copyOf(entries), ImmutableList.of(), PolicyExceptions.NONE, false);
    }

    /** What Pulumi sends: the same, with a level for every policy and the defaults of its options, set or not. */
    @Internal
    public static PackConfig filledIn(Map<String, Entry> entries) {
        return new PackConfig(ImmutableMap.copyOf(entries), ImmutableList.of(), PolicyExceptions.NONE, true);
    }

    /**
     * Reads the JSON that the CLI takes with {@code --policy-pack-config}: an object with, for each policy, a level as a text, or an
     * object with {@code enforcementLevel} and options. An empty text sets nothing. The names of environments that such a file may hold
     * are passed over: what is in them is only known to the CLI. With {@code "version": 2} the policies stand under {@code policies}, and
     * the policy exceptions of Pulumi under {@code exceptions}, as the CLI has it since 3.274.
     *
     * @throws InvalidOptionException when it is something else; the message says what and where
     */
    public static PackConfig parse(String json) {
        if (json.isBlank()) {
            return NONE;
        }
        JsonNode root;
        try {
            root = mapper().readTree(json);
        } catch (JsonProcessingException e) {
            // What is nested too deeply has no location.
            JsonLocation at = e.getLocation();
            throw new InvalidOptionException("the policy pack's configuration is not valid JSON"
                    + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")"));
        }
        if (!root.isObject()) {
            throw new InvalidOptionException(
                    "the policy pack's configuration must be a JSON object with the names of policies in it");
        }
        if (!root.path(VERSION).isNumber()) {
            return new PackConfig(entries(root), ImmutableList.of(), PolicyExceptions.NONE, false);
        }
        if (root.path(VERSION).doubleValue() != 2) {
            throw new InvalidOptionException("the policy pack's configuration has version " + root.path(VERSION)
                    + "; this version of the library reads 2, and files without a version");
        }
        JsonNode policies = root.path(POLICIES);
        if (!policies.isObject() && !policies.isNull() && !policies.isMissingNode()) {
            throw new InvalidOptionException("\"policies\" must be an object with the names of policies in it");
        }
        return new PackConfig(
                entries(policies),
                ImmutableList.of(),
                root.has(EXCEPTIONS) ? PolicyExceptions.of(value(root.get(EXCEPTIONS))) : PolicyExceptions.NONE,
                false);
    }

    private static ImmutableMap<String, Entry> entries(JsonNode policies) {
        ImmutableMap.Builder<String, Entry> entries = ImmutableMap.builder();
        policies.properties().forEach(entry -> {
            if (!entry.getKey().equals(ENVIRONMENTS) || !entry.getValue().isArray()) {
                entries.put(entry.getKey(), entry(entry.getKey(), entry.getValue()));
            }
        });
        return entries.buildOrThrow();
    }

    /**
     * Reads such a file.
     *
     * @throws InvalidOptionException when there is none, or its content is something else; the message says what and where
     */
    public static PackConfig read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new InvalidOptionException(
                    "the policy pack's configuration " + file + " cannot be read; give the path of a JSON file");
        } catch (InvalidOptionException e) {
            throw new InvalidOptionException(file + ": " + e.getMessage());
        }
    }

    /** The same with exemptions that are written elsewhere, such as in an {@link ExemptionFile}. */
    public PackConfig withExemptions(List<Exemption> more) {
        return new PackConfig(
                entries,
                ImmutableList.<Exemption>builder()
                        .addAll(exemptions)
                        .addAll(more)
                        .build(),
                exceptions,
                filledIn);
    }

    /** The exemptions that are written elsewhere; those of the configuration itself are one of the {@link Settings}. */
    List<Exemption> exemptions() {
        return exemptions;
    }

    /** The policy exceptions of Pulumi; none where the CLI has read the file. */
    PolicyExceptions exceptions() {
        return exceptions;
    }

    /** Whether there is a level for every policy, set or not. */
    boolean isFilledIn() {
        return filledIn;
    }

    /** What is set for each name. */
    public Map<String, Entry> entries() {
        return entries;
    }

    /** The names under which something may be set for a policy: today's, then the former ones. */
    static List<String> namesOf(PolicyInfo policy) {
        return ImmutableList.<String>builder()
                .add(policy.name())
                .addAll(policy.formerNames())
                .build();
    }

    /**
     * The options that are set for a policy, under today's name or a former one. Under today's name Pulumi fills in the defaults, which must
     * not hide what is set under a former name.
     */
    MapValue options(PolicyInfo policy) {
        MapValue now = entry(policy.name()).options();
        MapValue all = now;
        for (String former : policy.formerNames()) {
            for (Map.Entry<String, PropertyValue> old :
                    entry(former).options().entries().entrySet()) {
                PropertyValue current = now.entries().get(old.getKey());
                if (current == null || current.equals(byDefault(policy, old.getKey()))) {
                    all = all.with(old.getKey(), old.getValue());
                }
            }
        }
        return all;
    }

    private static @Nullable PropertyValue byDefault(PolicyInfo policy, String option) {
        for (Option<?> declared : policy.options()) {
            if (declared.name().equals(option)) {
                return PropertyValue.of(declared.plainDefault());
            }
        }
        return null;
    }

    /** What is set under a name. */
    Entry entry(String policy) {
        return entries.getOrDefault(policy, new Entry(Optional.empty(), MapValue.EMPTY));
    }

    /** Whether the name is one that is not a policy's but has a meaning. */
    static boolean isReserved(String name) {
        return name.equals(ALL);
    }

    private static Entry entry(String policy, JsonNode node) {
        if (node.isTextual()) {
            return new Entry(Optional.of(level(policy, node)), MapValue.EMPTY);
        }
        if (!node.isObject()) {
            throw new InvalidOptionException("parsing " + Display.of(policy) + ": " + Display.of(node)
                    + " is not a valid value; must be a level such as \"advisory\", or an object");
        }
        Optional<EnforcementLevel> level =
                Optional.ofNullable(node.get(Option.ENFORCEMENT_LEVEL)).map(text -> level(policy, text));
        MapValue options = (MapValue) value(node);
        return new Entry(level, options.without(Option.ENFORCEMENT_LEVEL));
    }

    private static EnforcementLevel level(String policy, JsonNode node) {
        return EnforcementLevel.named(node.asText())
                .orElseThrow(
                        () -> new InvalidOptionException(
                                "parsing enforcement level for " + Display.of(policy) + ": " + Display.of(node.asText())
                                        + " is not a valid enforcement level; write advisory, mandatory, remediate or disabled"));
    }

    private static PropertyValue value(JsonNode node) {
        return PropertyValue.of(mapper().convertValue(node, Object.class));
    }

    /** Made when it is needed: it would cost a pack that gets no configuration file a part of its start. */
    private static JsonMapper mapper() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
