package dev.policypack.engine;

import dev.policypack.config.Options;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Preset;
import dev.policypack.value.Internal;
import java.util.Optional;

/**
 * The levels of one policy and of its violations, the same for every door. The first of these that there is counts:
 *
 * <ol>
 *   <li>what the user sets for the policy
 *   <li>what the user sets for {@code all} policies
 *   <li>the recommended level, for a policy that the user names in {@link Settings#FIXED_LEVELS}
 *   <li>what the pack sets for every violation of the policy
 *   <li>the preset
 *   <li>what the policy gives to the single violation: by evidence, as an opinion, or as a level
 *   <li>what the policy says about itself
 * </ol>
 *
 * <p>Pulumi fills in the level of every policy before it configures the pack, set or not: {@code ReconcilePolicyPackConfig} in
 * https://github.com/pulumi/pulumi/blob/v3.274.1/pkg/resource/analyzer/config.go, read on 2026-11-27. There are four levels, so that a
 * fifth answer, "not set", has to share one of them: {@link #whenNotSet}. What that level says is not heard behind any door, so that a
 * configuration means the same everywhere.
 */
@Internal
public final class Levels {
    private final PolicyInfo recommended;
    private final PolicyInfo info;
    private final Optional<EnforcementLevel> set;

    private Levels(PolicyInfo recommended, PolicyInfo info, Optional<EnforcementLevel> set) {
        this.recommended = recommended;
        this.info = info;
        this.set = set;
    }

    /**
     * The level that stands for "not set". A policy that cannot remediate has no use for {@code REMEDIATE}, so that its other levels
     * always count. Of one that can, each level means something, and the recommended one is the one that is missed least.
     */
    public static EnforcementLevel whenNotSet(PolicyInfo policy) {
        EnforcementLevel own = policy.enforcementLevel();
        // The engine counts the policies that did not fail as passed, but for those that it believes to be disabled.
        return policy.isRemediating() || own == EnforcementLevel.DISABLED ? own : EnforcementLevel.REMEDIATE;
    }

    static Levels of(PolicyInfo policy, PolicyPack pack, PackConfig config, Options settings) {
        return new Levels(policy, underPreset(policy, pack, settings), setByUser(policy, config));
    }

    /** A level that the user has set for the policy, under today's name or a former one, or for all policies. */
    private static Optional<EnforcementLevel> setByUser(PolicyInfo policy, PackConfig config) {
        Optional<EnforcementLevel> all = config.entry(PackConfig.ALL).enforcementLevel();
        // Under today's name the engine fills in the level of all, too, which must not hide one that is set under a
        // former name.
        EnforcementLevel filledIn = all.orElse(whenNotSet(policy));
        return PackConfig.namesOf(policy).stream()
                .flatMap(name -> config.entry(name).enforcementLevel().stream())
                .filter(level -> level != filledIn)
                .findFirst()
                .or(() -> all);
    }

    private static PolicyInfo underPreset(PolicyInfo policy, PolicyPack pack, Options settings) {
        if (isNamed(policy, settings.get(Settings.FIXED_LEVELS))) {
            return policy.enforcementLevelForAll(policy.enforcementLevel());
        }
        return !pack.settings().contains(Preset.CHOICE) || isNamed(policy, settings.get(Preset.KEEP))
                ? policy
                : settings.get(Preset.CHOICE).appliedTo(policy);
    }

    private static boolean isNamed(PolicyInfo policy, Iterable<String> patterns) {
        for (String pattern : patterns) {
            if (policy.isNamed(pattern)) {
                return true;
            }
        }
        return false;
    }

    /** What is said about the policy, with the level that the preset gives it. */
    PolicyInfo info() {
        return info;
    }

    /** Whether the user has set a level that counts. */
    boolean isSet() {
        return set.isPresent();
    }

    /** The level of the policy. */
    EnforcementLevel ofPolicy() {
        return set.orElse(info.enforcementLevel());
    }

    /** Whether the policy is not asked because of the preset alone. */
    boolean isDisabledByPreset() {
        return set.isEmpty()
                && info.enforcementLevel() == EnforcementLevel.DISABLED
                && recommended.enforcementLevel() != EnforcementLevel.DISABLED;
    }

    /** Whether the policy stops deployments because of the preset alone. */
    boolean isMadeMandatoryByPreset() {
        return set.isEmpty()
                && info.enforcementLevel() == EnforcementLevel.MANDATORY
                && recommended.enforcementLevel() == EnforcementLevel.ADVISORY;
    }

    /**
     * The level of a violation. What cannot be remediated must not pass.
     *
     * @param byPolicy the level that the policy gives to this violation
     * @param hasEvidence whether the violation rests on evidence
     * @param isOpinion whether the policy calls it an opinion
     */
    EnforcementLevel ofViolation(Optional<EnforcementLevel> byPolicy, boolean hasEvidence, boolean isOpinion) {
        EnforcementLevel level = set.or(() -> info.isEnforcementLevelForAll()
                        ? Optional.empty()
                        : byPolicy.or(() -> byReason(hasEvidence, isOpinion)))
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
}
