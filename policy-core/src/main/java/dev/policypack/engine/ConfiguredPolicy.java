package dev.policypack.engine;

import dev.policypack.config.Option;
import dev.policypack.config.Options;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.value.Glob;
import java.util.Optional;

/**
 * One policy as it is run: with the level and the options that hold for it.
 *
 * @param pack the pack that it belongs to
 * @param policy the policy
 * @param info what it says about itself
 * @param userLevel the level that the user set
 * @param options its own options
 * @param settings the options of the whole pack
 */
record ConfiguredPolicy(
        PolicyPack pack,
        Policy policy,
        PolicyInfo info,
        Optional<EnforcementLevel> userLevel,
        Options options,
        Options settings) {

    EnforcementLevel enforcementLevel() {
        return userLevel.orElse(info.enforcementLevel());
    }

    boolean isDisabled() {
        return enforcementLevel() == EnforcementLevel.DISABLED;
    }

    /**
     * What a violation does: what users say counts more than what the pack says, and that more than what the policy says about the single
     * violation. What cannot be remediated must not pass.
     *
     * @param fromPolicy the level that the policy gives to this violation
     * @param hasEvidence whether the violation rests on evidence
     * @param isOpinion whether the policy calls it an opinion
     */
    EnforcementLevel levelOf(Optional<EnforcementLevel> fromPolicy, boolean hasEvidence, boolean isOpinion) {
        EnforcementLevel level = userLevel
                .or(() -> info.isEnforcementLevelForAll() ? Optional.empty() : fromPolicy)
                .or(() -> info.isEnforcementLevelForAll() ? Optional.empty() : byReason(hasEvidence, isOpinion))
                .orElse(info.enforcementLevel());
        return level == EnforcementLevel.REMEDIATE ? EnforcementLevel.MANDATORY : level;
    }

    private Optional<EnforcementLevel> byReason(boolean hasEvidence, boolean isOpinion) {
        if (isOpinion) {
            return info.enforcementLevel() == EnforcementLevel.MANDATORY
                    ? Optional.of(info.opinions())
                    : Optional.empty();
        }
        return hasEvidence && info.enforcementLevel() == EnforcementLevel.ADVISORY
                ? Optional.of(EnforcementLevel.MANDATORY)
                : Optional.empty();
    }

    /** Whether users have switched a constraint off, by the option that every policy with constraints has. */
    boolean isOff(Constraint constraint) {
        return Glob.anyMatches(options.get(PolicyInfo.WITHOUT), constraint.id());
    }

    <T> T option(Option<T> option) {
        if (info.options().contains(option)) {
            return options.get(option);
        }
        if (pack.settings().contains(option)) {
            return settings.get(option);
        }
        throw new IllegalStateException("option \"" + option + "\" is not declared by policy \"" + info
                + "\"; list it in about(), or in the settings of the pack");
    }
}
