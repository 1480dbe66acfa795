package dev.policypack.value;

import java.util.Collection;

/** A pattern for names, as users write them in options: {@code *} stands for any signs, {@code ?} for one, everything else for itself. */
public final class Glob {
    private Glob() {}

    /** Whether one of the patterns is that of the whole text. */
    public static boolean anyMatches(Collection<String> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, text));
    }

    /** Whether the pattern is that of the whole text. Not by a regular expression, which some patterns would keep busy for hours. */
    public static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int behindStar = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                behindStar = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                // The last star takes one sign more; an earlier one need not be tried again.
                p = star + 1;
                t = ++behindStar;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
