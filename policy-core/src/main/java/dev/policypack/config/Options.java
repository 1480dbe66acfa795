package dev.policypack.config;

import com.google.common.collect.ImmutableMap;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.NullValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The values that the options of one policy have: what the user set, the default for the rest. */
public final class Options {
    private static final Options DEFAULTS = new Options(ImmutableMap.of());

    private final ImmutableMap<Option<?>, Object> values;

    private Options(ImmutableMap<Option<?>, Object> values) {
        this.values = values;
    }

    /** Every option at its default. */
    public static Options defaults() {
        return DEFAULTS;
    }

    /**
     * The options of a policy as the user set them.
     *
     * @param declared the options of the policy
     * @param given what the user wrote; {@code enforcementLevel} and names that are not declared are passed over, see {@link
     *     #unknownNames}
     * @throws InvalidOptionException when an option got a value that it does not take, or one that must be set got none
     */
    public static Options of(List<Option<?>> declared, MapValue given) {
        ImmutableMap.Builder<Option<?>, Object> values = ImmutableMap.builder();
        for (Option<?> option : declared) {
            PropertyValue value = given.entries().get(option.name());
            if (value != null && !(value instanceof NullValue)) {
                values.put(option, option.read(value));
            } else if (option.isRequired()) {
                throw new InvalidOptionException(
                        "option \"" + option.name() + "\" must be set; it takes " + option.wanted());
            } else if (option.isCopy()) {
                // The policy asks for the original, which has another default.
                values.put(option, option.byDefault());
            }
        }
        return new Options(values.buildOrThrow());
    }

    /** The least that a user must write: the options that must be set, each with its example; for docs and trials. */
    public static MapValue least(List<Option<?>> declared) {
        MapValue least = MapValue.EMPTY;
        for (Option<?> option : declared) {
            if (option.isRequired()) {
                least = least.with(option.name(), PropertyValue.of(option.plainDefault()));
            }
        }
        return least;
    }

    /** The names in what a user wrote that are no option of the policy. */
    public static List<String> unknownNames(List<Option<?>> declared, MapValue given) {
        List<String> unknown = new ArrayList<>(given.entries().keySet());
        unknown.remove(Option.ENFORCEMENT_LEVEL);
        for (Option<?> option : declared) {
            unknown.remove(option.name());
        }
        return unknown;
    }

    /** The value of an option. */
    @SuppressWarnings("unchecked") // put there by the option itself, see of()
    public <T> T get(Option<T> option) {
        Object value = values.get(option);
        return value == null ? option.byDefault() : (T) value;
    }

    /** The values that are set, by option. */
    Map<Option<?>, Object> set() {
        return values;
    }
}
