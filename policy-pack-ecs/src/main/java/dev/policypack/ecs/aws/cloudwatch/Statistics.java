package dev.policypack.ecs.aws.cloudwatch;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableSet;
import java.util.Locale;

/**
 * The statistics of CloudWatch. Source: <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html">statistics definitions</a>, as of
 * 2026-11-27.
 */
final class Statistics {
    private static final ImmutableSet<String> PLAIN =
            ImmutableSet.of("SampleCount", "Average", "Sum", "Minimum", "Maximum", "IQM");
    private static final ImmutableSet<String> TRIMMED = ImmutableSet.of("TM", "TC", "TS", "WM");
    private static final CharMatcher DIGITS = CharMatcher.inRange('0', '9');
    private static final CharMatcher OF_RANGE = DIGITS.or(CharMatcher.anyOf(".%:"));
    private static final int MOST_DECIMALS = 10;
    private static final int WHOLE = 100;

    private Statistics() {}

    /** Whether CloudWatch has a statistic of this name: {@code Average}, {@code p99.9}, {@code tm90}, {@code TM(10%:90%)}. */
    static boolean isKnown(String name) {
        if (PLAIN.contains(name)) {
            return true;
        }
        if (name.startsWith("p") || name.startsWith("P")) {
            return isPercentage(name.substring(1)) || isRange(name.toUpperCase(Locale.ROOT), "PR");
        }
        if (name.length() > 2 && TRIMMED.contains(name.substring(0, 2).toUpperCase(Locale.ROOT))) {
            String rest = name.substring(2);
            return isPercentage(rest.endsWith("%") ? rest.substring(0, rest.length() - 1) : rest)
                    || isRange(name, name.substring(0, 2));
        }
        return false;
    }

    /** Whether a name is that of a percentile above 100; only the whole part counts: CloudWatch accepts p100.5. */
    static boolean isAboveAll(String name) {
        if (!name.startsWith("p")) {
            return false;
        }
        int point = name.indexOf('.');
        String whole = point < 0 ? name.substring(1) : name.substring(1, point);
        return !whole.isEmpty()
                && DIGITS.matchesAllOf(whole)
                && (whole.length() > 3 || Integer.parseInt(whole) > WHOLE);
    }

    private static boolean isRange(String name, String function) {
        return name.startsWith(function + "(")
                && name.endsWith(")")
                && OF_RANGE.matchesAllOf(name.substring(function.length() + 1, name.length() - 1));
    }

    private static boolean isPercentage(String number) {
        int point = number.indexOf('.');
        String whole = point < 0 ? number : number.substring(0, point);
        String decimals = point < 0 ? "" : number.substring(point + 1);
        return !whole.isEmpty()
                && whole.length() <= 3
                && DIGITS.matchesAllOf(whole)
                && Integer.parseInt(whole) <= WHOLE
                && decimals.length() <= MOST_DECIMALS
                && DIGITS.matchesAllOf(decimals);
    }
}
