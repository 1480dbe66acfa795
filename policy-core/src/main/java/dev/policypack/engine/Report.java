package dev.policypack.engine;

import com.google.common.collect.ImmutableList;
import dev.policypack.exemption.Baseline;
import dev.policypack.exemption.Exempted;
import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyPack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The result of a whole deployment's judgement, as text for a terminal. */
public final class Report {
    private final PolicyPack pack;
    private final int resources;
    private final ImmutableList<Violation> violations;
    private final ImmutableList<Exempted> exempted;
    private final int known;
    private final ImmutableList<Baseline.Entry> noLongerFound;

    private Report(
            PolicyPack pack,
            int resources,
            List<Violation> violations,
            List<Exempted> exempted,
            int known,
            Collection<Baseline.Entry> noLongerFound) {
        this.pack = pack;
        this.resources = resources;
        this.violations = ImmutableList.copyOf(violations);
        this.exempted = ImmutableList.copyOf(exempted);
        this.known = known;
        this.noLongerFound = ImmutableList.copyOf(noLongerFound);
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
        return new Report(pack, resources, all, exempted, 0, List.of());
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
                baseline.noLongerIn(violations));
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

    /** The report: a block for each violation, and a line that sums it up. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Violation violation : violations) {
            text.append(violation.enforcementLevel().name().toLowerCase(Locale.ROOT))
                    .append("  ")
                    .append(violation.policy().name())
                    .append("  ")
                    .append(violation.subject())
                    .append('\n');
            violation.message().lines().forEach(line -> text.append("  ")
                    .append(line)
                    .append('\n'));
            text.append('\n');
        }
        if (!noLongerFound.isEmpty()) {
            text.append("no longer found, to be removed from the baseline:\n");
            noLongerFound.forEach(entry -> text.append("  ").append(entry).append('\n'));
            text.append('\n');
        }
        return text + summary() + "\n";
    }

    /** The last line: how many violations, on how many resources, by which pack. */
    public String summary() {
        long mandatory = mandatory();
        long advisory = violations.size() - mandatory;
        String looked = resources + (resources == 1 ? " resource" : " resources") + ", "
                + pack.policies().size() + (pack.policies().size() == 1 ? " policy of " : " policies of ") + pack;
        if (violations.isEmpty()) {
            return "All is well: " + looked + ", no violation" + leftOut() + ".";
        }
        return (mandatory > 0 ? "Stopped: " : "May go on: ") + looked + ", " + mandatory + " mandatory and " + advisory
                + " advisory " + (violations.size() == 1 ? "violation" : "violations") + leftOut() + ".";
    }

    private String leftOut() {
        return (exempted.isEmpty() ? "" : ", " + exempted.size() + " exempted")
                + (known == 0 ? "" : ", " + known + " known before");
    }
}
