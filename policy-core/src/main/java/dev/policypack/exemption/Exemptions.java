package dev.policypack.exemption;

import com.google.common.collect.ImmutableList;
import dev.policypack.finding.Verdict;
import dev.policypack.finding.Violation;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.resource.StackContext;
import dev.policypack.value.Internal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The exemptions of one deployment: tells which violations are allowed. */
@Internal
public final class Exemptions {
    private final ImmutableList<Exemption> holding;
    private final ImmutableList<Exemption> ended;
    private final StackContext context;
    private final LocalDate today;

    public Exemptions(List<Exemption> written, StackContext context, LocalDate today) {
        ImmutableList.Builder<Exemption> still = ImmutableList.builder();
        ImmutableList.Builder<Exemption> noLonger = ImmutableList.builder();
        for (Exemption exemption : written) {
            if (exemption.isForStack(context)) {
                (exemption.holdsOn(today) ? still : noLonger).add(exemption);
            }
        }
        this.holding = still.build();
        this.ended = noLonger.build();
        this.context = context;
        this.today = today;
    }

    /** Whether a violation is allowed. */
    public boolean allow(Violation violation) {
        return of(violation).isPresent();
    }

    /** Those of some violations that are allowed, each with the exemption that does it. */
    public List<Exempted> among(Collection<Violation> violations) {
        ImmutableList.Builder<Exempted> allowed = ImmutableList.builder();
        violations.forEach(
                violation -> of(violation).ifPresent(exemption -> allowed.add(new Exempted(violation, exemption))));
        return allowed.build();
    }

    /** A policy that failed is not to be excused: nobody knows what it would have said. */
    private Optional<Exemption> of(Violation violation) {
        return violation.isFailure()
                ? Optional.empty()
                : holding.stream()
                        .filter(exemption -> covers(exemption, violation))
                        .findFirst();
    }

    /** One that names a constraint covers what that constraint refuses, and nothing else of its policy. */
    private boolean covers(Exemption exemption, Violation violation) {
        return (exemption.isFor(violation.policy())
                        || violation.constraint().filter(exemption::isFor).isPresent())
                && exemption.isFor(violation.path())
                && exemption.isFor(violation.urn(), context);
    }

    /** What will be found, and at which property, is not known yet. */
    private boolean mayCover(Exemption exemption, PolicyInfo policy, String urn) {
        return exemption.mayBeFor(policy) && exemption.isFor(urn, context);
    }

    /** The violation; one that an exemption has allowed until it ended says so. */
    public Violation withEnd(Violation violation) {
        for (Exemption exemption : ended) {
            if (!violation.isFailure() && covers(exemption, violation)) {
                return exemption
                        .until()
                        .map(last -> violation.withNote("the " + exemption + " ended on " + last))
                        .orElse(violation);
            }
        }
        return violation;
    }

    /** Those that allow something, and end in so many days or fewer. */
    List<Exemption> endingWithin(long days, Collection<Exempted> allowed) {
        return holding.stream()
                .filter(exemption -> exemption
                        .until()
                        .filter(last -> !last.isAfter(today.plusDays(days)))
                        .isPresent())
                .filter(exemption -> allowed.stream().map(Exempted::exemption).anyMatch(exemption::equals))
                .collect(ImmutableList.toImmutableList());
    }

    /** Those that hold. */
    List<Exemption> holding() {
        return holding;
    }

    /** Those that allow whatever is found. */
    List<Exemption> forEverything() {
        return holding.stream().filter(Exemption::isForEverything).collect(ImmutableList.toImmutableList());
    }

    /** The name of the resource to which what is found about the stack belongs. */
    String stackName() {
        return context.project() + "-" + context.stack();
    }

    /** Those that have ended. */
    public List<Exemption> ended() {
        return ended;
    }

    /**
     * Those that hold and do nothing. One that covers what is not decided yet may do something later.
     *
     * @param allowed what they allow in the whole deployment
     * @param undecided the verdicts in it that leave something open
     */
    public List<Exemption> unused(Collection<Exempted> allowed, Collection<Verdict> undecided) {
        return holding.stream()
                .filter(exemption ->
                        allowed.stream().map(Exempted::violation).noneMatch(violation -> covers(exemption, violation)))
                .filter(exemption -> undecided.stream().noneMatch(verdict -> verdict.open().stream()
                        .anyMatch(open -> mayCover(exemption, verdict.policy(), open.urn()))))
                .collect(ImmutableList.toImmutableList());
    }
}
