package dev.policypack.policy;

import com.google.common.collect.ImmutableList;
import dev.policypack.config.Option;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                                + "\": " + other.getClass().getName() + " and "
                                + policy.getClass().getName()
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
