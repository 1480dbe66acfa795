package dev.policypack.finding;

import com.google.common.collect.ImmutableList;
import dev.policypack.policy.PolicyInfo;
import java.util.List;

/**
 * What one policy says about one resource, or about the stack.
 *
 * @param policy the policy
 * @param urn the resource; empty for the stack
 * @param outcome what it comes to
 * @param violations what does not hold; not empty exactly when the outcome is {@code VIOLATES}
 * @param open what could not be answered; not empty when the outcome is {@code UNDECIDED}, and possibly when it is {@code VIOLATES}
 * @param reason why the policy has nothing to say; empty unless the outcome is {@code NOT_APPLICABLE}
 */
public record Verdict(
        PolicyInfo policy,
        String urn,
        Outcome outcome,
        List<Violation> violations,
        List<UndecidedCheck> open,
        String reason) {

    /** Copies the lists. */
    public Verdict {
        violations = ImmutableList.copyOf(violations);
        open = ImmutableList.copyOf(open);
    }

    static Verdict notApplicable(PolicyInfo policy, String urn, String reason) {
        return new Verdict(policy, urn, Outcome.NOT_APPLICABLE, List.of(), List.of(), reason);
    }
}
