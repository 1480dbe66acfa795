package dev.policypack.finding;

import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Something that a policy demands and that does not hold.
 *
 * @param policy the policy
 * @param urn the resource that it belongs to; empty for the stack
 * @param subject the same for a person: type and name, or {@code stack}
 * @param enforcementLevel what it does; never {@code DISABLED} or {@code REMEDIATE}
 * @param severity how bad it is
 * @param property the path of the property, with {@code of} and the resource when it is another one's; empty when it is no single one
 * @param sentence found and wanted
 * @param isFailure whether it is the policy itself that failed, so that nothing is known about the resource
 */
public record Violation(
        PolicyInfo policy,
        String urn,
        String subject,
        EnforcementLevel enforcementLevel,
        Severity severity,
        String property,
        String sentence,
        boolean isFailure) {

    /** Something that a policy found. */
    public Violation(
            PolicyInfo policy,
            String urn,
            String subject,
            EnforcementLevel enforcementLevel,
            Severity severity,
            String property,
            String sentence) {
        this(policy, urn, subject, enforcementLevel, severity, property, sentence, false);
    }

    /** DeclaredInputs out, since what Java makes for a record is put together at run time, which takes long in so short a process. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Violation that
                && policy.equals(that.policy)
                && urn.equals(that.urn)
                && subject.equals(that.subject)
                && enforcementLevel == that.enforcementLevel
                && severity == that.severity
                && property.equals(that.property)
                && sentence.equals(that.sentence)
                && isFailure == that.isFailure;
    }

    @Override
    public int hashCode() {
        return 31 * sentence.hashCode() + urn.hashCode();
    }

    /** The whole message: title, property and sentence, fix, link; each on a line, none of them empty. */
    public String message() {
        StringBuilder message = new StringBuilder(policy.title()).append('\n').append(compact());
        if (!policy.remediationSteps().isEmpty()) {
            message.append("\nFix: ").append(policy.remediationSteps());
        }
        if (!policy.url().isEmpty()) {
            message.append("\nSee: ").append(policy.url());
        }
        return message.toString();
    }

    /**
     * Property and sentence on one line. A sentence that begins with the property's name gets its whole path: {@code image is …} at {@code
     * containerDefinitions[0].image} is {@code containerDefinitions[0].image is …}.
     */
    public String compact() {
        if (property.isEmpty()) {
            return sentence;
        }
        int of = property.indexOf(" of ");
        String path = of < 0 ? property : property.substring(0, of);
        String name = path.substring(path.lastIndexOf('.') + 1);
        return sentence.startsWith(name + " ")
                ? property + sentence.substring(name.length())
                : property + ": " + sentence;
    }
}
