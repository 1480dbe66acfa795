package dev.policypack.value;

import com.google.common.collect.ImmutableSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The answer to a question about values: yes, no or unknown, with the evidence it rests on. {@code not(unknown)} is
 * unknown, so an unknown value can never be turned into a claim by negation.
 */
public final class Truth {
    /** How many pieces of evidence an answer carries at the most; a message has no use for more. */
    private static final int MOST_EVIDENCE = 8;

    private static final Truth YES = new Truth(Answer.YES, ImmutableSet.of());
    private static final Truth NO = new Truth(Answer.NO, ImmutableSet.of());

    private final Answer answer;
    private final ImmutableSet<Evidence> evidence;

    private Truth(Answer answer, ImmutableSet<Evidence> evidence) {
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
    public static Truth of(boolean fact, Evidence evidence) {
        return new Truth(fact ? Answer.YES : Answer.NO, ImmutableSet.of(evidence));
    }

    /** Unknown, waiting for what the evidence names. */
    public static Truth unknown(Evidence evidence) {
        return new Truth(Answer.UNKNOWN, ImmutableSet.of(evidence));
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

    /** Which of the three it is. Policies hand the truth to a review instead, which knows what to do about unknown. */
    public Answer answer() {
        return answer;
    }

    /** What the answer rests on, the first found first; empty when it rests on nothing in particular. */
    public Set<Evidence> evidence() {
        return evidence;
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

    private static ImmutableSet<Evidence> join(ImmutableSet<Evidence> one, ImmutableSet<Evidence> two) {
        if (one.isEmpty()) {
            return two;
        }
        if (two.isEmpty() || one.size() >= MOST_EVIDENCE) {
            return one;
        }
        ImmutableSet.Builder<Evidence> joined = ImmutableSet.builder();
        joined.addAll(one);
        two.stream().limit(MOST_EVIDENCE - one.size()).forEach(joined::add);
        return joined.build();
    }

    /** The answer with its evidence, for debugging. */
    @Override
    public String toString() {
        return answer + " " + evidence;
    }
}
