package dev.policypack.docs;

import com.google.common.collect.ImmutableList;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Preset;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns of a table that hold the levels of policies: one for each preset between which users of the pack choose. */
final class LevelColumns {
    private final ImmutableList<Preset> presets;

    LevelColumns(PolicyPack pack) {
        this.presets = pack.settings().contains(Preset.CHOICE)
                ? ImmutableList.copyOf(Preset.values())
                : ImmutableList.of(Preset.RECOMMENDED);
    }

    String headings() {
        return presets.size() == 1 ? "level" : cells(PolicyPage::lower);
    }

    String line() {
        return cells(preset -> "---");
    }

    String levels(PolicyInfo policy) {
        return cells(preset -> level(preset.appliedTo(policy)));
    }

    private static String level(PolicyInfo policy) {
        boolean varies = policy.enforcementLevel() == EnforcementLevel.MANDATORY
                && !policy.isEnforcementLevelForAll()
                && !policy.levelVariation().isEmpty();
        return policy.enforcementLevel().word() + (varies ? ", " + policy.levelVariation() : "");
    }

    private String cells(Function<Preset, String> cell) {
        return presets.stream().map(cell).collect(Collectors.joining(" | "));
    }
}
