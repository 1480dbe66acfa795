package dev.policypack.value;

/**
 * What an answer rests on: a place and what was found there.
 *
 * @param kind why it says what it says
 * @param path the place
 * @param found what was found there, fit to be shown to a person; never the text of a secret
 */
public record Evidence(Kind kind, Path path, String found) {

    /** Why a piece of evidence says what it says. */
    public enum Kind {
        /** The value was looked at. */
        KNOWN,
        /** The value is not known before the deployment has come further. */
        NOT_YET_KNOWN,
        /** The value has another shape than the question needs; somebody has to mend it first. */
        MALFORMED,
        /** The answer lies with a resource that is not in this stack, and will never be known here. */
        OUTSIDE_STACK
    }

    /** The place and what was found: {@code memory is not known yet}. */
    @Override
    public String toString() {
        return path.isRoot() ? found : path + " is " + found;
    }
}
