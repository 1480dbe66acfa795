package dev.policypack.engine;

import dev.policypack.config.Option;
import dev.policypack.config.Options;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.value.Glob;

/**
 * One policy as it is run: with the level and the options that hold for it.
 *
 * @param pack the pack that it belongs to
 * @param policy the policy
 * @param levels its level, and those of its violations
 * @param info what is said about it in violations
 * @param options its own options
 * @param settings the options of the whole pack
 */
record ConfiguredPolicy(
        PolicyPack pack, Policy policy, Levels levels, PolicyInfo info, Options options, Options settings) {

    EnforcementLevel enforcementLevel() {
        return levels.ofPolicy();
    }

    boolean isDisabled() {
        return enforcementLevel() == EnforcementLevel.DISABLED;
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
