package dev.policypack.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.policypack.config.Option;
import dev.policypack.engine.Engine;
import dev.policypack.engine.LogEntry;
import dev.policypack.engine.PackConfig;
import dev.policypack.engine.Remediation;
import dev.policypack.engine.Settings;
import dev.policypack.finding.Outcome;
import dev.policypack.finding.Verdict;
import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.Stack;
import dev.policypack.resource.StackContext;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tries one policy on made-up resources, through the real engine:
 *
 * <pre>{@code
 * PolicyTester policy = PolicyTester.of(new LogRetention());
 * policy.given(logGroup().with("retentionInDays", 7)).violates("retentionInDays: …");
 * }</pre>
 *
 * <p>A resource policy is asked about the first resource that it looks at, a stack policy about all of them together. Immutable.
 */
public final class PolicyTester {
    private final Policy policy;
    private final PolicyPack pack;
    private final MapValue options;
    private final MapValue settings;
    private final StackContext context;

    private PolicyTester(Policy policy, PolicyPack pack, MapValue options, MapValue settings, StackContext context) {
        this.policy = policy;
        this.pack = pack;
        this.options = options;
        this.settings = settings;
        this.context = context;
    }

    /** Tries a policy with its default options, in a preview of stack {@code dev}. */
    public static PolicyTester of(Policy policy) {
        return of(policy, PolicyPack.of("test", "1.0.0"));
    }

    /** Tries a policy that reads the settings of a pack; the pack's own policies are left out. */
    public static PolicyTester of(Policy policy, PolicyPack pack) {
        return new PolicyTester(
                policy,
                pack.only(info -> false).with(policy),
                MapValue.EMPTY,
                MapValue.EMPTY,
                StackContext.preview("shop", "dev"));
    }

    /**
     * The same with an option set, of the policy, of its pack, or of every pack ({@link Settings}); the value as a user writes it, in plain Java.
     *
     * @throws IllegalArgumentException when neither has the option; a value that it does not take is refused by {@link #given}
     */
    public PolicyTester with(Option<?> option, @Nullable Object value) {
        boolean isOfPack = Settings.of(pack).options().contains(option);
        if (!isOfPack && !policy.about().options().contains(option)) {
            throw new IllegalArgumentException("policy \"" + policy.about() + "\" has no option \"" + option
                    + "\", and its pack no setting of this name");
        }
        PropertyValue written = PropertyValue.of(value);
        return isOfPack
                ? new PolicyTester(policy, pack, options, settings.with(option.name(), written), context)
                : new PolicyTester(policy, pack, options.with(option.name(), written), settings, context);
    }

    /** The same in another stack. */
    public PolicyTester in(StackContext stack) {
        return new PolicyTester(policy, pack, options, settings, stack);
    }

    /** The same in a stack of this name. */
    public PolicyTester inStack(String name) {
        return in(new StackContext(
                context.project(), name, context.organization(), context.dryRun(), context.config(), context.tags()));
    }

    /** As {@link #given(List)}. */
    public Result given(Resource... resources) {
        return given(ImmutableList.copyOf(resources));
    }

    /**
     * Asks the policy about these resources.
     *
     * @throws AssertionError when the name of a property seems to be misspelt: the policy does not ask for it, but for one that is spelled
     *     nearly alike and is not there
     * @throws dev.policypack.config.InvalidOptionException when an option was set to what it does not take
     */
    public Result given(List<Resource> resources) {
        Misspellings misspellings = new Misspellings();
        Result result = ask(misspellings.watch(resources));
        misspellings.in(resources).ifPresent(sentence -> {
            throw new AssertionError(policy.about() + "\n" + sentence);
        });
        return result;
    }

    /** The same without a look at the names of the properties. */
    Result ask(List<Resource> resources) {
        List<Verdict> verdicts = new ArrayList<>();
        List<LogEntry> log = new ArrayList<>();
        // A policy that is off unless a user sets it is tried all the same.
        Engine engine = engine(
                policy.about().enforcementLevel() == EnforcementLevel.DISABLED
                        ? Optional.of(EnforcementLevel.ADVISORY)
                        : Optional.empty(),
                log::add);
        Optional<Resource> subject = subject(resources);
        subject.ifPresent(resource -> verdicts.addAll(engine.evaluate(resource)));
        if (policy instanceof StackPolicy) {
            verdicts.addAll(engine.evaluate(Stack.of(resources)));
        }
        return new Result(policy, verdicts, log, subject, () -> subject.map(
                        resource -> engine(Optional.of(EnforcementLevel.REMEDIATE), entry -> {})
                                .remediate(resource))
                .orElse(ImmutableList.of()));
    }

    private Optional<Resource> subject(List<Resource> resources) {
        if (!(policy instanceof ResourcePolicy<?> asked)) {
            return Optional.empty();
        }
        return resources.stream()
                .filter(resource -> asked.type().matches(resource.type()))
                .findFirst();
    }

    private Engine engine(Optional<EnforcementLevel> level, Consumer<LogEntry> log) {
        Map<String, PackConfig.Entry> config = ImmutableMap.of(
                // Not under the name of the policy, where its recommended level would count as not set.
                PackConfig.ALL,
                new PackConfig.Entry(level, MapValue.EMPTY),
                policy.about().name(),
                new PackConfig.Entry(Optional.empty(), options),
                PolicyPack.SETTINGS,
                new PackConfig.Entry(Optional.empty(), settings));
        return new Engine(pack, PackConfig.of(config), context, log);
    }

