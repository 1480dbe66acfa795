package dev.policypack.value;

import org.jspecify.annotations.Nullable;

/** What an answer rests on: a place and what was found there. Two are equal when they name the same place and the same find. */
public final class Observation {
    private final Kind kind;
    private final Path path;
    private final Object found;

    /** Why a piece of evidence says what it says. */
    public enum Kind {
        /** The value was looked at. */
        KNOWN,
        /** The value is not known before the deployment has come further. */
        NOT_YET_KNOWN,
        /** The value has another shape than the question needs; somebody has to mend it first. */
        MALFORMED,
        /** The answer lies with a resource that is not in this stack, and will never be known here. */
        OUTSIDE_STACK,
        /** Somebody outside the deployment was asked, such as a registry of images, and gave no answer; another run may get one. */
        UNANSWERED
    }

    /**
     * Something that was found.
     *
     * @param kind why it says what it says
     * @param path the place
     * @param found what was found there, fit to be shown to a person; never the text of a secret
     */
    public Observation(Kind kind, Path path, String found) {
        this(kind, path, (Object) found);
    }

    private Observation(Kind kind, Path path, Object found) {
        this.kind = kind;
        this.path = path;
        this.found = found;
    }

    /** The evidence of a value, put into words only when somebody reads them: most answers are never shown. */
    static Observation of(Kind kind, Value<?> value) {
        return new Observation(kind, value.path(), value);
    }

    /** Why it says what it says. */
    public Kind kind() {
        return kind;
    }

    /** The place. */
    public Path path() {
        return path;
    }

    /** What was found there, fit to be shown to a person; never the text of a secret. */
    public String found() {
        return found.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Observation that
                && kind == that.kind
                && path.equals(that.path)
                && (found == that.found || found().equals(that.found()));
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    /** The place and what was found: {@code memory is not known yet}. */
    @Override
    public String toString() {
        return path.isRoot() ? found() : path + " is " + found();
    }
}
