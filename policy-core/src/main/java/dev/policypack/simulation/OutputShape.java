package dev.policypack.simulation;

import com.google.common.collect.ImmutableMap;
import dev.policypack.value.Internal;
import dev.policypack.value.PropertyValue;
import java.util.Map;

/** What a program expects an output or an answer to be, as far as the SDK of its language knows: of that shape a value is made up. */
@Internal
public sealed interface OutputShape {

    /** A string. */
    record Text() implements OutputShape {}

    /** A number. */
    record Numeric() implements OutputShape {}

    /** True or false. */
    record Flag() implements OutputShape {}

    /** A list of such elements. */
    record ListOf(OutputShape element) implements OutputShape {}

    /** A map with keys of its own. */
    record FreeMap() implements OutputShape {}

    /** One of some values. */
    record Choice(PropertyValue first) implements OutputShape {}

    /**
     * An object.
     *
     * @param required the properties that it must have
     * @param optional the properties that it may have
     */
    record Fields(Map<String, OutputShape> required, Map<String, OutputShape> optional) implements OutputShape {
        /** An object of which nothing is known. */
        public static final Fields NONE = new Fields(Map.of(), Map.of());

        /** Copies the maps. */
        public Fields {
            required = ImmutableMap.copyOf(required);
            optional = ImmutableMap.copyOf(optional);
        }

        /** Whether nothing is known of it. */
        public boolean isEmpty() {
            return required.isEmpty() && optional.isEmpty();
        }

        boolean has(String property) {
            return required.containsKey(property) || optional.containsKey(property);
        }
    }

    /** Something that is not made up: a file, a link to a resource. */
    record Other() implements OutputShape {}
}
