package dev.policypack.ecs.simulation;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table: what the provider does to resources of one type.
 *
 * @param token for example {@code aws:ecs/service:Service}
 * @param autoName how it names those that the program does not name; null if it does not
 * @param presets the defaults that {@code Check} fills in, by path; a path into an object or a list of objects applies
 *     where there is one
 * @param replacing the properties whose change replaces the resource
 * @param outputs what AWS computes, in the order in which it is computed, {@code id} among them; an output of which the
 *     program gave an input keeps that
 */
record SimulatedType(
        String token,
        @Nullable AutoName autoName,
        Map<String, Object> presets,
        Set<String> replacing,
        Map<String, Function<Facts, Object>> outputs) {

    /**
     * How a resource gets its name: the name that it has in the program, a separator, seven random digits.
     *
     * @param property the property that is filled in
     * @param prefixProperty the property that stops it: the provider then makes a name of this prefix in the update;
     *     empty if there is none
     * @param separator what stands between name and digits
     * @param maxLength the longest name that the bridge tries
     * @param shape what else happens to the name, given the inputs
     */
    record AutoName(String property, String prefixProperty, String separator, int maxLength, Shape shape) {}

    /** A last change to an automatic name. */
    @FunctionalInterface
    interface Shape {
        String apply(String name, Map<String, Object> inputs);

        /** No change. */
        Shape NONE = (name, inputs) -> name;
        /** Some services accept lower case only. */
        Shape LOWER_CASE = (name, inputs) -> name.toLowerCase(Locale.ROOT);

        /** An ending that AWS demands for queues and topics that keep the order. */
        static Shape fifo(String flag) {
            return (name, inputs) -> Boolean.TRUE.equals(inputs.get(flag)) ? name + ".fifo" : name;
        }
    }

    static Builder type(String token) {
        return new Builder(token);
    }

    /** This type under another name. */
    SimulatedType as(String otherToken) {
        return new SimulatedType(otherToken, autoName, presets, replacing, outputs);
    }

    /** Writes one line of the table. */
    static final class Builder {
        private final String token;
        private @Nullable AutoName autoName;
        private final Map<String, Object> presets = new LinkedHashMap<>();
        private final ImmutableSet.Builder<String> replacing = ImmutableSet.builder();
        private final Map<String, Function<Facts, Object>> outputs = new LinkedHashMap<>();

        private Builder(String token) {
            this.token = token;
        }

        /** The usual name: {@code name}, unless {@code namePrefix} is given, with a dash, at most 255 characters. */
        Builder named() {
            return named("name", "namePrefix", 255, Shape.NONE);
        }

        Builder named(String property, String prefixProperty, int maxLength, Shape shape) {
            return named(new AutoName(property, prefixProperty, "-", maxLength, shape));
        }

        Builder named(AutoName name) {
            autoName = name;
            replacing.add(name.property());
            if (!name.prefixProperty().isEmpty()) {
                replacing.add(name.prefixProperty());
                prefixed(name.property(), name.prefixProperty(), "tf-");
            }
            return this;
        }

        /** A name that only the update makes: of the prefix that the program gave, else of a fixed one. */
        Builder prefixed(String property, String prefixProperty, String otherwise) {
            replacing.add(property, prefixProperty);
            return output(property, facts -> facts.string(prefixProperty, otherwise) + facts.fill("20260101{hex18}"));
        }

        /** A default of {@code Check}. */
        Builder preset(String path, Object value) {
            presets.put(path, value);
            return this;
        }

        /** Several defaults of {@code Check} that are {@code false}. */
        Builder off(String... paths) {
            for (String path : paths) {
                presets.put(path, false);
            }
            return this;
        }

        Builder replacedBy(String... properties) {
            replacing.add(properties);
            return this;
        }

        /** A computed output: a template as {@link Facts#fill} takes it, or a fixed value that is no text. */
        Builder output(String property, Object value) {
            return value instanceof String template
                    ? output(property, facts -> facts.fill(template))
                    : output(property, facts -> value);
        }

        Builder output(String property, Function<Facts, Object> value) {
            outputs.put(property, value);
            return this;
        }

        /**
         * A computed output that is an ARN: {@code service:resource} with region and account, {@code service::resource}
         * without a region.
         */
        Builder arn(String service, String resource) {
            return output("arn", "arn:{partition}:" + service + ":{region}:{account}:" + resource);
        }

        Builder id(String template) {
            return output("id", template);
        }

        SimulatedType build() {
            return new SimulatedType(
                    token, autoName, ImmutableMap.copyOf(presets), replacing.build(), ImmutableMap.copyOf(outputs));
        }
    }

    /** A list of texts, for fixed outputs. */
    static List<String> strings(String... texts) {
        return List.of(texts);
    }
}
