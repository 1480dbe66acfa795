package dev.policypack.engine;

import com.google.common.collect.ImmutableList;
import dev.policypack.config.Option;
import dev.policypack.finding.Outcome;
import dev.policypack.finding.UndecidedCheck;
import dev.policypack.finding.Verdict;
import dev.policypack.finding.Violation;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.LogLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.Resource;
import dev.policypack.resource.StackContext;
import dev.policypack.value.Display;
import dev.policypack.value.Items;
import dev.policypack.value.Observation;
import dev.policypack.value.Path;
import dev.policypack.value.Placed;
import dev.policypack.value.Truth;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The review of one policy and one resource or stack: writes down what the policy says. */
final class Recorder implements Review {
    private final ConfiguredPolicy policy;
    private final Surroundings surroundings;
    private final @Nullable Resource resource;
    private final String urn;
    private final String subject;
    private final Optional<Severity> severity;
    private final Optional<EnforcementLevel> level;
    private final String levelReason;
    private final Optional<Evidence> evidence;
    private final boolean isOpinion;
    private final Optional<Path> at;
    private final Notes notes;

    /** What was written down; shared by all reviews that {@code on}, {@code severity} and {@code level} gave. */
    private static final class Notes {
        // Most reviews find nothing, and there are dozens for each resource.
        private Set<Violation> violations = Set.of();
        private Set<UndecidedCheck> open = Set.of();
        private String notApplicable = "";

        private void add(Violation violation) {
            if (violations.isEmpty()) {
                violations = new LinkedHashSet<>();
            }
            violations.add(violation);
        }

        private void add(UndecidedCheck question) {
            if (open.isEmpty()) {
                open = new LinkedHashSet<>();
            }
            open.add(question);
        }
    }

    /**
     * What is the same for all policies.
     *
     * @param context the deployment
     * @param log where entries of the log go
     * @param longestWait how long a policy may wait for what runs beside it
     */
    record Surroundings(StackContext context, Consumer<LogEntry> log, Duration longestWait) {}

    /**
     * A review.
     *
     * @param resource what it is about; null for the stack
     */
    Recorder(ConfiguredPolicy policy, Surroundings surroundings, @Nullable Resource resource) {
        this(
                policy,
                surroundings,
                resource,
                Optional.empty(),
                Optional.empty(),
                "",
                policy.info().evidence().stream().findFirst(),
                false,
                Optional.empty(),
                new Notes());
    }

    private Recorder(
            ConfiguredPolicy policy,
            Surroundings surroundings,
            @Nullable Resource resource,
            Optional<Severity> severity,
            Optional<EnforcementLevel> level,
            String levelReason,
            Optional<Evidence> evidence,
            boolean isOpinion,
            Optional<Path> at,
            Notes notes) {
        this.policy = policy;
        this.surroundings = surroundings;
        this.resource = resource;
        this.urn = resource == null ? "" : resource.urn();
        this.subject = resource == null ? "stack" : resource.toString();
        this.severity = severity;
        this.level = level;
        this.levelReason = levelReason;
        this.evidence = evidence;
        this.isOpinion = isOpinion;
        this.at = at;
        this.notes = notes;
    }

    @Override
    public boolean require(Truth holds, String message, @Nullable Object... args) {
        switch (holds.answer()) {
            case YES -> {
                return true;
            }
            case NO -> add(holds, Optional.empty(), evidence, message, args);
            case UNKNOWN -> leaveOpen(holds);
        }
        return false;
    }

    @Override
    public boolean refuse(Constraint constraint, Truth refused, String message, @Nullable Object... args) {
        if (policy.isOff(constraint)) {
            return true;
        }
        switch (refused.answer()) {
            case NO -> {
                return true;
            }
            case YES -> {
                if (restsOnIgnored(refused)) {
                    return false;
                }
                add(refused, Optional.of(constraint), Optional.of(constraint.evidence()), message, args);
            }
            case UNKNOWN -> leaveOpen(refused);
        }
        return false;
    }

    /** Whether the answer rests on a property of the subject whose changes Pulumi ignores: the cloud is not asked to take it. */
    private boolean restsOnIgnored(Truth answer) {
        Resource owner = resource;
        if (owner == null || owner.options().ignoreChanges().isEmpty()) {
            return false;
        }
        for (Observation observation : answer.evidence()) {
            if (observation.path().owner().equals(subject)
                    && !observation.path().isRoot()
                    && owner.ignoresChangesOf(observation.path().property())) {
                return true;
            }
        }
        return at.filter(place ->
                        place.owner().equals(subject) && !place.isRoot() && owner.ignoresChangesOf(place.property()))
                .isPresent();
    }

    private void add(
            Truth answer,
            Optional<Constraint> constraint,
            Optional<Evidence> restsOn,
            String message,
            @Nullable Object... args) {
        Path place = place(answer, args);
        Levels levels = policy.levels();
        EnforcementLevel effective = levels.ofViolation(level, restsOn.isPresent(), isOpinion);
        // A reason is worth reading only where it makes a difference.
        boolean isNoted = !levelReason.isEmpty()
                && effective != levels.ofViolation(Optional.empty(), restsOn.isPresent(), isOpinion);
        notes.add(new Violation(
                info(),
                urn,
                subject,
                effective,
                severity.orElse(info().severity()),
                place,
                Display.format(message, args) + hint(place),
                constraint,
                restsOn,
                false,
                isNoted ? ImmutableList.of(levelReason) : ImmutableList.of()));
    }

