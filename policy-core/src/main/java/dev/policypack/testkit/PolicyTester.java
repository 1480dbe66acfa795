package dev.policypack.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.policypack.config.Option;
import dev.policypack.engine.Engine;
import dev.policypack.engine.Outcome;
import dev.policypack.engine.PackConfig;
import dev.policypack.engine.Repair;
import dev.policypack.engine.Verdict;
import dev.policypack.engine.Violation;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Resource;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Stack;
import dev.policypack.policy.StackContext;
import dev.policypack.policy.StackPolicy;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        StackContext context =
                new StackContext("shop", "dev", "organization", true, ImmutableMap.of(), ImmutableMap.of());
        return new PolicyTester(policy, pack.only(info -> false).with(policy), MapValue.EMPTY, MapValue.EMPTY, context);
    }

    /** The same with an option set, of the policy or of the pack; the value as a user writes it, in plain Java. */
    public PolicyTester with(Option<?> option, @Nullable Object value) {
        PropertyValue written = PropertyValue.of(value);
        return pack.settings().contains(option)
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

    /** Asks the policy about these resources. */
    public Result given(Resource... resources) {
        return given(ImmutableList.copyOf(resources));
    }

    /** Asks the policy about these resources. */
    public Result given(List<Resource> resources) {
        List<Verdict> verdicts = new ArrayList<>();
        // A policy that is off unless a user sets it is tried all the same.
        Engine engine = engine(
                policy.about().level() == EnforcementLevel.DISABLED
                        ? Optional.of(EnforcementLevel.ADVISORY)
                        : Optional.empty());
        Optional<Resource> subject = subject(resources);
        subject.ifPresent(resource -> verdicts.addAll(engine.judge(resource)));
        if (policy instanceof StackPolicy) {
            verdicts.addAll(engine.judge(Stack.of(resources)));
        }
        Engine remediating = engine(Optional.of(EnforcementLevel.REMEDIATE));
        return new Result(policy, verdicts, subject, () -> subject.map(remediating::repair)
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

    private Engine engine(Optional<EnforcementLevel> level) {
        Map<String, PackConfig.Entry> config = ImmutableMap.of(
                policy.about().name(),
                new PackConfig.Entry(level, options),
                PolicyPack.SETTINGS,
                new PackConfig.Entry(Optional.empty(), settings));
        return new Engine(pack, PackConfig.of(config), context);
    }

    /** What the policy said. Each question throws an {@link AssertionError} that shows all of it. */
    public static final class Result {
        private final Policy policy;
        private final ImmutableList<Verdict> verdicts;
        private final Optional<Resource> subject;
        private final Supplier<List<Repair>> repairs;

        private Result(
                Policy policy, List<Verdict> verdicts, Optional<Resource> subject, Supplier<List<Repair>> repairs) {
            this.policy = policy;
            this.verdicts = ImmutableList.copyOf(verdicts);
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

        /** The policy waits for these places and no others: {@code memory}, or {@code web.memory} for another resource's. */
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

        /** The repair of the policy leaves exactly these properties; plain Java values are converted. */
        @CanIgnoreReturnValue
        public Result isRepairedTo(Resource expected) {
            PropertyValue left = subject.map(resource -> {
                        List<Repair> made = repairs();
                        return made.isEmpty()
                                ? resource.props().raw()
                                : made.get(made.size() - 1).properties();
                    })
                    .orElse(MapValue.EMPTY);
            if (!left.equals(expected.props().raw())) {
                throw new AssertionError(
                        policy.about() + "\nshould leave\n  " + expected.props().raw() + "\nand left\n  " + left);
            }
            return this;
        }

        /** What the policy makes of the resource when it may repair it; empty when it repairs nothing. */
        public List<Repair> repairs() {
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
