package dev.policypack.policy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;
import dev.policypack.config.Option;
import dev.policypack.value.Nearest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Policies under a name and a version. Immutable; each method gives a changed copy. */
public final class PolicyPack {
    /** The name under which users set what holds for the whole pack, beside the names of the policies. */
    public static final String SETTINGS = "policy-pack";

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9-_.]{1,100}");

    private final String name;
    private final String version;
    private final String description;
    private final String displayName;
    private final String readme;
    private final String provider;
    private final String repository;
    private final ImmutableList<String> tags;
    private final String decideNow;
    private final ImmutableList<String> decideNowRuntimes;
    private final PropertyHint propertyHint;
    private final ImmutableList<Option<?>> settings;
    private final ImmutableMap<String, Object> initialSettings;
    private final ImmutableList<Policy> policies;

    private PolicyPack(Draft draft) {
        this.name = draft.name;
        this.version = draft.version;
        this.description = draft.description;
        this.displayName = draft.displayName;
        this.readme = draft.readme;
        this.provider = draft.provider;
        this.repository = draft.repository;
        this.tags = draft.tags;
        this.decideNow = draft.decideNow;
        this.decideNowRuntimes = draft.decideNowRuntimes;
        this.propertyHint = draft.propertyHint;
        this.settings = draft.settings;
        this.initialSettings = draft.initialSettings;
        this.policies = draft.policies;
    }

    /** The fields while a copy is made. */
    private static final class Draft {
        private final String name;
        private final String version;
        private String description = "";
        private String displayName = "";
        private String readme = "";
        private String provider = "";
        private String repository = "";
        private ImmutableList<String> tags = ImmutableList.of();
        private String decideNow = "";
        private ImmutableList<String> decideNowRuntimes = ImmutableList.of();
        private PropertyHint propertyHint = (resource, property) -> Optional.empty();
        private ImmutableList<Option<?>> settings = ImmutableList.of();
        private ImmutableMap<String, Object> initialSettings = ImmutableMap.of();
        private ImmutableList<Policy> policies = ImmutableList.of();

        Draft(String name, String version) {
            this.name = name;
            this.version = version;
        }
    }

    private interface Change {
        void on(Draft draft);
    }

    private PolicyPack changed(Change change) {
        Draft draft = new Draft(name, version);
        draft.description = description;
        draft.displayName = displayName;
        draft.readme = readme;
        draft.provider = provider;
        draft.repository = repository;
        draft.tags = tags;
        draft.decideNow = decideNow;
        draft.decideNowRuntimes = decideNowRuntimes;
        draft.propertyHint = propertyHint;
        draft.settings = settings;
        draft.initialSettings = initialSettings;
        draft.policies = policies;
        change.on(draft);
        return new PolicyPack(draft);
    }

    /**
     * A pack without policies.
     *
     * @param name letters, digits, {@code - _ .}, 100 of them at the most
     * @param version a semantic version without build metadata
     * @throws IllegalArgumentException for a name or version that Pulumi does not take
     */
    public static PolicyPack of(String name, String version) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Invalid policy pack name \"" + name
                    + "\". Policy pack names may only contain alphanumerics, hyphens, underscores, or periods.");
        }
        if (!NAME.matcher(version).matches()) {
            throw new IllegalArgumentException("Invalid version \"" + version + "\" of policy pack \"" + name
                    + "\". Versions may only contain alphanumerics, hyphens, underscores, or periods, such as 1.2.0.");
        }
        return new PolicyPack(new Draft(name, version));
    }

    /** The pack with a description, one sentence. */
    public PolicyPack description(String sentence) {
        return changed(draft -> draft.description = sentence);
    }

    /** The pack with the name that people read, where it is published. */
    public PolicyPack displayName(String words) {
        return changed(draft -> draft.displayName = words);
    }

    /** The pack with its readme in Markdown, shown where it is published. */
    public PolicyPack readme(String markdown) {
        return changed(draft -> draft.readme = markdown);
    }

    /** The pack with the cloud whose resources it is about, such as {@code aws}, by which it is found where it is published. */
    public PolicyPack provider(String cloud) {
        return changed(draft -> draft.provider = cloud);
    }

    /** The pack with the address of its sources. */
    public PolicyPack repository(String address) {
        return changed(draft -> draft.repository = address);
    }

    /** The pack with words by which it is found where it is published. */
    public PolicyPack tags(String... words) {
        return changed(draft -> draft.tags = ImmutableList.copyOf(words));
    }

    /**
     * The pack with a hint how a developer can decide what a preview leaves undecided.
     *
     * @param sentence what to do, beginning in lower case and ending with a period
     * @param runtimes the language runtimes of the programs for which it is good advice, such as {@code java}; none for all
     */
    public PolicyPack decideNow(String sentence, String... runtimes) {
        return changed(draft -> {
            draft.decideNow = sentence;
            draft.decideNowRuntimes = ImmutableList.copyOf(runtimes);
        });
    }

    /** The pack with somebody who knows where a program may have put what a policy looks for. */
    public PolicyPack propertyHint(PropertyHint hint) {
        return changed(draft -> draft.propertyHint = hint);
    }

    /**
     * The pack with options that hold for all its policies. Users set them under the name {@value #SETTINGS}, beside the policies;
     * a policy reads them with {@link Review#option} like its own.
     */
    public PolicyPack settings(Option<?>... forAll) {
        return changed(draft -> draft.settings = ImmutableList.copyOf(forAll));
    }

    /**
     * The pack with these policies added, in their order.
     *
     * @throws IllegalArgumentException when two policies have one name, or one has no title
     */
    public PolicyPack with(List<? extends Policy> more) {
        ImmutableList<Policy> all =
                ImmutableList.<Policy>builder().addAll(policies).addAll(more).build();
        Map<String, Policy> byName = new HashMap<>();
        for (Policy policy : all) {
            PolicyInfo info = policy.about();
            if (info.title().isBlank()) {
                throw new IllegalArgumentException("Policy \"" + info.name() + "\" of policy pack \"" + name
                        + "\" has no title; say in one sentence what holds when all is well.");
            }
            if (info.name().equals(SETTINGS)) {
                throw new IllegalArgumentException("Invalid policy name \"" + SETTINGS
                        + "\". Under this name users set what holds for the whole pack.");
            }
            Policy other = byName.put(info.name(), policy);
            if (other != null) {
                throw new IllegalArgumentException(
                        "Policy pack \"" + name + "\" has two policies named \"" + info.name()
                                + "\": " + Changed.original(other).getClass().getName() + " and "
                                + Changed.original(policy).getClass().getName()
                                + "; rename one of them.");
            }
        }
        return changed(draft -> draft.policies = all);
    }

    /** As {@link #with(List)}. */
    public PolicyPack with(Policy... more) {
        return with(ImmutableList.copyOf(more));
    }

    /** The pack with only those policies that meet a condition on what is said about them. */
    public PolicyPack only(Predicate<PolicyInfo> condition) {
        return changed(draft -> draft.policies = policies.stream()
                .filter(policy -> condition.test(policy.about()))
                .collect(ImmutableList.toImmutableList()));
    }

    /**
     * The policies of both packs in one, under this pack's name, version, description and hints; a policy object that both have counts
     * once. The settings are those of both.
     *
     * @throws IllegalArgumentException when two policies or two settings have one name
     */
    public PolicyPack and(PolicyPack other) {
        Map<String, Option<?>> byName = new LinkedHashMap<>();
        settings.forEach(option -> byName.put(option.name(), option));
        for (Option<?> option : other.settings) {
            Option<?> mine = byName.putIfAbsent(option.name(), option);
            if (mine != null && !mine.equals(option)) {
                throw new IllegalArgumentException("Policy packs \"" + name + "\" and \"" + other.name
                        + "\" both have a setting named \"" + option + "\"; rename one of them.");
            }
        }
        Set<Policy> mine = Sets.newIdentityHashSet();
        mine.addAll(policies);
        return settings(byName.values().toArray(new Option<?>[0]))
                .withInitialSettings(other.initialSettings)
                .withInitialSettings(initialSettings)
                .with(other.policies.stream()
                        .filter(policy -> !mine.contains(policy))
                        .collect(ImmutableList.toImmutableList()));
    }

    /**
     * The pack with another level for some of its policies, and for every violation that they find. What users set counts more.
     *
     * @param condition which policies
     */
    public PolicyPack withLevel(Predicate<PolicyInfo> condition, EnforcementLevel level) {
        return changed(draft -> draft.policies = policies.stream()
                .map(policy -> condition.test(policy.about())
                        ? policy.changed(info -> info.enforcementLevelForAll(level))
                        : policy)
                .collect(ImmutableList.toImmutableList()));
    }

    /**
     * The pack with another level for one of its policies, as {@link #withLevel(Predicate, EnforcementLevel)}.
     *
     * @param policy its name, today's or a former one
     * @throws IllegalArgumentException when the pack has no such policy
     */
    public PolicyPack withLevel(String policy, EnforcementLevel level) {
        return withLevel(named(policy), level);
    }

    /** Which policy has this name, today or formerly. */
    private Predicate<PolicyInfo> named(String policy) {
        Predicate<PolicyInfo> named =
                info -> info.name().equals(policy) || info.formerNames().contains(policy);
        if (policies.stream().noneMatch(one -> named.test(one.about()))) {
            List<String> names =
                    policies.stream().map(one -> one.about().name()).toList();
            throw new IllegalArgumentException("Policy pack \"" + name + "\" has no policy named \"" + policy + "\"; "
                    + Nearest.to(policy, names)
                            .map(near -> "did you mean \"" + near + "\"?")
                            .orElse("see policies() for the names."));
        }
        return named;
    }

    /**
     * The pack with a configuration of its own to begin with, in the shape of the file that users give to the CLI, in plain Java. It
     * gives the policies that the pack has by now other levels and other defaults; what users set counts more.
     *
     * <pre>{@code
     * pack.initialConfig(Map.of(
     *         "all", "mandatory",
     *         "log-retention", Map.of("enforcementLevel", "advisory", "minDays", 90)));
     * }</pre>
     *
     * @param config by the name of a policy, of {@code all} of them, or of {@value #SETTINGS}: a level, or a map with options and maybe
     *     an {@code enforcementLevel}; one that only has options leaves the level as it is
     * @throws IllegalArgumentException for a policy, a level, an option or a value that does not exist
     */
    public PolicyPack initialConfig(Map<String, ?> config) {
        return InitialConfig.apply(this, config);
    }

    /** The pack with something else said about the policy of this name. */
    PolicyPack withChanged(String policy, UnaryOperator<PolicyInfo> change) {
        Predicate<PolicyInfo> named = named(policy);
        return changed(draft -> draft.policies = policies.stream()
                .map(one -> named.test(one.about()) ? one.changed(change) : one)
                .collect(ImmutableList.toImmutableList()));
    }

    /** The pack with other defaults for what users may set for the pack as a whole, by name. */
    PolicyPack withInitialSettings(Map<String, ?> byName) {
        return changed(draft -> draft.initialSettings = ImmutableMap.<String, Object>builder()
                .putAll(initialSettings)
                .putAll(byName)
                .buildKeepingLast());
    }

    /**
     * The pack with the levels of a preset for its own, and without the settings by which users choose one. As with all levels that a
     * pack has, the engine knows them from the beginning, and what users set for a policy counts more.
     */
    public PolicyPack withPreset(Preset preset) {
        return changed(draft -> {
            draft.settings = settings.stream()
                    .filter(option -> !option.equals(Preset.CHOICE) && !option.equals(Preset.KEEP))
                    .collect(ImmutableList.toImmutableList());
            draft.policies = policies.stream()
                    .map(policy -> policy.changed(preset::appliedTo))
                    .collect(ImmutableList.toImmutableList());
        });
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** The version. */
    public String version() {
        return version;
    }

    /** What the pack is for; may be empty. */
    public String description() {
        return description;
    }

    /** The name that people read; may be empty. */
    public String displayName() {
        return displayName;
    }

    /** The readme in Markdown; may be empty. */
    public String readme() {
        return readme;
    }

    /** The cloud whose resources it is about; may be empty. */
    public String provider() {
        return provider;
    }

    /** The address of the sources; may be empty. */
    public String repository() {
        return repository;
    }

    /** Words by which the pack is found; may be empty. */
    public List<String> tags() {
        return tags;
    }

    /** The language runtimes of the programs for which that is good advice; empty for all. */
    public List<String> decideNowRuntimes() {
        return decideNowRuntimes;
    }

    /** How to decide now what a preview leaves undecided; may be empty. */
    public String decideNow() {
        return decideNow;
    }

    /** Where a program may have put what a policy looks for. */
    public PropertyHint propertyHint() {
        return propertyHint;
    }

    /** The options that hold for all policies; may be empty. */
    public List<Option<?>> settings() {
        return settings;
    }

    /** The defaults that {@link #initialConfig} gives to what users may set for the pack as a whole, by name; may be empty. */
    public Map<String, Object> initialSettings() {
        return initialSettings;
    }

    /** The policies, in their order. */
    public List<Policy> policies() {
        return policies;
    }

    /** Name and version, as Pulumi shows them: {@code ecs@v1.0.0}. */
    @Override
    public String toString() {
        return name + "@v" + version;
    }
}