    /**
     * Where a violation is: as the policy has said, else at the first argument of the message that has a place, else at the first property of
     * the subject itself on which the answer rests.
     */
    private Path place(Truth answer, @Nullable Object... args) {
        if (at.isPresent()) {
            return at.get();
        }
        for (Object arg : args) {
            if (arg instanceof Placed placed && !placed.path().isRoot()) {
                return placed.path();
            }
        }
        for (Observation observation : answer.evidence()) {
            if (observation.path().owner().equals(subject)) {
                return observation.path();
            }
        }
        return Path.root(subject);
    }

    @Override
    public boolean when(Truth condition) {
        if (condition.answer() == Truth.Answer.UNKNOWN) {
            leaveOpen(condition);
        }
        return condition.answer() == Truth.Answer.YES;
    }

    @Override
    public <T> void each(Items<T> items, Consumer<? super T> check) {
        if (when(items.value().isPresent())) {
            Truth read = items.value().matches(elements -> {
                elements.forEach(check);
                return true;
            });
            when(read);
        }
    }

    @Override
    public void notApplicable(String reason) {
        notes.notApplicable = reason;
    }

    @Override
    public <T> T option(Option<T> option) {
        return policy.option(option);
    }

    @Override
    public StackContext context() {
        return surroundings.context();
    }

    @Override
    public <T extends @Nullable Object> T await(CompletionStage<T> stage) {
        CompletableFuture<T> running = stage.toCompletableFuture();
        try {
            return running.get(surroundings.longestWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            running.cancel(true);
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    @Override
    public void log(LogLevel logLevel, String message, @Nullable Object... args) {
        surroundings.log().accept(new LogEntry(info(), urn, logLevel, Display.format(message, args)));
    }

    @Override
    public Review on(Resource other) {
        return new Recorder(
                policy,
                surroundings,
                other,
                severity,
                level,
                levelReason,
                evidence,
                isOpinion,
                Optional.empty(),
                notes);
    }

    @Override
    public Review severity(Severity other) {
        return new Recorder(
                policy, surroundings, resource, Optional.of(other), level, levelReason, evidence, isOpinion, at, notes);
    }

    @Override
    public Review enforcementLevel(EnforcementLevel other, String reason) {
        if (other == EnforcementLevel.DISABLED) {
            throw new IllegalArgumentException("a violation that is reported cannot be disabled; do not report it");
        }
        return new Recorder(
                policy, surroundings, resource, severity, Optional.of(other), reason, evidence, isOpinion, at, notes);
    }

    @Override
    public Review at(Placed place) {
        return new Recorder(
                policy,
                surroundings,
                resource,
                severity,
                level,
                levelReason,
                evidence,
                isOpinion,
                Optional.of(place.path()),
                notes);
    }

    @Override
    public Review evidence(Evidence other) {
        return new Recorder(
                policy, surroundings, resource, severity, level, levelReason, Optional.of(other), false, at, notes);
    }

    @Override
    public Review opinion() {
        return new Recorder(
                policy, surroundings, resource, severity, level, levelReason, Optional.empty(), true, at, notes);
    }

    /** Writes down that the policy itself failed: the deployment must not pass because of it. */
    void failed(Throwable failure) {
        notes.add(new Violation(
                info(),
                urn,
                subject,
                EnforcementLevel.MANDATORY,
                Severity.CRITICAL,
                Path.root(subject),
                Failures.ofCheck(policy, failure),
                Optional.empty(),
                Optional.empty(),
                true,
                ImmutableList.of()));
    }

    Verdict verdict() {
        Outcome outcome = Outcome.PASSES;
        if (!notes.violations.isEmpty()) {
            outcome = Outcome.VIOLATES;
        } else if (!notes.open.isEmpty()) {
            outcome = Outcome.UNDECIDED;
        } else if (!notes.notApplicable.isEmpty()) {
            outcome = Outcome.NOT_APPLICABLE;
        }
        String reason = outcome == Outcome.NOT_APPLICABLE ? notes.notApplicable : "";
        return new Verdict(info(), urn, outcome, List.copyOf(notes.violations), List.copyOf(notes.open), reason);
    }

    private PolicyInfo info() {
        return policy.info();
    }

    private void leaveOpen(Truth unknown) {
        if (unknown.evidence().isEmpty()) {
            Observation nothing =
                    new Observation(Observation.Kind.NOT_YET_KNOWN, Path.root(""), "values of other resources");
            notes.add(new UndecidedCheck(urn, subject, nothing));
        }
        unknown.evidence().forEach(evidence -> notes.add(new UndecidedCheck(urn, subject, evidence)));
    }

    /** Where else the program may have put it. */
    private String hint(Path place) {
        Resource owner = resource;
        return owner == null
                        || place.isRoot()
                        || !(place.owner().isEmpty() || place.owner().equals(subject))
                ? ""
                : policy.pack()
                        .propertyHint()
                        .of(owner, place.toString())
                        .map(clause -> "; " + clause)
                        .orElse("");
    }
}
