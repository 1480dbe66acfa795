package dev.policypack.simulation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One line of a table: what a provider does to the resources of one type, or what a function answers.
 *
 * <pre>{@code
 * SimulatedType.type("aws:sqs/queue:Queue")
 *         .named("name", "namePrefix", 80, NameShape.NONE)
 *         .preset("visibilityTimeoutSeconds", 30)
 *         .output("arn", "arn:aws:sqs:{region}:{account}:{name}")
 *         .output("url", "https://sqs.{region}.amazonaws.com/{account}/{name}")
 *         .id("{url}")
 *         .build();
 * }</pre>
 *
 * @param token for example {@code aws:ecs/service:Service}
 * @param autoName how it names those that the program does not name; null if it does not
 * @param checks what it refuses, in the order in which it looks
 * @param presets the defaults that {@code Check} fills in, by path; a path into an object or a list of objects applies where there is one
 * @param replacing the properties whose change replaces the resource
 * @param outputs what the cloud computes, by path, in the order in which it is computed, {@code id} among them. An output of which the
 *     program gave an input keeps that; a path into an object or a list of objects applies where there is one
 */
public record SimulatedType(
        String token,
        @Nullable AutoName autoName,
        List<Check> checks,
        Map<String, PropertyValue> presets,
        Set<String> replacing,
        Map<String, Function<SimulatedOutput, PropertyValue>> outputs) {

    /** Copies the collections. */
    public SimulatedType {
        checks = ImmutableList.copyOf(checks);
        presets = ImmutableMap.copyOf(presets);
        replacing = ImmutableSet.copyOf(replacing);
        outputs = ImmutableMap.copyOf(outputs);
    }

    /**
     * How a resource gets its name: the name that it has in the program, a separator, random digits.
     *
     * @param property the property that is filled in
     * @param prefixProperty the property that stops it: the provider then makes a name of this prefix in the update; empty if there is none
     * @param separator what stands between name and digits
     * @param limits how long it may be, given the inputs
     * @param shape what else happens to the name
     */
    public record AutoName(
            String property,
            String prefixProperty,
            String separator,
            Function<MapValue, NameLimits> limits,
            NameShape shape) {}

    /**
     * How long an automatic name may be.
     *
     * @param longest the longest name that the provider tries
     * @param digits how many random digits it ends with
     */
    public record NameLimits(int longest, int digits) {}

    /** A last change to an automatic name. */
    @FunctionalInterface
    public interface NameShape {
        /** The name as the provider writes it. */
        String apply(String name, MapValue inputs);

        /** No change. */
        NameShape NONE = (name, inputs) -> name;
        /** Some services accept lower case only. */
        NameShape LOWER_CASE = (name, inputs) -> name.toLowerCase(Locale.ROOT);
    }

    /** Something that a provider refuses before it creates anything. */
    @FunctionalInterface
    public interface Check {
        /**
         * What is wrong, in the words of the provider; empty if nothing is.
         *
         * @param name the name of the resource in the program
         * @param inputs with name and defaults
         */
        Optional<String> refusal(String name, MapValue inputs);
    }

    /** Begins a line of a table. */
    public static Builder type(String token) {
        return new Builder(token);
    }

    /** This type under another name. */
    public SimulatedType as(String otherToken) {
        return new SimulatedType(otherToken, autoName, checks, presets, replacing, outputs);
    }

    /** Writes one line of a table. */
    public static final class Builder {
        private static final int DIGITS = 7;

        private final String token;
        private @Nullable AutoName autoName;
        private final ImmutableList.Builder<Check> checks = ImmutableList.builder();
        private final Map<String, PropertyValue> presets = new LinkedHashMap<>();
        private final ImmutableSet.Builder<String> replacing = ImmutableSet.builder();
        private final Map<String, Function<SimulatedOutput, PropertyValue>> outputs = new LinkedHashMap<>();

        private Builder(String token) {
            this.token = token;
        }

        /** The usual name: {@code name}, unless {@code namePrefix} is given, with a dash, at most 255 characters. */
        public Builder named() {
            return named("name", "namePrefix", 255, NameShape.NONE);
        }

        /**
         * A name with a dash and seven digits.
         *
         * @param property the property that is filled in
         * @param prefixProperty the property that stops it; empty if there is none
         * @param longest the longest name that the provider tries
         * @param shape what else happens to the name
         */
        public Builder named(String property, String prefixProperty, int longest, NameShape shape) {
            NameLimits limits = new NameLimits(longest, DIGITS);
            return named(new AutoName(property, prefixProperty, "-", inputs -> limits, shape));
        }

        /** A name that is made in another way. */
        public Builder named(AutoName name) {
            autoName = name;
            replacing.add(name.property());
            if (!name.prefixProperty().isEmpty()) {
                prefixed(name.property(), name.prefixProperty(), "tf-");
            }
            return this;
        }

        /** A name that only the update makes: of the prefix that the program gave, else of a fixed one. */
        public Builder prefixed(String property, String prefixProperty, String otherwise) {
            replacing.add(property, prefixProperty);
            return output(
                    property, output -> output.string(prefixProperty, otherwise) + output.fill("20260101{hex18}"));
        }

        /** Something that the provider refuses. */
        public Builder refuses(Check check) {
            checks.add(check);
            return this;
        }

        /** A default of {@code Check}, a plain Java value as {@link PropertyValue#of} takes it. */
        public Builder preset(String path, Object value) {
            presets.put(path, PropertyValue.of(value));
            return this;
        }

        /** Several defaults of {@code Check} that are {@code false}. */
        public Builder off(String... paths) {
            for (String path : paths) {
                preset(path, false);
            }
            return this;
        }

        /** Properties that cannot be changed in place. */
        public Builder replacedBy(String... properties) {
            replacing.add(properties);
            return this;
        }

        /**
         * A computed output.
         *
         * @param path its name, or a path into an object that the program gave
         * @param value a template as {@link SimulatedOutput#fill} takes it, or a fixed value that is no string
         */
        public Builder output(String path, Object value) {
            if (value instanceof String template) {
                return output(path, output -> output.fill(template));
            }
            PropertyValue fixed = PropertyValue.of(value);
            return output(path, output -> fixed);
        }

        /**
         * A computed output; the function gives a plain Java value as {@link PropertyValue#of} takes it, or null where the resource does
         * not have this output.
         */
        public Builder output(String path, Function<SimulatedOutput, ? extends @Nullable Object> value) {
            outputs.put(path, output -> PropertyValue.of(value.apply(output)));
            return this;
        }

        /** The ID: a template. */
        public Builder id(String template) {
            return output("id", template);
        }

        /** The line. */
        public SimulatedType build() {
            return new SimulatedType(token, autoName, checks.build(), presets, replacing.build(), outputs);
        }
    }
}
