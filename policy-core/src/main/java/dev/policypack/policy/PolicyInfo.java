package dev.policypack.policy;

import com.google.common.collect.ImmutableList;
import dev.policypack.config.Option;
import dev.policypack.value.Display;
import dev.policypack.value.Glob;
import dev.policypack.value.Nearest;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Everything that is to be said about a policy apart from what it checks. Immutable; each method gives a changed copy, so that
 * it reads as a list: {@code PolicyInfo.named("logs-retention").title("…").description("…").remediationSteps("…")}.
 */
public final class PolicyInfo {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,99}");

    /** The option of every policy with constraints by which users switch single ones off. */
    public static final Option<List<String>> WITHOUT = Option.strings(
            "withoutConstraints",
            ImmutableList.of(),
            "The identifiers of constraints that are not checked; * stands for any characters, ? for one.");

    private final String name;
    private final String title;
    private final String description;
    private final String remediationSteps;
    private final Severity severity;
    private final Consequence consequence;
    private final EnforcementLevel level;
    private final boolean enforcementLevelForAll;
    private final ImmutableList<Framework> frameworks;
    private final ImmutableList<String> tags;
    private final ImmutableList<Option<?>> options;
    private final ImmutableList<String> formerNames;
    private final String url;
    private final ImmutableList<Evidence> evidence;
    private final ImmutableList<Constraint> constraints;
    private final EnforcementLevel opinions;
    private final boolean remediating;
    private final String levelVariation;

    private PolicyInfo(Draft draft) {
        this.name = draft.name;
        this.title = draft.title;
        this.description = draft.description;
        this.remediationSteps = draft.remediationSteps;
        this.severity = draft.severity;
        this.consequence = draft.consequence;
        this.level = draft.level;
        this.enforcementLevelForAll = draft.enforcementLevelForAll;
        this.frameworks = draft.frameworks;
        this.tags = draft.tags;
        this.options = draft.options;
        this.formerNames = draft.formerNames;
        this.url = draft.url;
        this.evidence = draft.evidence;
        this.constraints = draft.constraints;
        this.opinions = draft.opinions;
        this.remediating = draft.remediating;
        this.levelVariation = draft.levelVariation;
    }

    /** The fields while a copy is made. */
    private static final class Draft {
        private String name = "";
        private String title = "";
        private String description = "";
        private String remediationSteps = "";
        private Severity severity = Severity.UNSPECIFIED;
        private Consequence consequence = Consequence.UNSPECIFIED;
        private EnforcementLevel level = EnforcementLevel.ADVISORY;
        private boolean enforcementLevelForAll;
        private ImmutableList<Framework> frameworks = ImmutableList.of();
        private ImmutableList<String> tags = ImmutableList.of();
        private ImmutableList<Option<?>> options = ImmutableList.of();
        private ImmutableList<String> formerNames = ImmutableList.of();
        private String url = "";
        private ImmutableList<Evidence> evidence = ImmutableList.of();
        private ImmutableList<Constraint> constraints = ImmutableList.of();
        private EnforcementLevel opinions = EnforcementLevel.ADVISORY;
        private boolean remediating;
        private String levelVariation = "";
    }

    private interface Change {
        void on(Draft draft);
    }

    private PolicyInfo changed(Change change) {
        Draft draft = new Draft();
        draft.name = name;
        draft.title = title;
        draft.description = description;
        draft.remediationSteps = remediationSteps;
        draft.severity = severity;
        draft.consequence = consequence;
        draft.level = level;
        draft.enforcementLevelForAll = enforcementLevelForAll;
        draft.frameworks = frameworks;
        draft.tags = tags;
        draft.options = options;
        draft.formerNames = formerNames;
        draft.url = url;
        draft.evidence = evidence;
        draft.constraints = constraints;
        draft.opinions = opinions;
        draft.remediating = remediating;
        draft.levelVariation = levelVariation;
        change.on(draft);
        return new PolicyInfo(draft);
    }

    /**
     * The beginning of it: an advisory policy that says nothing about its severity.
     *
     * @param name by which users set and exempt it; kebab-case by convention: {@code <service>-<what must hold>}
     * @throws IllegalArgumentException for {@code all}, which Pulumi keeps for itself, and for a name with other signs than letters,
     *     digits, {@code - _ .}
     */
    public static PolicyInfo named(String name) {
        Draft draft = new Draft();
        draft.name = allowed(name);
        return new PolicyInfo(draft);
    }

    private static String allowed(String name) {
        if (name.equals("all")) {
            throw new IllegalArgumentException(
                    "Invalid policy name \"all\". \"all\" is a reserved name: with it Pulumi sets the level of every policy.");
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Invalid policy name \"" + name
                            + "\". Policy names take letters, digits, hyphens, underscores and periods, 100 of them at the most.");
        }
        return name;
    }

    /**
     * The same under another name, and without the former names, which stay with the policy that has the old one.
     *
     * @throws IllegalArgumentException as {@link #named}
     */
    public PolicyInfo renamed(String other) {
        return changed(draft -> {
            draft.name = allowed(other);
            draft.formerNames = ImmutableList.of();
        });
    }

    /** What holds when all is well, as one sentence without a period at its end. */
    public PolicyInfo title(String sentence) {
        return changed(draft -> draft.title = sentence);
    }

    /** What happens otherwise; whole sentences. */
    public PolicyInfo description(String sentences) {
        return changed(draft -> draft.description = sentences);
    }

    /** What to write instead; whole sentences, property names in back quotes. */
    public PolicyInfo remediationSteps(String sentences) {
        return changed(draft -> draft.remediationSteps = sentences);
    }

    /** How bad a violation is. */
    public PolicyInfo severity(Severity howBad) {
        return changed(draft -> draft.severity = howBad);
    }

    /** What mainly goes wrong when it is violated. */
    public PolicyInfo consequence(Consequence main) {
        return changed(draft -> draft.consequence = main);
    }

    /** What a violation does, unless the user sets another level. */
    public PolicyInfo enforcementLevel(EnforcementLevel byDefault) {
        return changed(draft -> {
            draft.level = byDefault;
            draft.enforcementLevelForAll = false;
        });
    }

    /** What every violation does, also one to which the policy gives a level of its own, unless the user sets another level. */
    public PolicyInfo enforcementLevelForAll(EnforcementLevel byDefault) {
        return changed(draft -> {
            draft.level = byDefault;
            draft.enforcementLevelForAll = true;
        });
    }

    /** The controls of published standards that the policy checks. */
    public PolicyInfo frameworks(Framework... controls) {
        return changed(draft -> draft.frameworks = ImmutableList.copyOf(controls));
    }

    /** Words by which policies are picked and found. */
    public PolicyInfo tags(String... words) {
        return changed(draft -> draft.tags = ImmutableList.copyOf(words));
    }

    /**
     * What users may set.
     *
     * @throws IllegalArgumentException when two options have one name
     */
    public PolicyInfo options(Option<?>... settable) {
        Set<String> names = new HashSet<>();
        for (Option<?> option : settable) {
            if (!names.add(option.name())) {
                throw new IllegalArgumentException(
                        "Policy \"" + name + "\" has two options named \"" + option.name() + "\"; rename one of them.");
            }
        }
        return changed(draft -> draft.options = ImmutableList.copyOf(settable));
    }

    /**
     * The same with another default for one of its options.
     *
     * @param value the default, as a user would write it, in plain Java
     * @throws IllegalArgumentException when the policy has no such option, or the option does not take the value
     */
    public PolicyInfo withDefault(Option<?> option, Object value) {
        if (!options.contains(option)) {
            throw new IllegalArgumentException(
                    "Policy \"" + name + "\" has no option \"" + option + "\"; it has " + Display.of(options) + ".");
        }
        return changed(draft -> draft.options = options.stream()
                .map(one -> one.equals(option) ? one.withDefault(value) : one)
                .collect(ImmutableList.toImmutableList()));
    }

    /**
     * The same with other defaults for some of its options, as {@link #withDefault}.
     *
     * @param byName the defaults by the name of their option
     * @throws IllegalArgumentException when the policy has no such option, or an option does not take its value
     */
    public PolicyInfo withDefaults(Map<String, ?> byName) {
        PolicyInfo changed = this;
        for (Map.Entry<String, ?> entry : byName.entrySet()) {
            changed = changed.withDefault(option(entry.getKey()), entry.getValue());
        }
        return changed;
    }

    private Option<?> option(String called) {
        List<String> names = options.stream().map(Option::name).toList();
        return options.stream()
                .filter(option -> option.name().equals(called))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("Policy \"" + name + "\" has no option \"" + called + "\"; "
                                + Nearest.to(called, names)
                                        .map(near -> "did you mean \"" + near + "\"?")
                                        .orElse("it has " + Display.of(names) + ".")));
    }

    /** Names that the policy had before; configuration and exemptions under them keep working. */
    public PolicyInfo formerly(String... names) {
        return changed(draft -> draft.formerNames = ImmutableList.copyOf(names));
    }

    /** The address of the page that the policy rests on. */
    public PolicyInfo url(String address) {
        return changed(draft -> draft.url = address);
    }

    /**
     * Why its violations may stop a deployment. The first holds for every violation to which the policy gives no other, by {@link
     * Review#evidence}, {@link Review#opinion} or {@link Review#refuse}; all are shown on its page.
     */
    public PolicyInfo evidence(Evidence... reasons) {
        return changed(draft -> draft.evidence = ImmutableList.copyOf(reasons));
    }

    /** The constraints that the policy checks by {@link Review#refuse}; adds the option {@link #WITHOUT}. */
    public PolicyInfo constraints(Collection<Constraint> facts) {
        return changed(draft -> {
            draft.constraints = ImmutableList.copyOf(facts);
            if (!draft.options.contains(WITHOUT)) {
                draft.options = ImmutableList.<Option<?>>builder()
                        .addAll(draft.options)
                        .add(WITHOUT)
                        .build();
            }
        });
    }

    /**
     * Says that the policy can remediate: that it overrides {@link ResourcePolicy#remediate(Object)}. Without it, users who set its level
     * to {@code remediate} get the level that it has by default. {@link ResourcePolicy#of} with a remedy says so by itself.
     */
    public PolicyInfo remediates() {
        return changed(draft -> draft.remediating = true);
    }

    /**
     * Says where the policy itself gives its violations another level by {@link Review#enforcementLevel}; stands beside the level in the docs.
     *
     * @param how level and place, such as {@code advisory outside production}
     */
    public PolicyInfo levelVaries(String how) {
        return changed(draft -> draft.levelVariation = how);
    }

    /** What violations do that are an opinion; {@code ADVISORY} unless a preset makes more of them. */
    PolicyInfo opinions(EnforcementLevel what) {
        return changed(draft -> draft.opinions = what);
    }

    /** Why its violations may stop a deployment; empty for a policy that only advises or whose constraints carry the evidence. */
    public List<Evidence> evidence() {
        return evidence;
    }

    /** The constraints that it checks; may be empty. */
    public List<Constraint> constraints() {
        return constraints;
    }

    /** Whether it can remediate: it says so, or its level is {@code REMEDIATE}. */
    public boolean isRemediating() {
        return remediating || level == EnforcementLevel.REMEDIATE;
    }

    /** Where the policy itself gives its violations another level; may be empty. */
    public String levelVariation() {
        return levelVariation;
    }

    /** What violations do that are an opinion. */
    public EnforcementLevel opinions() {
        return opinions;
    }

    /** The name by which users set and exempt it. */
    public String name() {
        return name;
    }

    /** What holds when all is well. */
    public String title() {
        return title;
    }

    /** What happens otherwise; may be empty. */
    public String description() {
        return description;
    }

    /** What to write instead; may be empty. */
    public String remediationSteps() {
        return remediationSteps;
    }

    /** How bad a violation is. */
    public Severity severity() {
        return severity;
    }

    /** What mainly goes wrong when it is violated. */
    public Consequence consequence() {
        return consequence;
    }

    /** What a violation does, unless the user sets another level. */
    public EnforcementLevel enforcementLevel() {
        return level;
    }

    /** Whether that level holds for every violation, also for one to which the policy gives a level of its own. */
    public boolean isEnforcementLevelForAll() {
        return enforcementLevelForAll;
    }

    /** The controls of published standards that the policy checks; may be empty. */
    public List<Framework> frameworks() {
        return frameworks;
    }

    /** Words by which policies are picked and found; may be empty. */
    public List<String> tags() {
        return tags;
    }

    /** What users may set; may be empty. */
    public List<Option<?>> options() {
        return options;
    }

    /** Names that the policy had before; may be empty. */
    public List<String> formerNames() {
        return formerNames;
    }

    /** Whether a pattern is that of its name, today's or a former one; {@code *} stands for any signs, {@code ?} for one. */
    public boolean isNamed(String pattern) {
        return Glob.matches(pattern, name) || formerNames.stream().anyMatch(former -> Glob.matches(pattern, former));
    }

    /** The address of the page that the policy rests on; may be empty. */
    public String url() {
        return url;
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
