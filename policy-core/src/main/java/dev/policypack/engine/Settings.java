package dev.policypack.engine;

import com.google.common.collect.ImmutableList;
import dev.policypack.config.Option;
import dev.policypack.exemption.Exemption;
import dev.policypack.exemption.ExemptionFile;
import dev.policypack.exemption.ExemptionReader;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Severity;
import java.util.List;

/** What users may set for a pack as a whole. The engine knows it as one more policy, since it carries configuration by policy only. */
public final class Settings {
    /** What happens to checks that cannot be decided yet. */
    public enum Undecided {
        /** Nothing is said. */
        QUIET,
        /** One advisory on the stack lists them. */
        SUMMARY,
        /** An advisory at each resource. */
        DETAILED,
        /** As a mandatory violation at each resource. */
        BLOCKING
    }

    /** What happens to checks that cannot be decided yet. */
    public static final Option<Undecided> UNDECIDED = Option.oneOf(
            "undecided",
            Undecided.class,
            Undecided.SUMMARY,
            "What happens to checks that wait for values which are not known yet: quiet (nothing is said), summary (one advisory on"
                    + " the stack lists them), detailed (an advisory at each resource), blocking (a mandatory violation at each"
                    + " resource).");

    /** What a preview shows of a program. */
    public enum Previews {
        /** The program may make resources inside an apply, which a first preview does not show. */
        PARTIAL,
        /** The program makes none there: what is missing from a preview is missing. */
        WHOLE
    }

    /** What a preview shows of a program. */
    public static final Option<Previews> PREVIEWS = Option.oneOf(
            "previews",
            Previews.class,
            Previews.PARTIAL,
            "What a preview shows of the program: partial (the program may make resources inside an apply, which a first preview does not"
                    + " show, so that checks wait for what is missing), whole (the program makes none there, and what is missing from a"
                    + " preview is missing).");

    /** How much a violation says. */
    public enum Messages {
        /** Title, finding, fix and link. */
        FULL,
        /** Title and finding. */
        COMPACT
    }

    /** How much a violation says. */
    public static final Option<Messages> MESSAGES = Option.oneOf(
            "messages",
            Messages.class,
            Messages.FULL,
            "How much a violation says: full (what must hold, what was found, how to put it right, where to read more), compact (what"
                    + " must hold, and what was found).");

    /** Policies whose level holds for each of their violations. */
    public static final Option<List<String>> FIXED_LEVELS = Option.strings(
            "fixedLevels",
            ImmutableList.of(),
            "Names of policies whose recommended level holds for each of their violations, whatever the preset, the stack and the"
                    + " violation, unless another level is set; * stands for any characters, ? for one.");

    /** Violations that are allowed; see {@link ExemptionFile}. */
    public static final Option<List<Exemption>> EXEMPTIONS = Option.structure(
            "exemptions",
            ExemptionReader.schema(),
            ImmutableList.of(),
            ImmutableList.of(),
            "a list of exemptions, each with resource, policy and reason",
            "Violations that are allowed, each with its reason; they are listed on the stack instead of being reported.",
            ExemptionReader::ofSetting);

    private Settings() {}

    /** The settings of a pack, in the form of a policy: the library's own and those that the pack declares. */
    public static PolicyInfo of(PolicyPack pack) {
        ImmutableList<Option<?>> options = ImmutableList.<Option<?>>builder()
                .add(UNDECIDED, PREVIEWS, MESSAGES, FIXED_LEVELS, EXEMPTIONS)
                .addAll(pack.settings())
                .build();
        return PolicyInfo.named(PolicyPack.SETTINGS)
                .title("Settings of policy pack " + pack.name() + ", and its notes on this run")
                .severity(Severity.LOW)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .options(options.toArray(new Option<?>[0]))
                .withDefaults(pack.initialSettings());
    }
}
