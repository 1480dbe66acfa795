package dev.policypack.ecs.aws.rds;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A window of time that comes back each day or each week, in minutes of UTC.
 *
 * @param start the first minute of the day or of the week, which begins on Monday
 * @param length how many minutes it lasts; it may go on over the end of the day or of the week
 */
record TimeWindow(int start, int length) {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final int WEEK = 7 * DAY;
    private static final ImmutableList<String> DAYS = ImmutableList.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /** A window of each day, {@code hh24:mi-hh24:mi}; null for a text of another form. */
    static @Nullable TimeWindow daily(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            return null;
        }
        int from = timeOfDay(text.substring(0, dash));
        int to = timeOfDay(text.substring(dash + 1));
        return from < 0 || to < 0 ? null : new TimeWindow(from, Math.floorMod(to - from, DAY));
    }

    /** A window of each week, {@code ddd:hh24:mi-ddd:hh24:mi}; null for a text of another form. */
    static @Nullable TimeWindow weekly(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            return null;
        }
        int from = timeOfWeek(text.substring(0, dash));
        int to = timeOfWeek(text.substring(dash + 1));
        return from < 0 || to < 0 ? null : new TimeWindow(from, Math.floorMod(to - from, WEEK));
    }

    /** Whether this window of each day has a minute in common with that window of a week; one may begin when the other ends. */
    boolean overlaps(TimeWindow weekly) {
        // The day before the week and the week after it: windows may go on over its end.
        for (int day = -1; day <= 2 * DAYS.size(); day++) {
            int from = day * DAY + start;
            if (from < weekly.start + weekly.length && weekly.start < from + length) {
                return true;
            }
        }
        return false;
    }

    private static int timeOfWeek(String text) {
        int day = text.length() < 4 ? -1 : DAYS.indexOf(text.substring(0, 3).toLowerCase(Locale.ROOT));
        int time = day < 0 || text.charAt(3) != ':' ? -1 : timeOfDay(text.substring(4));
        return time < 0 ? -1 : day * DAY + time;
    }

    /** The minute of the day that {@code hh24:mi} is; -1 for a text of another form. */
    private static int timeOfDay(String text) {
        if (text.length() != 5 || text.charAt(2) != ':') {
            return -1;
        }
        int hours = twoDigits(text, 0);
        int minutes = twoDigits(text, 3);
        return hours < 0 || hours > 23 || minutes < 0 || minutes > 59 ? -1 : hours * HOUR + minutes;
    }

    private static int twoDigits(String text, int at) {
        char tens = text.charAt(at);
        char ones = text.charAt(at + 1);
        return tens < '0' || tens > '9' || ones < '0' || ones > '9' ? -1 : (tens - '0') * 10 + (ones - '0');
    }
}
