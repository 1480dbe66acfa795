package dev.policypack.value;

import com.google.common.collect.ImmutableSet;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The answer to a question about values: yes, no or unknown, with the evidence it rests on. {@code not(unknown)} is
 * unknown, so an unknown value can never be turned into a claim by negation.
 */
public final class Truth {
    /** How many pieces of evidence an answer carries at the most; a message has no use for more. */
    private static final int MOST_EVIDENCE = 8;

    private static final Truth YES = new Truth(Answer.YES);
    private static final Truth NO = new Truth(Answer.NO);

    private final Answer answer;
    private final Observation[] evidence;

    private Truth(Answer answer, Observation... evidence) {
        this.answer = answer;
        this.evidence = evidence;
    }

    /** The three answers. */
    public enum Answer {
        /** It is so. */
        YES,
        /** It is not so. */
        NO,
        /** It cannot be known yet. */
        UNKNOWN
    }

    /** Yes, resting on nothing in particular. */
    public static Truth yes() {
        return YES;
    }

    /** No, resting on nothing in particular. */
    public static Truth no() {
        return NO;
    }

    /** Yes for true, no for false. */
    public static Truth of(boolean fact) {
        return fact ? YES : NO;
    }

    /** Yes for true, no for false, resting on this evidence. */
    public static Truth of(boolean fact, Observation evidence) {
        return new Truth(fact ? Answer.YES : Answer.NO, evidence);
    }

    /** Unknown, waiting for what the evidence names. */
    public static Truth unknown(Observation evidence) {
        return new Truth(Answer.UNKNOWN, evidence);
    }

    /** Yes if all of them are yes, no if one is no, else unknown. Yes for none at all. */
    public static Truth all(Iterable<Truth> truths) {
        Truth result = YES;
        for (Truth truth : truths) {
            result = result.and(truth);
        }
        return result;
    }

    /** Yes if one of them is yes, no if all are no, else unknown. No for none at all. */
    public static Truth any(Iterable<Truth> truths) {
        Truth result = NO;
        for (Truth truth : truths) {
            result = result.or(truth);
        }
        return result;
    }

    /**
     * Which of the three it is. Policies hand the truth to a review instead, which knows what to do about unknown: a branch on the answer
     * would decide on a value that nobody knows.
     */
    @Internal
    public Answer answer() {
        return answer;
    }

    /**
     * Whether it may be so: yes, or not known yet. For what is asked of a review all the same, so that no question is put where the answer is
     * known not to matter.
     */
    public boolean mayHold() {
        return answer != Answer.NO;
    }

    /**
     * What there is where it is known to be so; empty where it is not, or not known. For what may be left out, such as a remedy or another
     * question; what a policy demands is asked of a review.
     */
    public <T> Optional<T> whereKnown(Supplier<T> what) {
        return answer == Answer.YES ? Optional.of(what.get()) : Optional.empty();
    }

    /** What the answer rests on, the first found first; empty when it rests on nothing in particular. */
    public Set<Observation> evidence() {
        return ImmutableSet.copyOf(evidence);
    }

    /** Yes if both are yes, no if one is no, else unknown. */
    public Truth and(Truth other) {
        if (answer == other.answer) {
            return new Truth(answer, join(evidence, other.evidence));
        }
        if (answer == Answer.NO || other.answer == Answer.NO) {
            return answer == Answer.NO ? this : other;
        }
        return answer == Answer.UNKNOWN ? this : other;
    }

    /** As {@link #and(Truth)}; the second question is only asked when the first answer leaves it open. */
    public Truth and(Supplier<Truth> other) {
        return answer == Answer.NO ? this : and(other.get());
    }

    /** Yes if one is yes, no if both are no, else unknown. */
    public Truth or(Truth other) {
        return not().and(other.not()).not();
    }

    /** As {@link #or(Truth)}; the second question is only asked when the first answer leaves it open. */
    public Truth or(Supplier<Truth> other) {
        return answer == Answer.YES ? this : or(other.get());
    }

    /** The opposite; unknown stays unknown. */
    public Truth not() {
        return switch (answer) {
            case YES -> new Truth(Answer.NO, evidence);
            case NO -> new Truth(Answer.YES, evidence);
            case UNKNOWN -> this;
        };
    }

    /** If this is yes, then the other must be; where this is no, the answer is yes. */
    public Truth implies(Supplier<Truth> other) {
        return not().or(other);
    }

    /** Both without what is there twice. An array, since policies join many answers, and read the evidence of few. */
    private static Observation[] join(Observation[] one, Observation[] two) {
        if (one.length == 0) {
            return two;
        }
        Observation[] joined = Arrays.copyOf(one, MOST_EVIDENCE);
        int size = one.length;
        for (int i = 0; i < two.length && size < MOST_EVIDENCE; i++) {
            if (!Arrays.asList(one).contains(two[i])) {
                joined[size++] = two[i];
            }
        }
        return size == one.length ? one : Arrays.copyOf(joined, size);
    }

    /** The answer with its evidence, for debugging. */
    @Override
    public String toString() {
        return answer + " " + evidence();
    }
}
