package dev.policypack.engine;

import com.google.common.collect.ImmutableList;
import dev.policypack.config.InvalidOptionException;
import dev.policypack.config.Options;
import dev.policypack.finding.Verdict;
import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyContext;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.resource.StackContext;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Runs the policies of a pack. It keeps nothing between two calls and may be used by several threads; a policy that throws is reported
 * as a mandatory violation, and the others still run.
 */
public final class Engine {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final PolicyPack pack;
    private final Recorder.Surroundings surroundings;
    private final ImmutableList<ConfiguredPolicy> plans;
    private final Options settings;
    private final ImmutableList<PolicyInfo> disabledPolicies;
    private final ImmutableList<ConfigWarnings.ConfigWarning> warnings;
    private final Map<String, PoliciesOfType> policiesByType = new ConcurrentHashMap<>();

    /**
     * Puts pack and configuration together.
     *
     * @throws InvalidOptionException when an option has a value that it does not take
     */
    public Engine(PolicyPack pack, PackConfig config, StackContext context) {
        this(pack, config, context, entry -> {});
    }

    /**
     * The same with a place for what the policies log.
     *
     * @throws InvalidOptionException when an option has a value that it does not take
     */
    public Engine(PolicyPack pack, PackConfig config, StackContext context, Consumer<LogEntry> log) {
        this(pack, config, new Recorder.Surroundings(context, log, LONGEST_WAIT));
    }

    /** The same with another limit for what policies wait for. */
    Engine(PolicyPack pack, PackConfig config, Recorder.Surroundings surroundings) {
        this.pack = pack;
        this.surroundings = surroundings;
        this.settings = options(
                Settings.of(pack),
                Settings.today(config.entry(PolicyPack.SETTINGS).options()));
        this.plans =
                pack.policies().stream().map(policy -> plan(policy, config)).collect(ImmutableList.toImmutableList());
        this.disabledPolicies = plans.stream()
                .filter(plan -> plan.levels().isDisabledByPreset())
                .map(ConfiguredPolicy::info)
                .collect(ImmutableList.toImmutableList());
        this.warnings = ConfigWarnings.of(pack, config, settings);
    }

    /** What violations are made of. */
    private PolicyInfo said(PolicyInfo info) {
        return settings.get(Settings.MESSAGES) == Settings.Messages.COMPACT
                ? info.remediationSteps("").url("")
                : info;
    }

    private ConfiguredPolicy plan(Policy policy, PackConfig config) {
        PolicyInfo info = policy.about();
        Levels levels = Levels.of(info, pack, config, settings);
        return new ConfiguredPolicy(
                pack, policy, levels, said(levels.info()), options(info, config.options(info)), settings);
    }

    private static Options options(PolicyInfo info, MapValue given) {
        try {
            return Options.of(info.options(), given);
        } catch (InvalidOptionException e) {
            throw new InvalidOptionException("policy \"" + info.name() + "\": " + e.getMessage());
        }
    }

    /** The pack. */
    public PolicyPack pack() {
        return pack;
    }

    /** What is set for the pack as a whole. */
    public Options settings() {
        return settings;
    }

    /** The policies, each with what holds for it. */
    List<ConfiguredPolicy> policies() {
        return plans;
    }

    /** What the user should know about the configuration: names of policies and options that do not exist. */
    public List<String> warnings() {
        return warnings.stream().map(ConfigWarnings.ConfigWarning::sentence).collect(ImmutableList.toImmutableList());
    }

    /** The same with what each of them does. */
    List<ConfigWarnings.ConfigWarning> configWarnings() {
        return warnings;
    }

    /** What each resource policy says about a resource, in the order of the pack; disabled ones say nothing. */
    public List<Verdict> evaluate(Resource resource) {
        return plansFor(resource).stream()
                .map(plan -> evaluate(plan, resource))
                .collect(ImmutableList.toImmutableList());
    }

    /** What each stack policy says about a stack, in the order of the pack; disabled ones say nothing. */
    public List<Verdict> evaluate(Stack stack) {
        Stack seen = settings.get(Settings.COMPLETE_PREVIEWS) || isStatic(stack) ? stack.whole() : stack;
        ImmutableList.Builder<Verdict> verdicts = ImmutableList.builder();
        for (ConfiguredPolicy plan : plans) {
            if (plan.policy() instanceof StackPolicy policy && !plan.isDisabled()) {
                Recorder review = new Recorder(plan, surroundings, null);
                run(review, () -> policy.validate(seen, review));
                verdicts.add(review.verdict());
            }
        }
        return verdicts.build();
    }

    /** A program in YAML cannot create resources out of what is not known yet; only a component that it uses could. */
    private boolean isStatic(Stack stack) {
        return surroundings.context().runtime().filter("yaml"::equals).isPresent()
                && stack.resources().stream()
                        .allMatch(resource -> resource.provider().isPresent()
                                || resource.type().startsWith("pulumi:"));
    }

    /**
     * Repairs a resource by the policies whose level is {@code REMEDIATE}, one after the other, each on what the one before it left.
     *
     * @return the repairs that changed something, and those that failed, in order; the last one holds the result of all
     */
    public List<Remediation> remediate(Resource resource) {
        return remediate(resource, violation -> false);
    }

