package dev.policypack.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import dev.policypack.config.Option;
import dev.policypack.config.Options;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Preset;
import dev.policypack.value.Display;
import dev.policypack.value.Glob;
import dev.policypack.value.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds names in a configuration that mean nothing. Pulumi passes them on without a word, so only the pack can tell. */
final class ConfigWarnings {
    private static final int MOST_NAMES = 12;

    private final PolicyPack pack;
    private final PackConfig config;
    private final EnforcementLevel ofUnknownNames;
    private final Map<String, PolicyInfo> byName = new LinkedHashMap<>();
    private final ImmutableList.Builder<ConfigWarning> warnings = ImmutableList.builder();

    private ConfigWarnings(PolicyPack pack, PackConfig config, Options settings) {
        this.pack = pack;
        this.config = config;
        this.ofUnknownNames = settings.get(Settings.UNKNOWN_NAMES).level();
        pack.policies().forEach(policy -> {
            PolicyInfo info = policy.about();
            byName.put(info.name(), info);
            info.formerNames().forEach(former -> byName.put(former, info));
        });
        byName.put(PolicyPack.SETTINGS, Settings.of(pack));
    }

    /**
     * Something that the user should know about the configuration.
     *
     * @param sentence what, and what to write instead
     * @param level what it does to the deployment
     */
    record ConfigWarning(String sentence, EnforcementLevel level) {}

    static ImmutableList<ConfigWarning> of(PolicyPack pack, PackConfig config, Options settings) {
        ConfigWarnings all = new ConfigWarnings(pack, config, settings);
        config.entries().forEach(all::entry);
        config.exceptions().policies().forEach(all::exception);
        all.names(Preset.KEEP, settings);
        all.names(Settings.FIXED_LEVELS, settings);
        return all.warnings.build();
    }

    private void entry(String name, PackConfig.Entry entry) {
        PolicyInfo info = byName.get(name);
        if (info != null) {
            options(name, info, entry);
            constraints(name, info, entry);
            level(name, info, entry);
        } else if (!PackConfig.isReserved(name)) {
            // Whoever demands something by a name that means nothing gets nothing, and must not take it for granted.
            boolean isDemand = entry.enforcementLevel()
                    .filter(level -> level == EnforcementLevel.MANDATORY || level == EnforcementLevel.REMEDIATE)
                    .isPresent();
            warnings.add(new ConfigWarning(
                    "the configuration sets policy " + Display.of(name) + ", which policy pack \"" + pack.name()
                            + "\" does not have" + suggestion(name, byName.keySet()),
                    isDemand ? EnforcementLevel.MANDATORY : ofUnknownNames));
        }
    }

    private void options(String name, PolicyInfo info, PackConfig.Entry entry) {
        List<String> options = new ArrayList<>();
        info.options().forEach(option -> options.add(option.name()));
        for (String unknown : Options.unknownNames(info.options(), entry.options())) {
            if (name.equals(PolicyPack.SETTINGS) && Settings.FORMER_NAMES.containsKey(unknown)) {
                advise("the setting " + Display.of(unknown) + " is from an earlier version; "
                        + Settings.FORMER_NAMES.get(unknown));
            } else {
                warnings.add(new ConfigWarning(
                        "the configuration sets option " + Display.of(unknown) + " of policy \"" + name
                                + "\", which has no such option"
                                + Nearest.to(unknown, options)
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElseGet(() -> "; it has " + few(options)),
                        ofUnknownNames));
            }
        }
    }

    /** The identifiers of constraints that are switched off. */
    private void constraints(String name, PolicyInfo info, PackConfig.Entry entry) {
        List<String> identifiers =
                info.constraints().stream().map(Constraint::id).toList();
        if (identifiers.isEmpty()) {
            return;
        }
        for (String named :
                Options.of(List.of(PolicyInfo.WITHOUT), entry.options()).get(PolicyInfo.WITHOUT)) {
            if (identifiers.stream().noneMatch(id -> Glob.matches(named, id))) {
                warnings.add(new ConfigWarning(
                        "option \"" + PolicyInfo.WITHOUT + "\" of policy \"" + name + "\" names constraint "
                                + Display.of(named) + ", which the policy does not have"
                                + suggestion(named, identifiers),
                        ofUnknownNames));
            }
        }
    }

    /** As in the CLI, a former name does not count. */
    private void exception(String name, String id) {
        PolicyInfo info = byName.get(name);
        if (info == null || !info.name().equals(name)) {
            warnings.add(new ConfigWarning(
                    "policy exception \"" + id + "\" names policy " + Display.of(name) + ", which policy pack \""
                            + pack.name() + "\" does not have"
                            + (info == null
                                    ? suggestion(name, byName.keySet())
                                    : "; it is called \"" + info.name() + "\" now"),
                    ofUnknownNames));
        }
    }

    /** Behind the door of the engine nobody can tell; see {@link Levels}. */
    private void level(String name, PolicyInfo info, PackConfig.Entry entry) {
        boolean isNothing = !config.isFilledIn()
                && config.entry(PackConfig.ALL).enforcementLevel().isEmpty()
                && entry.enforcementLevel()
                        .filter(EnforcementLevel.REMEDIATE::equals)
                        .isPresent()
                && !info.isRemediating()
                && !name.equals(PolicyPack.SETTINGS);
        if (isNothing) {
            advise("the configuration sets policy \"" + name
                    + "\" to remediate, but it cannot remediate, so that this counts as not set; write mandatory");
        }
    }

    /** The names of policies in a setting. */
    private void names(Option<List<String>> setting, Options settings) {
        for (String named : settings.get(setting)) {
            if (byName.values().stream().noneMatch(info -> info.isNamed(named))) {
                warnings.add(new ConfigWarning(
                        "the setting \"" + setting + "\" names policy " + Display.of(named) + ", which policy pack \""
                                + pack.name() + "\" does not have" + suggestion(named, byName.keySet()),
                        ofUnknownNames));
            }
        }
    }

    private void advise(String sentence) {
        warnings.add(new ConfigWarning(sentence, EnforcementLevel.ADVISORY));
    }

    private static String suggestion(String name, Iterable<String> known) {
        return Nearest.to(name, known)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse("");
    }

    private static String few(List<String> names) {
        return names.isEmpty()
                ? "none"
                : String.join(", ", Iterables.limit(names, MOST_NAMES))
                        + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "");
    }
}
