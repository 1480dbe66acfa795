package dev.policypack.policy;

import dev.policypack.config.Option;
import dev.policypack.value.Display;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The configuration with which a pack begins. It becomes the levels and the defaults of the policies, and not an entry of the protocol's
 * initial configuration: such an entry without a level means advisory there, and would take the level of a mandatory policy away.
 */
final class InitialConfig {
    private static final String ALL = "all";

    private InitialConfig() {}

    static PolicyPack apply(PolicyPack pack, Map<String, ?> config) {
        PolicyPack changed = pack;
        Optional<EnforcementLevel> forAll = level(ALL, config.get(ALL));
        if (forAll.isPresent()) {
            changed = changed.withLevel(info -> true, forAll.get());
        }
        for (Map.Entry<String, ?> entry : config.entrySet()) {
            String name = entry.getKey();
            if (name.equals(PolicyPack.SETTINGS)) {
                changed = changed.withInitialSettings(options(name, entry.getValue()));
            } else if (!name.equals(ALL)) {
                Optional<EnforcementLevel> level = level(name, entry.getValue());
                Map<String, Object> options = options(name, entry.getValue());
                changed = changed.withChanged(name, info -> level.map(info::enforcementLevelForAll)
                        .orElse(info)
                        .withDefaults(options));
            }
        }
        return changed;
    }

    private static Optional<EnforcementLevel> level(String policy, @Nullable Object written) {
        Object level = written instanceof Map<?, ?> map ? map.get(Option.ENFORCEMENT_LEVEL) : written;
        if (level == null) {
            return Optional.empty();
        }
        Optional<EnforcementLevel> named = EnforcementLevel.named(String.valueOf(level));
        if (named.isEmpty()) {
            throw new IllegalArgumentException("The initial configuration of \"" + policy + "\" has the level "
                    + Display.of(level) + "; write \"advisory\", \"mandatory\", \"remediate\" or \"disabled\".");
        }
        return named;
    }

    private static Map<String, Object> options(String policy, Object written) {
        Map<String, Object> options = new LinkedHashMap<>();
        if (written instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (value == null) {
                    throw new IllegalArgumentException("The initial configuration of \"" + policy
                            + "\" has nothing for option \"" + name + "\"; give it a value, or leave it out.");
                }
                options.put(String.valueOf(name), value);
            });
            options.remove(Option.ENFORCEMENT_LEVEL);
        }
        return options;
    }
}
