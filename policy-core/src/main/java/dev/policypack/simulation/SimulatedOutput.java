package dev.policypack.simulation;

import com.google.common.base.Splitter;
import com.google.common.collect.Iterables;
import com.google.common.hash.Hashing;
import dev.policypack.resource.Urn;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.BooleanValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.NumberValue;
import dev.policypack.value.PropertyValue.StringValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a computed output is made of: what all resources of the provider have in common, the properties that the resource has so far, and
 * characters that no other output has. These are a hash of the resource's URN and the output's name: the same in every run.
 */
public final class SimulatedOutput {
    private static final String HEX = "0123456789abcdef";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String ALNUM = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";

    private static final Pattern BRACES = Pattern.compile("\\{([a-zA-Z]+)([0-9]*)(\\|last)?\\}");

    private final Map<String, String> facts;
    private final String token;
    private final String seed;
    private final String output;
    private final MapValue properties;

    SimulatedOutput(Map<String, String> facts, String token, String seed, String output, MapValue properties) {
        this.facts = facts;
        this.token = token;
        this.seed = seed;
        this.output = output;
        this.properties = properties;
    }

    /** What all resources of the provider have in common; empty if its package does not know it. */
    public String fact(String name) {
        return facts.getOrDefault(name, "");
    }

    /** The properties that the resource has so far, or the arguments of the function. */
    public MapValue properties() {
        return properties;
    }

    /** Whether the resource has a property; one that is null or not known it does not have. */
    public boolean has(String property) {
        return get(property).isPresent();
    }

    /** A property of the resource, opened if it is a secret; empty if the resource does not have it or it is not known. */
    public Optional<PropertyValue> get(String property) {
        return Properties.known(properties.entries().get(property));
    }

    /** A property of the resource as a string, or the other one if the resource does not have it. */
    public String string(String property, String otherwise) {
        return get(property).map(SimulatedOutput::text).orElse(otherwise);
    }

    /** Whether a property of the resource is {@code true}. */
    public boolean isTrue(String property) {
        return get(property).equals(Optional.of(new BooleanValue(true)));
    }

    private static String text(PropertyValue value) {
        if (value instanceof StringValue string) {
            return string.value();
        }
        if (value instanceof NumberValue number) {
            return PropertyValue.plainNumber(number.value());
        }
        return value instanceof BooleanValue bool ? String.valueOf(bool.value()) : "";
    }

    /** What stands behind the last slash of a property that may be an ARN or a plain name. */
    public String last(String property, String otherwise) {
        return Iterables.getLast(Splitter.on('/').split(string(property, otherwise)));
    }

    /** Hexadecimal digits that are this output's own. */
    public String hex(int length) {
        return unique(HEX, length);
    }

    /** Hexadecimal digits that belong to a string, the same in every run. */
    public static String hex(String of, int length) {
        return new SimulatedOutput(Map.of(), "", of, "", MapValue.EMPTY).hex(length);
    }

    /**
     * Fills in a template. {@code {hex8}}, {@code {upper17}}, {@code {alnum12}}, {@code {letters6}}, {@code {digits10}} are so many
     * characters of its own, {@code {uuid}} is a UUID, {@code {typeName}} the last word of the type token in lower case; what all resources of the provider
     * have in common stands under its name, such as {@code {region}}; anything else in braces is a property of the resource,
     * {@code {cluster|last}} what stands behind its last slash. A property that the resource does not have gives eight characters of its
     * own.
     */
    public String fill(String template) {
        return BRACES.matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(3) != null
                                ? last(match.group(1), unique(ALNUM, 8))
                                : value(match.group(1), match.group(2))));
    }

    private String value(String name, String length) {
        if (!length.isEmpty()) {
            int characters = Integer.parseInt(length);
            return switch (name) {
                case "hex" -> unique(HEX, characters);
                case "upper" -> unique(UPPER, characters);
                case "alnum" -> unique(ALNUM, characters);
                case "letters" -> unique(LETTERS, characters);
                case "digits" -> unique(DIGITS, characters);
                default -> string(name + length, unique(ALNUM, 8));
            };
        }
        return switch (name) {
            case "uuid" -> uuid();
            case "typeName" -> lastWord().toLowerCase(Locale.ROOT);
            default -> facts.containsKey(name) ? fact(name) : string(name, unique(ALNUM, 8));
        };
    }

    /** The last word of the type token: {@code Service} of {@code aws:ecs/service:Service}. */
    String lastWord() {
        return Iterables.getLast(Splitter.on(':').split(token));
    }

    /** The module of the type token: {@code ecs} of {@code aws:ecs/service:Service}; the package where there is none. */
    String module() {
        List<String> parts = Splitter.on(':').splitToList(token);
        String module =
                parts.size() == 3 ? Splitter.on('/').splitToList(parts.get(1)).get(0) : "";
        return module.isEmpty() || module.equals("index") ? parts.get(0) : module;
    }

    /** The name that the resource has in the program; for a function what stands behind {@code get} in its name. */
    String programName() {
        return Urn.parse(seed).map(Urn::name).orElseGet(() -> {
            String word = lastWord();
            return word.startsWith("get") && word.length() > 3
                    ? word.substring(3).toLowerCase(Locale.ROOT)
                    : word;
        });
    }

    /** The same resource with its properties so far, for another output. */
    SimulatedOutput of(String otherOutput) {
        return new SimulatedOutput(facts, token, seed, otherOutput, properties);
    }

    /** The name of the output. */
    String name() {
        return output;
    }

    /** Version 4. */
    private String uuid() {
        String digits = unique(HEX, 32);
        return digits.substring(0, 8) + '-' + digits.substring(8, 12) + "-4" + digits.substring(13, 16) + "-a"
                + digits.substring(17, 20) + '-' + digits.substring(20);
    }

    private String unique(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int block = 0; text.length() < length; block++) {
            byte[] hash = Hashing.sha256()
                    .hashString(seed + '\n' + output + '\n' + block, StandardCharsets.UTF_8)
                    .asBytes();
            for (int i = 0; i < hash.length && text.length() < length; i++) {
                text.append(alphabet.charAt((hash[i] & 0xff) % alphabet.length()));
            }
        }
        return text.toString();
    }
}
