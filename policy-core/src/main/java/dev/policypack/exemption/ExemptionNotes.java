package dev.policypack.exemption;

import com.google.common.base.CharMatcher;
import com.google.common.collect.Iterables;
import dev.policypack.finding.Verdict;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.value.Display;
import dev.policypack.value.Internal;
import dev.policypack.value.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is said on the stack about exemptions: what they allow, and which of them can go. */
@Internal
public final class ExemptionNotes {
    private static final int MOST_NAMES = 6;

    private static final int SHORTEST_REASON = 10;

    private final Exemptions exemptions;
    private final PolicyPack pack;

    public ExemptionNotes(Exemptions exemptions, PolicyPack pack) {
        this.exemptions = exemptions;
        this.pack = pack;
    }

    /** What one exemption allows. */
    private static final class Used {
        private final Set<String> subjects = new TreeSet<>();
        private final Set<String> rules = new TreeSet<>();
        private final Set<String> places = new TreeSet<>();
    }

    /** What is allowed, a line for each exemption; empty when nothing is. */
    public Optional<String> ofAllowed(Collection<Exempted> allowed) {
        Map<Exemption, Used> byExemption = new LinkedHashMap<>();
        for (Exempted one : allowed) {
            Used used = byExemption.computeIfAbsent(one.exemption(), exemption -> new Used());
            used.subjects.add(one.violation().subject());
            used.rules.add(one.violation().rule());
            used.places.add(one.violation().place());
        }
        // In a stable order, since resources may be judged by several threads.
        Set<String> lines = new TreeSet<>();
        byExemption.forEach((exemption, used) -> {
            used.places.remove("");
            lines.add(few(used.subjects) + ", " + few(used.rules)
                    + (used.places.isEmpty() ? "" : " at " + few(used.places)) + ": " + oneLine(exemption.reason())
                    + details(exemption));
        });
        return list(lines, allowed.size(), "violation is exempted:", "violations are exempted:");
    }

    private static String details(Exemption exemption) {
        List<String> details = new ArrayList<>();
        if (!exemption.ticket().isEmpty()) {
            details.add(oneLine(exemption.ticket()));
        }
        exemption.until().ifPresent(last -> details.add("until " + last));
        return details.isEmpty() ? "" : " (" + String.join(", ", details) + ")";
    }

    /** Which exemptions can go, a line for each; empty when all of them are needed. */
    public Optional<String> ofIdle(Collection<Exempted> allowed, Collection<Verdict> undecided) {
        Set<String> lines = new LinkedHashSet<>();
        exemptions
                .ended()
                .forEach(exemption -> exemption.until().ifPresent(last -> lines.add(exemption + " ended on " + last)));
        exemptions
                .unused(allowed, undecided)
                .forEach(exemption ->
                        lines.add(exemption + " " + unknown(exemption).orElseGet(() -> unused(exemption))));
        return list(
                lines,
                lines.size(),
                "exemption does nothing; fix it or remove it:",
                "exemptions do nothing; fix them or remove them:");
    }

    private String unused(Exemption exemption) {
        return "allows nothing that is violated"
                + (exemption.resource().equals("stack")
                        ? "; what is found about the stack belongs to resource \"" + exemptions.stackName() + "\""
                        : "");
    }

    /** Which exemptions end in so many days or fewer, a line for each; empty when none does. */
    public Optional<String> ofEnding(long days, Collection<Exempted> allowed) {
        Set<String> lines = new LinkedHashSet<>();
        exemptions
                .endingWithin(days, allowed)
                .forEach(exemption -> exemption.until().ifPresent(last -> lines.add(exemption + " ends on " + last)));
        return list(
                lines,
                lines.size(),
                "exemption ends soon; fix what it allows, or extend it:",
                "exemptions end soon; fix what they allow, or extend them:");
    }

    /** Which exemptions are so wide that the pack could as well be absent, a line for each; empty when none is. */
    public Optional<String> ofWide() {
        Set<String> lines = new LinkedHashSet<>();
        exemptions.forEverything().forEach(exemption -> lines.add(exemption.toString()));
        return list(
                lines,
                lines.size(),
                "exemption allows every violation; name the resource or the policy:",
                "exemptions allow every violation; name the resource or the policy:");
    }

    /** Which exemptions do not say why, a line for each; empty when all of them do. */
    public Optional<String> ofShortReasons() {
        Set<String> lines = new LinkedHashSet<>();
        for (Exemption exemption : exemptions.holding()) {
            if (exemption.reason().length() < SHORTEST_REASON) {
                lines.add(exemption + ": " + Display.of(exemption.reason()));
            }
        }
        return list(
                lines,
                lines.size(),
                "exemption does not say why the violation is allowed; give the reason in a sentence:",
                "exemptions do not say why the violations are allowed; give the reasons in sentences:");
    }

    /** That there is no such policy or constraint; empty when there is one. */
    private Optional<String> unknown(Exemption exemption) {
        Set<String> names = new LinkedHashSet<>();
        for (dev.policypack.policy.Policy policy : pack.policies()) {
            PolicyInfo info = policy.about();
            if (exemption.mayBeFor(info)) {
                return Optional.empty();
            }
            names.add(info.name());
            names.addAll(info.formerNames());
            info.constraints().forEach(constraint -> names.add(constraint.id()));
        }
        return Optional.of("names a policy or constraint that policy pack \"" + pack.name() + "\" does not have"
                + Nearest.to(exemption.policy(), names)
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElse(""));
    }

    private static Optional<String> list(Collection<String> lines, int number, String one, String many) {
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(number + " " + (number == 1 ? one : many) + "\n  " + String.join("\n  ", lines));
    }

    private static String few(Collection<String> names) {
        String shown = String.join(", ", Iterables.limit(names, MOST_NAMES));
        return names.size() <= MOST_NAMES ? shown : shown + " and " + (names.size() - MOST_NAMES) + " more";
    }

    private static String oneLine(String text) {
        return CharMatcher.whitespace().collapseFrom(text, ' ');
    }
}
