package dev.policypack.finding;

import com.google.common.collect.ImmutableList;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Severity;
import dev.policypack.value.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that a policy demands and that does not hold.
 *
 * @param policy the policy
 * @param urn the resource that it belongs to; empty for the stack
 * @param subject the same for a person: type and name, or {@code stack}
 * @param enforcementLevel what it does; never {@code DISABLED} or {@code REMEDIATE}
 * @param severity how bad it is
 * @param path the property, of this resource or of the one that it names as its owner; the root for the resource as a whole
 * @param sentence found and wanted
 * @param constraint the constraint that refuses it; empty where the policy itself speaks
 * @param evidence what it rests on; empty for an opinion
 * @param isFailure whether it is the policy itself that failed, so that nothing is known about the resource
 * @param notes what else is to be said about it, such as why it is only advisory; clauses without a period
 */
public record Violation(
        PolicyInfo policy,
        String urn,
        String subject,
        EnforcementLevel enforcementLevel,
        Severity severity,
        Path path,
        String sentence,
        Optional<Constraint> constraint,
        Optional<Evidence> evidence,
        boolean isFailure,
        List<String> notes) {

    /** Copies the list. */
    public Violation {
        notes = ImmutableList.copyOf(notes);
    }

    /** What a pack has to say about a run, at the resource or the stack as a whole. */
    public Violation(
            PolicyInfo policy,
            String urn,
            String subject,
            EnforcementLevel enforcementLevel,
            Severity severity,
            String sentence) {
        this(
                policy,
                urn,
                subject,
                enforcementLevel,
                severity,
                Path.root(""),
                sentence,
                Optional.empty(),
                Optional.empty(),
                false,
                ImmutableList.of());
    }

    /** The same with one more note. */
    public Violation withNote(String note) {
        return new Violation(
                policy,
                urn,
                subject,
                enforcementLevel,
                severity,
                path,
                sentence,
                constraint,
                evidence,
                isFailure,
                ImmutableList.<String>builder().addAll(notes).add(note).build());
    }

    /** Written out, since what Java makes for a record is put together at run time, which takes long in so short a process. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Violation that
                && policy.equals(that.policy)
                && urn.equals(that.urn)
                && subject.equals(that.subject)
                && enforcementLevel == that.enforcementLevel
                && severity == that.severity
                && path.equals(that.path)
                && sentence.equals(that.sentence)
                && constraint.equals(that.constraint)
                && evidence.equals(that.evidence)
                && isFailure == that.isFailure
                && notes.equals(that.notes);
    }

    @Override
    public int hashCode() {
        return 31 * sentence.hashCode() + urn.hashCode();
    }

    /** The name by which users exempt it: that of the constraint where there is one, else that of the policy. */
    public String rule() {
        return constraint.map(Constraint::id).orElse(policy.name());
    }

    /**
     * The place for a person: the path, with {@code of} and the resource when it is another one's; empty for the resource as a whole.
     */
    public String place() {
        if (path.isRoot()) {
            return "";
        }
        String owner = path.owner();
        return owner.isEmpty() || owner.equals(subject) ? path.toString() : path + " of " + owner;
    }

    /**
     * The whole message: title, place and sentence, what the cloud answers, how to fix it, where to read more, notes; each on a line,
     * none of them empty.
     */
    public String message() {
        StringBuilder message = new StringBuilder(policy.title()).append('\n').append(compact());
        details().forEach(line -> message.append('\n').append(line));
        notes.forEach(note -> message.append("\nNote: ").append(note));
        return message.toString();
    }

    /**
     * What is the same for all violations of the policy, or of the constraint, a line each: what the cloud answers, how to fix it, where to
     * read more, the identifier of the constraint.
     */
    public List<String> details() {
        List<String> lines = new ArrayList<>();
        evidence.filter(one -> one.kind() == Evidence.Kind.REFUSED)
                .ifPresent(one -> lines.add("Refused with: " + one.words()));
        String steps = constraint.map(Constraint::remediationSteps).orElse(policy.remediationSteps());
        if (!steps.isEmpty()) {
            lines.add("Fix: " + steps);
        }
        String url = constraint.map(one -> one.evidence().url()).orElse(policy.url());
        if (!url.isEmpty()) {
            lines.add("See: " + url);
        }
        constraint.ifPresent(one -> lines.add("Constraint: " + one.id()));
        return lines;
    }

    /**
     * Place and sentence on one line, without saying the place twice. A sentence that begins with the end of the path, with or without the
     * position in a list, gets the whole one: {@code image is …} at {@code containerDefinitions[0].image} is {@code
     * containerDefinitions[0].image is …}.
     */
    public String compact() {
        String place = place();
        if (place.isEmpty()) {
            return sentence;
        }
        int space = sentence.indexOf(' ');
        String first = space < 0 ? sentence : sentence.substring(0, space);
        String whole = path.toString();
        return isEndOf(whole, first) || isEndOf(withoutPosition(whole), first)
                ? place + sentence.substring(first.length())
                : place + ": " + sentence;
    }

    private static boolean isEndOf(String whole, String word) {
        int start = whole.length() - word.length();
        return !word.isEmpty()
                && whole.endsWith(word)
                && (start == 0 || word.startsWith("[") || whole.charAt(start - 1) == '.');
    }

    private static String withoutPosition(String whole) {
        return whole.endsWith("]") ? whole.substring(0, whole.lastIndexOf('[')) : whole;
    }
}
