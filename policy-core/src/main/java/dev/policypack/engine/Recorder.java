package dev.policypack.engine;

import dev.policypack.config.Option;
import dev.policypack.finding.Outcome;
import dev.policypack.finding.UndecidedCheck;
import dev.policypack.finding.Verdict;
import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
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
    private final ConfiguredPolicy plan;
    private final Surroundings surroundings;
    private final @Nullable Resource resource;
    private final String urn;
    private final String subject;
    private final Optional<Severity> severity;
    private final Optional<EnforcementLevel> level;
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
    Recorder(ConfiguredPolicy plan, Surroundings surroundings, @Nullable Resource resource) {
        this(plan, surroundings, resource, Optional.empty(), Optional.empty(), new Notes());
    }

    private Recorder(
            ConfiguredPolicy plan,
            Surroundings surroundings,
            @Nullable Resource resource,
            Optional<Severity> severity,
            Optional<EnforcementLevel> level,
            Notes notes) {
        this.plan = plan;
        this.surroundings = surroundings;
        this.resource = resource;
        this.urn = resource == null ? "" : resource.urn();
        this.subject = resource == null ? "stack" : resource.toString();
        this.severity = severity;
        this.level = level;
        this.notes = notes;
    }

    @Override
    public boolean require(Truth holds, String message, @Nullable Object... args) {
        switch (holds.answer()) {
            case YES -> {
                return true;
            }
            case NO -> {
                String sentence = Display.format(message, args);
                String property = property(holds, sentence);
                notes.add(new Violation(
                        info(),
                        urn,
                        subject,
                        plan.levelOf(level),
                        severity.orElse(info().severity()),
                        property,
                        sentence + hint(property)));
            }
            case UNKNOWN -> leaveOpen(holds);
        }
        return false;
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
        return plan.option(option);
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
        return new Recorder(plan, surroundings, other, severity, level, notes);
    }

    @Override
    public Review severity(Severity other) {
        return new Recorder(plan, surroundings, resource, Optional.of(other), level, notes);
    }

    @Override
    public Review enforcementLevel(EnforcementLevel other) {
        if (other == EnforcementLevel.DISABLED) {
            throw new IllegalArgumentException("a violation that is reported cannot be disabled; do not report it");
        }
        return new Recorder(plan, surroundings, resource, severity, Optional.of(other), notes);
    }

    /** Writes down that the policy itself failed: the deployment must not pass because of it. */
    void failed(Throwable failure) {
        notes.add(new Violation(
                info(),
                urn,
                subject,
                EnforcementLevel.MANDATORY,
                Severity.CRITICAL,
                "",
                Failures.ofCheck(plan, failure),
                true));
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
        return plan.info();
    }

    private void leaveOpen(Truth unknown) {
        if (unknown.evidence().isEmpty()) {
            Observation nothing =
                    new Observation(Observation.Kind.NOT_YET_KNOWN, Path.root(""), "values that are not known yet");
            notes.add(new UndecidedCheck(urn, subject, nothing));
        }
        unknown.evidence().forEach(evidence -> notes.add(new UndecidedCheck(urn, subject, evidence)));
    }

    /** Where else the program may have put it. */
    private String hint(String property) {
        Resource owner = resource;
        return owner == null || property.isEmpty()
                ? ""
                : plan.pack()
                        .propertyHint()
                        .of(owner, property)
                        .map(clause -> "; " + clause)
                        .orElse("");
    }

    /**
     * The property that a sentence is about: the one that it begins with, with the same of other resources when it may be any of them; else the
     * first of the subject's own that the answer rests on. Other resources' properties only help to answer and would mislead.
     */
    private String property(Truth no, String sentence) {
        String named = "";
        Set<String> owners = new LinkedHashSet<>();
        String first = "";
        for (Observation evidence : no.evidence()) {
            String path = evidence.path().toString();
            boolean own = new UndecidedCheck(urn, subject, evidence).place().equals(path);
            if (first.isEmpty() && own) {
                first = path;
            }
            if (!path.isEmpty() && sentence.startsWith(path.substring(path.lastIndexOf('.') + 1) + " ")) {
                if (own) {
                    return path;
                }
                named = named.isEmpty() ? path : named;
                if (path.equals(named)) {
                    owners.add(evidence.path().owner());
                }
            }
        }
        return named.isEmpty() ? first : named + " of " + String.join(" or ", owners);
    }
}
