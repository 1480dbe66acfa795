package dev.policypack.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.SetMultimap;
import dev.policypack.finding.UndecidedCheck;
import dev.policypack.finding.Verdict;
import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyPack;
import dev.policypack.resource.Stack;
import dev.policypack.value.Observation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/** Says what could not be decided: once and briefly, for nobody reads a wall of lines that wait. */
final class UndecidedSummary {
    private static final int MOST_RESOURCES = 20;
    private static final int MOST_NAMES = 6;

    /** A policy that waits nearly everywhere would bury the others; it gets one line of its own. */
    private static final int MOST_RESOURCES_OF_A_POLICY = 5;

    private UndecidedSummary() {}

    /** One resource with what waits there. */
    private static final class Waiting {
        private final Set<String> policies = new TreeSet<>();
        private final Set<String> places = new TreeSet<>();
    }

    /** The summary of all that waits for values which will be known later; empty when nothing does. */
    static Optional<String> of(Collection<Verdict> verdicts, PolicyPack pack) {
        SetMultimap<String, String> subjectsByPolicy =
                MultimapBuilder.treeKeys().treeSetValues().build();
        answeredLater(verdicts, (policy, open) -> subjectsByPolicy.put(policy, open.subject()));
        if (subjectsByPolicy.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Waiting> bySubject = new TreeMap<>();
        answeredLater(verdicts, (policy, open) -> {
            if (subjectsByPolicy.get(policy).size() <= MOST_RESOURCES_OF_A_POLICY) {
                Waiting waiting = bySubject.computeIfAbsent(open.subject(), subject -> new Waiting());
                waiting.policies.add(policy);
                waiting.places.add(open.place());
            }
        });
        StringBuilder text = new StringBuilder(count(subjectsByPolicy.size(), "check waits", "checks wait"))
                .append(" for values that are not known yet:");
        for (Map.Entry<String, Waiting> entry : Iterables.limit(bySubject.entrySet(), MOST_RESOURCES)) {
            Waiting waiting = entry.getValue();
            text.append("\n  ")
                    .append(entry.getKey())
                    .append(" waits for ")
                    .append(few(waiting.places))
                    .append(": ")
                    .append(few(waiting.policies));
        }
        if (bySubject.size() > MOST_RESOURCES) {
            text.append("\n  and ").append(count(bySubject.size() - MOST_RESOURCES, "more resource", "more resources"));
        }
        subjectsByPolicy.asMap().forEach((policy, subjects) -> {
            if (subjects.size() > MOST_RESOURCES_OF_A_POLICY) {
                text.append("\n  ")
                        .append(subjects.size())
                        .append(" resources wait: ")
                        .append(policy);
            }
        });
        text.append(
                "\nThe update decides them: what one resource shows before that is touched, what only the whole stack shows when all is done.");
        if (!pack.decideNow().isEmpty()) {
            text.append(" To decide them now: ").append(pack.decideNow());
        }
        if (verdicts.stream().flatMap(verdict -> verdict.open().stream()).anyMatch(UndecidedSummary::isAboutMore)) {
            text.append("\nIf the program makes no resource inside an apply, set ")
                    .append(Settings.COMPLETE_PREVIEWS)
                    .append(" to true in ")
                    .append(PolicyPack.SETTINGS)
                    .append(": then what waits for such resources is decided in the preview.");
        }
        return Optional.of(text.toString());
    }

    private static boolean isAboutMore(UndecidedCheck open) {
        return Stack.isAboutMore(open.waitsFor());
    }

    /** Says which values have a shape that no policy can judge; nothing decides them later. Empty when there are none. */
    static Optional<String> malformed(Collection<Verdict> verdicts) {
        return listed(
                verdicts,
                Observation.Kind.MALFORMED,
                number -> count(number, "value has", "values have") + " another shape than the policies can judge:");
    }

    /** Says what nobody answered who was asked outside the deployment. Empty when there is nothing. */
    static Optional<String> unanswered(Collection<Verdict> verdicts) {
        return listed(
                verdicts,
                Observation.Kind.UNANSWERED,
                number -> count(number, "question was", "questions were")
                        + " not answered, and nothing is claimed about what was asked; another run may get an answer:");
    }

    private static Optional<String> listed(
            Collection<Verdict> verdicts, Observation.Kind kind, IntFunction<String> heading) {
        Set<String> lines = new TreeSet<>();
        for (Verdict verdict : verdicts) {
            for (UndecidedCheck open : verdict.open()) {
                if (open.waitsFor().kind() == kind) {
                    lines.add("\n  " + open.subject() + ": " + open.place() + " is "
                            + open.waitsFor().found());
                }
            }
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(heading.apply(lines.size()));
        Iterables.limit(lines, MOST_RESOURCES).forEach(text::append);
        if (lines.size() > MOST_RESOURCES) {
            text.append("\n  and ").append(lines.size() - MOST_RESOURCES).append(" more");
        }
        return Optional.of(text.toString());
    }

    private static void answeredLater(Collection<Verdict> verdicts, BiConsumer<String, UndecidedCheck> action) {
        for (Verdict verdict : verdicts) {
            verdict.open().stream()
                    .filter(UndecidedCheck::isAnsweredLater)
                    .forEach(open -> action.accept(verdict.policy().name(), open));
        }
    }

    /** Each resource of a verdict on which something is undecided, as something to report there. */
    static List<Violation> oneByOne(Verdict verdict, EnforcementLevel level) {
        Map<String, List<UndecidedCheck>> byUrn = new TreeMap<>();
        for (UndecidedCheck open : verdict.open()) {
            // What lies outside the stack is never decided here, so that nobody should be made to wait for it.
            if (open.waitsFor().kind() != Observation.Kind.OUTSIDE_STACK) {
                byUrn.computeIfAbsent(open.urn(), urn -> new ArrayList<>()).add(open);
            }
        }
        ImmutableList.Builder<Violation> reported = ImmutableList.builder();
        byUrn.forEach((urn, opens) -> {
            reported.add(new Violation(
                    verdict.policy(),
                    urn,
                    opens.get(0).subject(),
                    level,
                    verdict.policy().severity(),
                    cannotRun(verdict.policy().name(), opens)));
        });
        return reported.build();
    }

    /** What waits for the update is told as Pulumi's SDKs tell it, since users and scripts search for that. */
    private static String cannotRun(String policy, List<UndecidedCheck> checks) {
        Set<String> later = new LinkedHashSet<>();
        Set<String> never = new LinkedHashSet<>();
        for (UndecidedCheck check : checks) {
            if (check.isAnsweredLater()) {
                later.add(check.place());
            } else {
                never.add(check.place() + " is " + check.waitsFor().found());
            }
        }
        if (later.isEmpty()) {
            return "cannot be decided: " + few(never);
        }
        return "can't run policy '" + policy + "' yet: " + few(later) + " can't be known during preview"
                + (never.isEmpty() ? "" : "; " + few(never));
    }

    private static String few(Collection<String> names) {
        String shown = String.join(", ", Iterables.limit(names, MOST_NAMES));
        return names.size() <= MOST_NAMES ? shown : shown + " and " + (names.size() - MOST_NAMES) + " more";
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
