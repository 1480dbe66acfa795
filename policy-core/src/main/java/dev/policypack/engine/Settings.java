package dev.policypack.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.policypack.config.Option;
import dev.policypack.exemption.Exemption;
import dev.policypack.exemption.ExemptionFile;
import dev.policypack.exemption.ExemptionReader;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Severity;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.StringValue;
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

    /** Whether a preview shows every resource. */
    public static final Option<Boolean> COMPLETE_PREVIEWS = Option.bool(
            "completePreviews",
            false,
            "Whether a first preview shows every resource that the program creates. It does if the program creates no resource inside an"
                    + " apply; then a resource that is missing from a preview is missing.");

    /** What happens to a name in the configuration that means nothing. */
    public enum UnknownNames {
        /** An advisory on the stack, unless the user demands something by the name. */
        ADVISORY,
        /** A mandatory violation on the stack. */
        MANDATORY;

        EnforcementLevel level() {
            return this == MANDATORY ? EnforcementLevel.MANDATORY : EnforcementLevel.ADVISORY;
        }
    }

    /** What happens to a name in the configuration that means nothing. */
    public static final Option<UnknownNames> UNKNOWN_NAMES = Option.oneOf(
            "unknownNames",
            UnknownNames.class,
            UnknownNames.ADVISORY,
            "What a name in the configuration does that no policy or option has: advisory (it is reported), mandatory (it stops the"
                    + " deployment). An unknown policy that is set to mandatory or remediate always stops it.");

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

    /** When users are reminded of an exemption that ends. */
    public static final Option<Long> EXEMPTIONS_END_WITHIN = Option.integer(
            "exemptionsEndWithin", 0, 365, 14, "How many days before an exemption ends this is said on the stack.");

    /** Settings that users' files may have from an earlier version, and what to write instead; they are understood for one version. */
    static final ImmutableMap<String, String> FORMER_NAMES = ImmutableMap.of(
            "previews",
            "write \"completePreviews\": true instead of \"previews\": \"whole\", and nothing instead of \"partial\"");

    private Settings() {}

    /** What users set, in today's words. */
    static MapValue today(MapValue written) {
        PropertyValue previews = written.entries().get("previews");
        return new StringValue("whole").equals(previews)
                ? written.with(COMPLETE_PREVIEWS.name(), PropertyValue.of(true))
                : written;
    }

    /** The settings of a pack, in the form of a policy: the library's own and those that the pack declares. */
    public static PolicyInfo of(PolicyPack pack) {
        ImmutableList<Option<?>> options = ImmutableList.<Option<?>>builder()
                .add(
                        UNDECIDED,
                        COMPLETE_PREVIEWS,
                        MESSAGES,
                        FIXED_LEVELS,
                        UNKNOWN_NAMES,
                        EXEMPTIONS,
                        EXEMPTIONS_END_WITHIN)
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
