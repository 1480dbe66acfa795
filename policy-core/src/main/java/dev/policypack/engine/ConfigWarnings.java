package dev.policypack.engine;

import com.google.common.collect.ImmutableList;
import dev.policypack.config.Options;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Preset;
import dev.policypack.value.Display;
import dev.policypack.value.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds names in a configuration that mean nothing. Pulumi passes them on without a word, so only the pack can tell. */
final class ConfigWarnings {
    private ConfigWarnings() {}

    static ImmutableList<String> of(PolicyPack pack, PackConfig config, Options settings) {
        Map<String, PolicyInfo> byName = new LinkedHashMap<>();
        pack.policies().forEach(policy -> {
            PolicyInfo info = policy.about();
            byName.put(info.name(), info);
            info.formerNames().forEach(former -> byName.put(former, info));
        });
        byName.put(PolicyPack.SETTINGS, Settings.of(pack));
        List<String> warnings = new ArrayList<>();
        config.entries().forEach((name, entry) -> {
            PolicyInfo info = byName.get(name);
            if (info != null) {
                List<String> options = new ArrayList<>();
                info.options().forEach(option -> options.add(option.name()));
                for (String unknown : Options.unknownNames(info.options(), entry.options())) {
                    warnings.add("the configuration sets option " + Display.of(unknown) + " of policy \"" + name
                            + "\", which has no such option" + suggestion(unknown, options));
                }
            } else if (!PackConfig.isReserved(name)) {
                warnings.add("the configuration sets policy " + Display.of(name) + ", which policy pack \""
                        + pack.name() + "\" does not have" + suggestion(name, byName.keySet()));
            }
        });
        config.exceptions().policies().forEach((name, id) -> {
            PolicyInfo info = byName.get(name);
            // As in the CLI, a former name does not count.
            if (info == null || !info.name().equals(name)) {
                warnings.add("policy exception \"" + id + "\" names policy " + Display.of(name)
                        + ", which policy pack \"" + pack.name() + "\" does not have"
                        + (info == null
                                ? suggestion(name, byName.keySet())
                                : "; it is called \"" + info.name() + "\" now"));
            }
        });
        for (String kept : settings.get(Preset.KEEP)) {
            if (byName.values().stream().noneMatch(info -> info.isNamed(kept))) {
                warnings.add("the setting \"" + Preset.KEEP + "\" names policy " + Display.of(kept)
                        + ", which policy pack \"" + pack.name() + "\" does not have"
                        + suggestion(kept, byName.keySet()));
            }
        }
        return ImmutableList.copyOf(warnings);
    }

    private static String suggestion(String name, Iterable<String> known) {
        return Nearest.to(name, known)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse("");
    }
}
