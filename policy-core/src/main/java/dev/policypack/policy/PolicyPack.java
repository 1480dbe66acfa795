package dev.policypack.policy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import dev.policypack.config.Option;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Policies under a name and a version. Immutable; each method gives a changed copy. */
public final class PolicyPack {
    /** The name under which users set what holds for the whole pack, beside the names of the policies. */
    public static final String SETTINGS = "policy-pack";

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9-_.]{1,100}");

    private final String name;
    private final String version;
    private final String description;
    private final String decideNow;
    private final ImmutableList<Option<?>> settings;
    private final ImmutableList<Policy> policies;

    private PolicyPack(
            String name,
            String version,
            String description,
            String decideNow,
            ImmutableList<Option<?>> settings,
            ImmutableList<Policy> policies) {
        this.name = name;
        this.version = version;
        this.description = description;
        this.decideNow = decideNow;
        this.settings = settings;
        this.policies = policies;
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
        return new PolicyPack(name, version, "", "", ImmutableList.of(), ImmutableList.of());
    }

    /** The pack with a description, one sentence. */
    public PolicyPack description(String sentence) {
        return new PolicyPack(name, version, sentence, decideNow, settings, policies);
    }

    /** The pack with a hint how a developer can decide what a preview leaves undecided; one sentence. */
    public PolicyPack decideNow(String sentence) {
        return new PolicyPack(name, version, description, sentence, settings, policies);
    }

    /**
     * The pack with options that hold for all its policies. Users set them under the name {@value #SETTINGS}, beside the policies;
     * a policy reads them with {@link Review#option} like its own.
     */
    public PolicyPack settings(Option<?>... forAll) {
        return new PolicyPack(name, version, description, decideNow, ImmutableList.copyOf(forAll), policies);
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
        return new PolicyPack(name, version, description, decideNow, settings, all);
    }

    /** As {@link #with(List)}. */
    public PolicyPack with(Policy... more) {
        return with(ImmutableList.copyOf(more));
    }

    /** The pack with only those policies that meet a condition on what is said about them. */
    public PolicyPack only(Predicate<PolicyInfo> condition) {
        return new PolicyPack(
                name,
                version,
                description,
                decideNow,
                settings,
                policies.stream()
                        .filter(policy -> condition.test(policy.about()))
                        .collect(ImmutableList.toImmutableList()));
    }

    /**
     * The policies of both packs in one, under this pack's name, version, description and hint; a policy object that both have counts
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
        return new PolicyPack(
                name,
                version,
                description,
                decideNow,
                settings,
                policies.stream()
                        .map(policy -> condition.test(policy.about())
                                ? policy.changed(info -> info.levelForAll(level))
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
        Predicate<PolicyInfo> named =
                info -> info.name().equals(policy) || info.formerNames().contains(policy);
        if (policies.stream().noneMatch(one -> named.test(one.about()))) {
            throw new IllegalArgumentException("Policy pack \"" + name + "\" has no policy named \"" + policy
                    + "\"; see policies() for the names.");
        }
        return withLevel(named, level);
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

    /** How to decide now what a preview leaves undecided; may be empty. */
    public String decideNow() {
        return decideNow;
    }

    /** The options that hold for all policies; may be empty. */
    public List<Option<?>> settings() {
        return settings;
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
