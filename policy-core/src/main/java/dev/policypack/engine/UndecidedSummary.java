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
import dev.policypack.resource.StackContext;
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
import java.util.stream.Collectors;

/**
 * Says what could not be decided: once and briefly, for nobody reads a wall of lines that wait. The summary has ten lines at the most, and none
 * is longer than {@value #LONGEST_LINE} characters.
 */
final class UndecidedSummary {
    private static final int LONGEST_LINE = 200;

    /** With a heading, one line for the rest, one for policies that wait nearly everywhere, two for what is not here, and two of advice. */
    private static final int MOST_RESOURCES = 3;

    private static final int MOST_LISTED = 8;
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
    static Optional<String> of(Collection<Verdict> verdicts, PolicyPack pack, StackContext context) {
        Set<String> policies = new TreeSet<>();
        Set<String> forMore = new TreeSet<>();
        SetMultimap<String, String> subjectsByPolicy =
                MultimapBuilder.treeKeys().treeSetValues().build();
        answeredLater(verdicts, (policy, open) -> {
            policies.add(policy);
            if (Stack.isAboutMore(open.waitsFor())) {
                forMore.add(policy);
            } else {
                subjectsByPolicy.put(policy, open.subject());
            }
        });
        if (policies.isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        lines.add(count(policies.size(), "check waits", "checks wait")
                + " for values that are not known yet; `pulumi up` decides them, those of the whole stack at its end:");
        lines.addAll(byResource(verdicts, subjectsByPolicy));
        List<String> everywhere = subjectsByPolicy.asMap().entrySet().stream()
                .filter(entry -> entry.getValue().size() > MOST_RESOURCES_OF_A_POLICY)
                .map(entry -> entry.getKey() + " (" + entry.getValue().size() + ")")
                .toList();
        if (!everywhere.isEmpty()) {
            lines.add(fitting("  on many resources: ", everywhere));
        }
        if (!forMore.isEmpty()) {
            lines.add(fitting("  for a resource that is not here: ", forMore));
            lines.add("  A first preview cannot show whether the program will still create one; `up` decides.");
        }
        advice(pack, context).ifPresent(lines::add);
        if (!forMore.isEmpty() && context.runtime().filter("yaml"::equals).isEmpty()) {
            lines.add("If the program creates no resource inside an apply, set " + Settings.COMPLETE_PREVIEWS
                    + " to true in " + PolicyPack.SETTINGS + ".");
        }
        return Optional.of(lines.stream().map(UndecidedSummary::cut).collect(Collectors.joining("\n")));
    }

    private static List<String> byResource(Collection<Verdict> verdicts, SetMultimap<String, String> subjectsByPolicy) {
        Map<String, Waiting> bySubject = new TreeMap<>();
        answeredLater(verdicts, (policy, open) -> {
            if (subjectsByPolicy.get(policy).size() <= MOST_RESOURCES_OF_A_POLICY
                    && !Stack.isAboutMore(open.waitsFor())) {
                Waiting waiting = bySubject.computeIfAbsent(open.subject(), subject -> new Waiting());
                waiting.policies.add(policy);
                waiting.places.add(open.place());
            }
        });
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Waiting> entry : Iterables.limit(bySubject.entrySet(), MOST_RESOURCES)) {
            Waiting waiting = entry.getValue();
            String places = fitting("  " + shortened(entry.getKey()) + " waits for ", waiting.places, LONGEST_LINE / 2);
            lines.add(fitting(places + ": ", waiting.policies));
        }
        if (bySubject.size() > MOST_RESOURCES) {
            lines.add("  and " + count(bySubject.size() - MOST_RESOURCES, "more resource", "more resources"));
        }
        return lines;
    }

    /** How to decide now; nothing where the pack knows no way for programs in this language. */
    private static Optional<String> advice(PolicyPack pack, StackContext context) {
        List<String> runtimes = pack.decideNowRuntimes();
        boolean fits =
                runtimes.isEmpty() || context.runtime().map(runtimes::contains).orElse(true);
        if (pack.decideNow().isEmpty() || !fits) {
            return Optional.empty();
        }
        boolean isCertain = runtimes.isEmpty() || context.runtime().isPresent();
        return Optional.of("To decide them now"
                + (isCertain ? "" : ", for a program in " + String.join(" or ", runtimes)) + ": " + pack.decideNow());
    }

    private static String fitting(String beginning, Collection<String> names) {
        return fitting(beginning, names, LONGEST_LINE);
    }

    /** The names behind a beginning, as many as a line of this length holds, at least one. */
    private static String fitting(String beginning, Collection<String> names, int longest) {
        StringBuilder line = new StringBuilder(beginning);
        int shown = 0;
        for (String name : names) {
            String more = " and " + (names.size() - shown - 1) + " more";
            String next = (shown == 0 ? "" : ", ") + shortened(name);
            if (shown > 0 && line.length() + next.length() + more.length() > longest) {
                return line.append(" and ")
                        .append(names.size() - shown)
                        .append(" more")
                        .toString();
            }
            line.append(next);
            shown++;
        }
        return line.toString();
    }

    private static String cut(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 1) + "…";
    }

    /** Names are as long as their authors like; what they begin with tells them apart. */
    private static String shortened(String name) {
        int most = LONGEST_LINE / 3;
        return name.length() <= most ? name : name.substring(0, most - 1) + "…";
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
        Iterables.limit(lines, MOST_LISTED)
                .forEach(line ->
                        text.append(line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 1) + "…"));
        if (lines.size() > MOST_LISTED) {
            text.append("\n  and ").append(lines.size() - MOST_LISTED).append(" more");
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
