package dev.policypack.value;

import com.google.common.collect.ImmutableList;
import dev.policypack.value.Observation.Kind;
import java.util.Collection;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One value of a resource: known, missing or unknown. There is no {@code get()}: a policy asks questions, which are
 * answered with {@link Truth}, and puts the value itself into a message, where a secret shows as {@code [secret]}.
 *
 * <p>A value of another shape than was asked for (a text where a number belongs) answers every question with unknown and
 * says what is wrong with it.
 *
 * @param <T> what the value is when it is known
 */
public final class Value<T> implements Placed {
    private enum State {
        KNOWN,
        MISSING,
        UNKNOWN,
        MALFORMED
    }

    private final State state;
    private final @Nullable T content;
    private final Path path;
    private final boolean secret;
    private final String found;
    private final Kind reason;

    private Value(State state, @Nullable T content, Path path, boolean secret, String found, Kind reason) {
        this.state = state;
        this.content = content;
        this.path = path;
        this.secret = secret;
        this.found = found;
        this.reason = reason;
    }

    /** A known value that stands at this path. */
    public static <T> Value<T> known(T content, Path path) {
        return new Value<>(State.KNOWN, content, path, false, "", Kind.KNOWN);
    }

    /** Nothing stands at this path. */
    public static <T> Value<T> missing(Path path) {
        return new Value<>(State.MISSING, null, path, false, "not set", Kind.KNOWN);
    }

    /** What stands at this path is not known yet. */
    public static <T> Value<T> unknown(Path path) {
        return new Value<>(State.UNKNOWN, null, path, false, "not known yet", Kind.NOT_YET_KNOWN);
    }

    /** What stands at this path lies with a resource outside the stack. */
    public static <T> Value<T> outsideStack(Path path) {
        return new Value<>(State.UNKNOWN, null, path, false, "outside this stack", Kind.OUTSIDE_STACK);
    }

    /**
     * What stands at this path has another shape than it must have.
     *
     * @param found what stands there, and what belongs there: {@code "abc", which is not a whole number}
     */
    public static <T> Value<T> malformed(Path path, String found) {
        return new Value<>(State.MALFORMED, null, path, false, found, Kind.MALFORMED);
    }

    /**
     * What belongs to this path has to be asked outside the deployment, and nobody answered.
     *
     * @param found what stands there, and why there is no answer: {@code "nginx:1.27", and docker.io cannot be reached}
     */
    public static <T> Value<T> unanswered(Path path, String found) {
        return new Value<>(State.UNKNOWN, null, path, false, found, Kind.UNANSWERED);
    }

    /** This value as a secret: it can be looked at, but never shown. */
    public Value<T> asSecret() {
        String shown =
                switch (reason) {
                    case MALFORMED -> "[secret], which has another shape than it must have";
                    case UNANSWERED -> "[secret], and nobody answered what was asked about it";
                    case KNOWN, NOT_YET_KNOWN, OUTSIDE_STACK -> found;
                };
        return new Value<>(state, content, path, true, shown, reason);
    }

    /** Where the value stands. */
    @Override
    public Path path() {
        return path;
    }

    /** Whether the value is a secret. */
    public boolean isSecret() {
        return secret;
    }

    /** Yes if something is there; unknown for an unknown value, since it may turn out to be nothing. */
    public Truth isPresent() {
        return switch (state) {
            case KNOWN -> Truth.of(true, evidence());
            case MISSING -> Truth.of(false, evidence());
            case UNKNOWN -> Truth.unknown(evidence());
            case MALFORMED -> Truth.of(true, evidence());
        };
    }

    /** Yes if nothing is there; unknown for an unknown value. */
    public Truth isMissing() {
        return isPresent().not();
    }

    /** Whether the value is there and meets the condition; a missing value does not. */
    public Truth matches(Predicate<? super T> condition) {
        T known = content;
        if (known != null) {
            return Truth.of(condition.test(known), evidence());
        }
        return state == State.MISSING ? Truth.of(false, evidence()) : Truth.unknown(evidence());
    }

    /**
     * Whether both values are there and meet the condition together. A violation of it is reported at the other value,
     * since a question usually starts from what sets the standard: {@code offered.matches(memory, Range::includes)}.
     */
    public <U> Truth matches(Value<U> other, BiPredicate<? super T, ? super U> condition) {
        T known = content;
        if (known == null) {
            return state == State.MISSING
                    ? Truth.of(false, evidence())
                    : other.isPresent().and(Truth.unknown(evidence()));
        }
        return other.matches(that -> condition.test(known, that));
    }

    /** Whether the value is there and equal to this one. */
    public Truth is(T expected) {
        return matches(expected::equals);
    }

    /** Whether the value is there and equal to one of these. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final Truth isOneOf(T... expected) {
        return isIn(ImmutableList.copyOf(expected));
    }

    /** Whether the value is there and in this collection. */
    public Truth isIn(Collection<? extends T> expected) {
        return matches(expected::contains);
    }

    /** Whether both values are there and equal. */
    public Truth isEqualTo(Value<T> other) {
        return matches(other, Object::equals);
    }

    /** The value after a conversion; missing if the conversion gives null. It stays at its path, and secret if it was. */
    public <R> Value<R> map(Function<? super T, ? extends @Nullable R> conversion) {
        T known = content;
        if (known == null) {
            return carried();
        }
        R converted = conversion.apply(known);
        return converted == null
                ? new Value<>(State.MISSING, null, path, secret, "not set", Kind.KNOWN)
                : new Value<>(State.KNOWN, converted, path, secret, "", Kind.KNOWN);
    }

    /** The value that a known value leads to; secret if either is. */
    public <R> Value<R> flatMap(Function<? super T, Value<R>> next) {
        T known = content;
        if (known == null) {
            return carried();
        }
        Value<R> result = next.apply(known);
        return secret ? result.asSecret() : result;
    }

    /** Both values together; unknown if one is unknown, missing if one is missing. */
    public <U, R> Value<R> with(Value<U> other, BiFunction<? super T, ? super U, ? extends R> together) {
        return flatMap(mine -> other.map(theirs -> together.apply(mine, theirs)));
    }

    /** This value, or what AWS or the provider takes in its place when it is missing. */
    public Value<T> orElse(T inItsPlace) {
        return state == State.MISSING ? new Value<>(State.KNOWN, inItsPlace, path, secret, "", Kind.KNOWN) : this;
    }

    /** This value, or the other one where this one is missing. */
    public Value<T> or(Value<T> other) {
        return state == State.MISSING ? other : this;
    }

    /** This value with other words for what stands there, where the value itself would not tell a person much. */
    public Value<T> shownAs(String words) {
        return state == State.KNOWN && !secret
                ? new Value<>(State.KNOWN, content, path, false, words, Kind.KNOWN)
                : this;
    }

    /** What is to be said about this value in an answer. */
    public Observation evidence() {
        return Observation.of(state == State.KNOWN ? Kind.KNOWN : reason, this);
    }

    /** The content, or what stands for it; only for the containers of this package. */
    <R> R unwrap(Function<? super T, R> known, Supplier<R> otherwise) {
        T here = content;
        return here != null ? known.apply(here) : otherwise.get();
    }

    @SuppressWarnings("unchecked") // without a content there is nothing of type T in it
    private <R> Value<R> carried() {
        return (Value<R>) this;
    }

    /** Fit to be shown to a person: the value, {@code [secret]}, {@code not set} or {@code not known yet}. */
    @Override
    public String toString() {
        T known = content;
        if (known == null) {
            return found;
        }
        if (secret) {
            return "[secret]";
        }
        return found.isEmpty() ? Display.of(known) : found;
    }
}
