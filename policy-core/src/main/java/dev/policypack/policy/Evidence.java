package dev.policypack.policy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a violation may stop a deployment. A violation is mandatory by default only if it rests on evidence; without it, it is an
 * opinion and advises.
 */
public final class Evidence {
    private final Kind kind;
    private final String words;
    private final String url;
    private final String date;

    /** What happens to a deployment that is not stopped. */
    public enum Kind {
        /** The cloud or the provider refuses the call, whatever else is in the account. */
        REFUSED("AWS or the provider refuses it"),
        /** The deployment never becomes stable. */
        HANGS("the deployment does not become stable"),
        /** Something is open to everybody, a credential is given away, administration is granted, or data is deleted. */
        EXPOSED("it is open to everybody, gives away a credential, grants administration or deletes data"),
        /** What the program says is dropped silently, so that something else runs than was written. */
        LOST("what the program says is silently dropped"),
        /** A team has asked for it: by an option, or because the pack exists to enforce it. */
        ASKED("a team has asked for it");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        /** What the kind means, as a clause for the docs. */
        public String meaning() {
            return meaning;
        }
    }

    private Evidence(Kind kind, String words, String url, String date) {
        this.kind = kind;
        this.words = words;
        this.url = url;
        this.date = date;
    }

    /**
     * The cloud or the provider refuses it.
     *
     * @param answer the words of the cloud or the provider: {@code InvalidParameterException: …}
     * @param url the address of the page or the issue where they are found
     * @param date when it was looked up, as {@code 2026-11-27}
     */
    public static Evidence refused(String answer, String url, String date) {
        return new Evidence(Kind.REFUSED, answer, url, date);
    }

    /** The deployment never becomes stable; parameters as {@link #refused}, with what the source says happens. */
    public static Evidence hangs(String words, String url, String date) {
        return new Evidence(Kind.HANGS, words, url, date);
    }

    /** It opens something to everybody, gives away a credential, grants administration or deletes data; parameters as {@link #refused}. */
    public static Evidence exposed(String words, String url, String date) {
        return new Evidence(Kind.EXPOSED, words, url, date);
    }

    /** What the program says is silently dropped; parameters as {@link #refused}. */
    public static Evidence lost(String words, String url, String date) {
        return new Evidence(Kind.LOST, words, url, date);
    }

    /** A team has asked for it; parameters as {@link #refused}, with the option or the requirement as words. */
    public static Evidence asked(String words, String url, String date) {
        return new Evidence(Kind.ASKED, words, url, date);
    }

    /** A team has asked for it, and the words say all: there is no page to show. */
    public static Evidence asked(String words) {
        return asked(words, "", "");
    }

    /** What happens to a deployment that is not stopped. */
    public Kind kind() {
        return kind;
    }

    /** The words of the cloud, of the provider, or of the page that says so; not empty. */
    public String words() {
        return words;
    }

    /** Where the words are found; empty where a team has asked for it, and nowhere else. */
    public String url() {
        return url;
    }

    /** When it was looked up, as {@code 2026-11-27}; empty where there is no address. */
    public String date() {
        return date;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Evidence that
                && kind == that.kind
                && words.equals(that.words)
                && url.equals(that.url)
                && date.equals(that.date);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(words);
    }

    /** Kind and words: {@code refused: InvalidParameterException: …}. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + ": " + words;
    }
}
