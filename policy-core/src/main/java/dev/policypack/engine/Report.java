package dev.policypack.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import dev.policypack.exemption.Baseline;
import dev.policypack.exemption.Exempted;
import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyPack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The result of a whole deployment's judgement, as text for a terminal. */
public final class Report {
    private final PolicyPack pack;
    private final int resources;
    private final ImmutableList<Violation> violations;
    private final ImmutableList<Exempted> exempted;
    private final int known;
    private final ImmutableList<Baseline.Entry> noLongerFound;
    private final ImmutableList<String> notes;

    private Report(
            PolicyPack pack,
            int resources,
            List<Violation> violations,
            List<Exempted> exempted,
            int known,
            Collection<Baseline.Entry> noLongerFound,
            List<String> notes) {
        this.pack = pack;
        this.resources = resources;
        this.violations = ImmutableList.copyOf(violations);
        this.exempted = ImmutableList.copyOf(exempted);
        this.known = known;
        this.noLongerFound = ImmutableList.copyOf(noLongerFound);
        this.notes = ImmutableList.copyOf(notes);
    }

    /**
     * Puts a report together.
     *
     * @param pack the pack that was asked
     * @param resources how many resources were looked at
     * @param findings what was found, by resource and for the stack
     */
    public static Report of(PolicyPack pack, int resources, List<Session.Findings> findings) {
        List<Violation> all = new ArrayList<>();
        List<Exempted> exempted = new ArrayList<>();
        findings.forEach(one -> {
            all.addAll(one.reported());
            exempted.addAll(one.exempted());
        });
        all.sort(Comparator.comparing(
                        (Violation violation) -> violation.enforcementLevel() != EnforcementLevel.MANDATORY)
                .thenComparing(Violation::subject)
                .thenComparing(violation -> violation.policy().name())
                .thenComparing(Violation::compact));
        return new Report(pack, resources, all, exempted, 0, List.of(), List.of());
    }

    /** The report without what was known before; for a whole stack, since what is not in it counts as mended. */
    public Report since(Baseline baseline) {
        List<Violation> fresh = violations.stream()
                .filter(violation -> !baseline.holds(violation))
                .collect(ImmutableList.toImmutableList());
        return new Report(
                pack,
                resources,
                fresh,
                exempted,
                known + violations.size() - fresh.size(),
                baseline.noLongerIn(violations),
                notes);
    }

    /** The same report that also says something about how it was made, a sentence each. */
    public Report withNotes(List<String> sentences) {
        return new Report(pack, resources, violations, exempted, known, noLongerFound, sentences);
    }

    /** What is to be known about how the report was made, such as values that were made up; a sentence each. */
    public List<String> notes() {
        return notes;
    }

    /** What the baseline holds and was not found any more, so that it can be removed there; empty without a baseline. */
    public List<Baseline.Entry> noLongerFound() {
        return noLongerFound;
    }

    /** Whether the deployment must stop. */
    public boolean isBlocking() {
        return mandatory() > 0;
    }

    /** What was found: mandatory violations first, by resource and policy. */
    public List<Violation> violations() {
        return violations;
    }

    /** What was found and is allowed, in the order in which it was found. */
    public List<Exempted> exempted() {
        return exempted;
    }

    private long mandatory() {
        return violations.stream()
                .filter(violation -> violation.enforcementLevel() == EnforcementLevel.MANDATORY)
                .count();
    }

    /**
     * The report: a line that sums it up, then a block for each policy or constraint that is violated, the mandatory and the most severe
     * first. What is the same for all its violations stands there once, with the resources on which it was found.
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(summary()).append('\n');
        groups().forEach(group -> block(group, text.append('\n')));
        if (!noLongerFound.isEmpty()) {
            text.append("\nno longer found, to be removed from the baseline:\n");
            noLongerFound.forEach(entry -> text.append("  ").append(entry).append('\n'));
        }
        notes.forEach(note -> text.append("\nnote  ").append(note).append('\n'));
        return text.toString();
    }

    /** What all violations of one block have in common. */
    private record Block(EnforcementLevel level, String rule, List<String> details) {}

    private Collection<List<Violation>> groups() {
        Map<Block, List<Violation>> groups = new LinkedHashMap<>();
        violations.stream()
                .sorted(Comparator.comparing(Violation::enforcementLevel, Report::mandatoryFirst)
                        .thenComparing(Violation::severity, Comparator.reverseOrder())
                        .thenComparing(Violation::rule))
                .forEach(violation -> groups.computeIfAbsent(
                                new Block(violation.enforcementLevel(), violation.rule(), violation.details()),
                                block -> new ArrayList<>())
                        .add(violation));
        return groups.values();
    }

    private static int mandatoryFirst(EnforcementLevel one, EnforcementLevel other) {
        return Boolean.compare(other == EnforcementLevel.MANDATORY, one == EnforcementLevel.MANDATORY);
    }

    private static void block(List<Violation> group, StringBuilder text) {
        Violation first = group.get(0);
        SetMultimap<String, String> subjects = LinkedHashMultimap.create();
        group.forEach(violation -> subjects.put(violation.compact(), violation.subject()));
        Set<String> all = new LinkedHashSet<>(subjects.values());
        text.append(first.enforcementLevel().name().toLowerCase(Locale.ROOT))
                .append("  ")
                .append(first.policy().name())
                .append("  ")
                .append(all.size() == 1 ? first.subject() : all.size() + " resources")
                .append('\n');
        line(first.policy().title(), text);
        subjects.asMap().forEach((sentence, of) -> {
            sentence.lines().forEach(one -> line(one, text));
            if (all.size() > 1) {
                of.forEach(subject -> line("  " + subject, text));
            }
        });
        first.details().forEach(detail -> line(detail, text));
        group.stream()
                .flatMap(violation -> violation.notes().stream())
                .distinct()
                .forEach(note -> line("Note: " + note, text));
    }

    private static void line(String line, StringBuilder text) {
        text.append("  ").append(line).append('\n');
    }

    /** The first line: how many violations, on how many resources, by which pack. */
    public String summary() {
        long mandatory = mandatory();
        long advisory = violations.size() - mandatory;
        String looked = resources + (resources == 1 ? " resource" : " resources") + ", "
                + pack.policies().size() + (pack.policies().size() == 1 ? " policy of " : " policies of ") + pack;
        if (violations.isEmpty()) {
            return "All is well: " + looked + ", no violation" + leftOut() + ".";
        }
        return (mandatory > 0 ? "Stopped: " : "May go on: ") + looked + ", " + mandatory + " mandatory and " + advisory
                + " advisory " + (advisory == 1 ? "violation" : "violations") + leftOut() + ".";
    }

    private String leftOut() {
        return (exempted.isEmpty() ? "" : ", " + exempted.size() + " exempted")
                + (known == 0 ? "" : ", " + known + " known before");
    }
}