    /**
     * The same, where some violations are allowed: a policy that finds no others leaves the resource as it is, one that does leaves the
     * properties as they are at which a violation is allowed.
     */
    List<Remediation> remediate(Resource resource, Predicate<Violation> allowed) {
        List<Remediation> repairs = new ArrayList<>();
        Resource current = resource;
        for (ConfiguredPolicy plan : plansFor(resource)) {
            if (plan.enforcementLevel() == EnforcementLevel.REMEDIATE) {
                List<Violation> violations = evaluate(plan, current).violations();
                if (!violations.stream().allMatch(allowed)) {
                    MapValue before = current.props().raw() instanceof MapValue map ? map : MapValue.EMPTY;
                    Optional<Remediation> repair = remediate(plan, current)
                            .map(made -> keeping(
                                    before, violations.stream().filter(allowed).toList(), made))
                            .filter(made -> !made.failure().isEmpty()
                                    || !made.properties().equals(before));
                    if (repair.isPresent()) {
                        current = current.withProperties(repair.get().properties());
                        repairs.add(repair.get());
                    }
                }
            }
        }
        return repairs;
    }

    private static Remediation keeping(MapValue before, List<Violation> allowed, Remediation repair) {
        if (allowed.isEmpty() || !repair.failure().isEmpty()) {
            return repair;
        }
        MapValue properties = repair.properties();
        for (Violation violation : allowed) {
            String property = violation.path().property();
            PropertyValue was = before.entries().get(property);
            properties = was == null ? properties.without(property) : properties.with(property, was);
        }
        return new Remediation(repair.policy(), properties);
    }

    /** The resource policies that look at resources of one type, and the others; disabled ones are in neither. */
    private record PoliciesOfType(ImmutableList<ConfiguredPolicy> plans, ImmutableList<PolicyInfo> others) {
        private ImmutableList<PolicyInfo> notRepairing() {
            return plans.stream()
                    .filter(plan -> plan.enforcementLevel() != EnforcementLevel.REMEDIATE)
                    .map(ConfiguredPolicy::info)
                    .collect(ImmutableList.toImmutableList());
        }
    }

    private ImmutableList<ConfiguredPolicy> plansFor(Resource resource) {
        return policiesFor(resource.type()).plans();
    }

    /** The resource policies that do not look at resources of a type, disabled ones left out. */
    List<PolicyInfo> notApplicableTo(String type) {
        return policiesFor(type).others();
    }

    /** The resource policies that look at resources of a type, but do not repair them. */
    List<PolicyInfo> notRepairing(String type) {
        return policiesFor(type).notRepairing();
    }

    /** Whether a policy may repair resources of a type. */
    boolean isRepairing(String type) {
        return policiesFor(type).plans().stream()
                .anyMatch(plan -> plan.enforcementLevel() == EnforcementLevel.REMEDIATE);
    }

    private PoliciesOfType policiesFor(String resourceType) {
        return policiesByType.computeIfAbsent(resourceType, type -> {
            ImmutableList.Builder<ConfiguredPolicy> looking = ImmutableList.builder();
            ImmutableList.Builder<PolicyInfo> others = ImmutableList.builder();
            for (ConfiguredPolicy plan : plans) {
                if (!plan.isDisabled() && plan.policy() instanceof ResourcePolicy<?> policy) {
                    if (isLookingAt(policy, type)) {
                        looking.add(plan);
                    } else {
                        others.add(plan.info());
                    }
                }
            }
            return new PoliciesOfType(looking.build(), others.build());
        });
    }

    private static boolean isLookingAt(ResourcePolicy<?> policy, String type) {
        try {
            return policy.type().matches(type);
        } catch (RuntimeException | LinkageError e) {
            // It is asked once more by check(), fails again, and then the failure is reported.
            return true;
        }
    }

    /** The policies that are not asked because of the preset that the user chose. */
    List<PolicyInfo> disabledPolicies() {
        return disabledPolicies;
    }

    private Verdict evaluate(ConfiguredPolicy plan, Resource resource) {
        Recorder review = new Recorder(plan, surroundings, resource);
        run(review, () -> validate((ResourcePolicy<?>) plan.policy(), resource, review));
        return review.verdict();
    }

    private static <R> void validate(ResourcePolicy<R> policy, Resource resource, Recorder review) {
        ResourceType<R> type = policy.type();
        if (!type.matches(resource.type())) {
            return;
        }
        R view = resource.as(type);
        Truth applies = policy.appliesTo(view);
        if (review.when(applies)) {
            policy.validate(view, review);
        } else if (applies.answer() == Truth.Answer.NO) {
            review.notApplicable("Policy does not apply to this resource");
        }
    }

    /** The repair; empty when the policy has no remedy for it, or would change nothing, or would leave nothing of the resource. */
    private Optional<Remediation> remediate(ConfiguredPolicy plan, Resource resource) {
        PropertyValue before = resource.props().raw();
        try {
            Recorder given = new Recorder(plan, surroundings, resource);
            return remediate((ResourcePolicy<?>) plan.policy(), resource, given)
                    .map(Props::raw)
                    .filter(after -> !after.equals(before))
                    .filter(MapValue.class::isInstance)
                    .map(MapValue.class::cast)
                    .filter(properties -> !properties.entries().isEmpty())
                    .map(properties -> new Remediation(plan.info(), properties));
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            // The violation that asked for the remedy is still there and stops the deployment.
            return Optional.of(new Remediation(plan.info(), (MapValue) before, Failures.ofRemedy(plan, e)));
        }
    }

    private static <R> Optional<Props> remediate(ResourcePolicy<R> policy, Resource resource, PolicyContext given) {
        return policy.remediate(resource.as(policy.type()), given);
    }

    private static void run(Recorder review, Runnable check) {
        try {
            check.run();
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            review.failed(e);
        }
    }
}