    /** What the policy said. Each question throws an {@link AssertionError} that shows all of it. */
    public static final class Result {
        private final Policy policy;
        private final ImmutableList<Verdict> verdicts;
        private final ImmutableList<LogEntry> log;
        private final Optional<Resource> subject;
        private final Supplier<List<Remediation>> repairs;

        private Result(
                Policy policy,
                List<Verdict> verdicts,
                List<LogEntry> log,
                Optional<Resource> subject,
                Supplier<List<Remediation>> repairs) {
            this.policy = policy;
            this.verdicts = ImmutableList.copyOf(verdicts);
            this.log = ImmutableList.copyOf(log);
            this.subject = subject;
            this.repairs = repairs;
        }

        /** The policy is met. */
        @CanIgnoreReturnValue
        public Result passes() {
            return expect(Outcome.PASSES);
        }

        /**
         * The policy is violated, with these messages and no others, in any order.
         *
         * @param messages each the path of the property, a colon, and the sentence: {@code memory: memory is 1; it must be 2}; or only the
         *     sentence where there is no single property
         * @throws IllegalArgumentException when there is no message: the test would hold for a policy that says nothing
         */
        @CanIgnoreReturnValue
        public Result violates(String... messages) {
            List<String> found =
                    violations().stream().map(Violation::compact).sorted().collect(ImmutableList.toImmutableList());
            List<String> wanted = ImmutableList.sortedCopyOf(ImmutableList.copyOf(messages));
            if (wanted.isEmpty()) {
                throw new IllegalArgumentException("violates() needs the messages that the policy must say");
            }
            if (!found.equals(wanted)) {
                throw new AssertionError(
                        policy.about() + "\nshould say\n  " + String.join("\n  ", wanted) + "\nand said\n  " + this);
            }
            return this;
        }

        /** The policy waits for these places and no others: {@code memory}, or {@code memory of <type> (web)} for
         * another resource's. */
        @CanIgnoreReturnValue
        public Result isUndecidedOn(String... places) {
            expect(Outcome.UNDECIDED);
            List<String> found = verdicts.stream()
                    .flatMap(verdict -> verdict.open().stream())
                    .map(open -> open.place())
                    .distinct()
                    .sorted()
                    .collect(ImmutableList.toImmutableList());
            List<String> wanted = ImmutableList.sortedCopyOf(ImmutableList.copyOf(places));
            if (!found.equals(wanted)) {
                throw new AssertionError(
                        policy.about() + "\nshould wait for\n  " + wanted + "\nand waits for\n  " + found);
            }
            return this;
        }

        /** The policy has nothing to say. */
        @CanIgnoreReturnValue
        public Result isNotApplicable() {
            return expect(Outcome.NOT_APPLICABLE);
        }

        /** The remedy of the policy leaves exactly the properties of this resource. */
        @CanIgnoreReturnValue
        public Result isRepairedTo(Resource expected) {
            PropertyValue left = left();
            if (!left.equals(expected.props().raw())) {
                throw new AssertionError(
                        policy.about() + "\nshould leave\n  " + expected.props().raw() + "\nand left\n  " + left);
            }
            return this;
        }

        /** The remedy of the policy leaves the resource as it is, or the policy has none. */
        @CanIgnoreReturnValue
        public Result isNotRepaired() {
            PropertyValue left = left();
            if (!repairs().isEmpty()) {
                throw new AssertionError(policy.about() + "\nshould repair nothing\nand left\n  " + left);
            }
            return this;
        }

        /** The properties that the remedy leaves; those of the resource when there is none. */
        private PropertyValue left() {
            PropertyValue left = subject.map(resource -> resource.props().raw()).orElse(MapValue.EMPTY);
            for (Remediation repair : repairs()) {
                if (!repair.failure().isEmpty()) {
                    throw new AssertionError(policy.about() + "\n" + repair.failure());
                }
                left = repair.properties();
            }
            return left;
        }

        /** What the policy makes of the resource when it may repair it; empty when it repairs nothing. */
        public List<Remediation> repairs() {
            return repairs.get();
        }

        /** The resource that a resource policy was asked about; empty for a stack policy. */
        public Optional<Resource> subject() {
            return subject;
        }

        /** What the policy comes to, the worst first: violates, undecided, passes, not applicable. */
        public Outcome outcome() {
            for (Outcome outcome : ImmutableList.of(Outcome.VIOLATES, Outcome.UNDECIDED, Outcome.PASSES)) {
                if (verdicts.stream().anyMatch(verdict -> verdict.outcome() == outcome)) {
                    return outcome;
                }
            }
            return Outcome.NOT_APPLICABLE;
        }

        /** What the policy has logged, in order. */
        public List<LogEntry> log() {
            return log;
        }

        /** What does not hold. */
        public List<Violation> violations() {
            return verdicts.stream()
                    .flatMap(verdict -> verdict.violations().stream())
                    .collect(ImmutableList.toImmutableList());
        }

        private Result expect(Outcome wanted) {
            if (outcome() != wanted) {
                throw new AssertionError(policy.about() + "\nshould be\n  " + wanted + "\nand is\n  " + this);
            }
            return this;
        }

        /** The outcome with all that was said. */
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(outcome().toString());
            violations().forEach(violation -> text.append("\n  ").append(violation.compact()));
            verdicts.forEach(verdict ->
                    verdict.open().forEach(open -> text.append("\n  waits for ").append(open.place())));
            return text.toString();
        }
    }
}
