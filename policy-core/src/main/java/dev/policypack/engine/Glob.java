package dev.policypack.engine;

/** A pattern for names and URNs: {@code *} stands for any signs, {@code ?} for one, everything else for itself. */
final class Glob {
    private Glob() {}

    /** Whether the pattern is that of the whole text. Not by a regular expression, which some patterns would keep busy for hours. */
    static boolean matches(String pattern, String text) {
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
