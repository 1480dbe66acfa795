package dev.policypack.engine;

import dev.policypack.config.Option;
import dev.policypack.config.Options;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
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

    /** What a violation does: the user's word counts more than the pack's, and that more than the policy's. What cannot be repaired must not pass. */
    EnforcementLevel levelOf(Optional<EnforcementLevel> fromPolicy) {
        EnforcementLevel level = userLevel
                .or(() -> info.isEnforcementLevelForAll() ? Optional.empty() : fromPolicy)
                .orElse(info.enforcementLevel());
        return level == EnforcementLevel.REMEDIATE ? EnforcementLevel.MANDATORY : level;
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
