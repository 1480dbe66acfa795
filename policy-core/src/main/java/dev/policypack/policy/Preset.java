package dev.policypack.policy;

import com.google.common.collect.ImmutableList;
import dev.policypack.config.Option;
import java.util.List;

/**
 * A choice of levels for a whole pack. It follows from what each policy says about itself, so that there is no second list to keep: its
 * own level, its {@link Severity} and its {@link Consequence}. A policy that says nothing about its consequence keeps its level.
 *
 * <p>A pack offers the choice by {@code settings(Preset.CHOICE, Preset.KEEP)}, or makes it itself: {@link PolicyPack#withPreset}.
 */
public enum Preset {
    /** Each policy has the level that it gives itself. */
    RECOMMENDED("each policy has its own level") {
        @Override
        EnforcementLevel level(PolicyInfo policy) {
            return policy.enforcementLevel();
        }
    },
    /** What is only said becomes mandatory, apart from money, tidiness and whatever can be seen in different ways. */
    STRICT("advisories on failures, security, data and operations are mandatory, but for those of low severity") {
        @Override
        EnforcementLevel level(PolicyInfo policy) {
            return policy.enforcementLevel() == EnforcementLevel.ADVISORY && matters(policy)
                    ? EnforcementLevel.MANDATORY
                    : policy.enforcementLevel();
        }
    },
    /** Only what keeps the deployment from its end is looked at. */
    MINIMAL("only policies on what makes a deployment fail or hang are asked") {
        @Override
        EnforcementLevel level(PolicyInfo policy) {
            return policy.consequence() == Consequence.UNSPECIFIED
                            || policy.consequence().endsDeployment()
                    ? policy.enforcementLevel()
                    : EnforcementLevel.DISABLED;
        }
    };

    /** The setting of a pack by which users choose. */
    public static final Option<Preset> CHOICE = Option.oneOf(
            "preset",
            Preset.class,
            RECOMMENDED,
            "The levels of all policies for which no other level is set: recommended (" + RECOMMENDED.meaning
                    + "), strict (" + STRICT.meaning + "), minimal (" + MINIMAL.meaning + ").");

    /**
     * The setting of a pack by which users except policies from their choice. A policy that can remediate needs it where its level is to
     * be the recommended one: Pulumi fills that in where nothing is set, and the pack cannot tell the two apart.
     */
    public static final Option<List<String>> KEEP = Option.strings(
            "keepRecommended",
            ImmutableList.of(),
            "Names of policies that keep their recommended level, whatever the preset; * stands for any text, ? for one sign.");

    private final String meaning;

    Preset(String meaning) {
        this.meaning = meaning;
    }

    abstract EnforcementLevel level(PolicyInfo policy);

    /** What holds for a policy under this preset: the same with another level. One whose level a pack has set for all violations keeps it. */
    public PolicyInfo appliedTo(PolicyInfo policy) {
        if (policy.isEnforcementLevelForAll()) {
            return policy;
        }
        EnforcementLevel level = level(policy);
        PolicyInfo changed = level == policy.enforcementLevel() ? policy : policy.enforcementLevel(level);
        return this == STRICT && level == EnforcementLevel.MANDATORY && matters(policy)
                ? changed.opinions(EnforcementLevel.MANDATORY)
                : changed;
    }

    private static boolean matters(PolicyInfo policy) {
        boolean harms =
                switch (policy.consequence()) {
                    case REFUSED, HANGS, OUTAGE, DATA_LOSS, EXPOSED, UNOBSERVED -> true;
                    case UNSPECIFIED, COST, UNTIDY -> false;
                };
        return harms && policy.severity().compareTo(Severity.MEDIUM) >= 0;
    }
}
