package dev.policypack.ecs.aws.autoscaling;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Review;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Props;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What Application Auto Scaling refuses in a scheduled action. Source: <a
 * href="https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScheduledAction.html">PutScheduledAction</a>, as of
 * 2026-11-27.
 */
public final class ScheduledActionConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final Constraint SCHEDULE_FORM = ALL.refused(
            "appautoscaling-schedule-form",
            "ValidationException: Invalid schedule expression. Schedule expressions must have the following syntax: "
                    + "rate(<number>\\s?(minutes?|hours?|days?)), cron(<cron_expression>) or at(yyyy-MM-dd'T'HH:mm:ss)",
            "Write `cron(0 8 * * ? *)`, `rate(5 minutes)` or `at(2030-01-31T08:00:00)`.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScheduledAction.html");

    private static final Constraint SCHEDULE_RATE = ALL.refused(
            "appautoscaling-schedule-rate",
            "ValidationException: Invalid schedule expression",
            "Write `rate(5 minutes)`, with minutes, hours or days.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScheduledAction.html");

    private static final Constraint SCHEDULE_AT = ALL.refused(
            "appautoscaling-schedule-at",
            "ValidationException: Invalid schedule at DateTime expression",
            "Write `at(2030-01-31T08:00:00)`, and the time zone in `timezone`.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScheduledAction.html");

    private static final Constraint SCHEDULE_CRON_DAYS = ALL.refused(
            "appautoscaling-schedule-cron-days",
            "ValidationException: Invalid CRON expression",
            "Write `?` in the day field that does not matter.",
            "https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html");

    private static final Constraint SCHEDULE_CAPACITY_ORDER = ALL.refused(
            "appautoscaling-schedule-capacity-order",
            "ValidationException: Maximum capacity cannot be less than minimum capacity",
            "Set `minCapacity` to at most `maxCapacity`.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScheduledAction.html");

    private static final Constraint SCHEDULE_CAPACITY_REQUIRED = ALL.refused(
            "appautoscaling-schedule-capacity-required",
            "ValidationException: At least one of minimum capacity and maximum capacity should be provided",
            "Set `minCapacity` or `maxCapacity`.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScheduledAction.html");

    private static final Constraint SCHEDULE_PERIOD = ALL.refused(
            "appautoscaling-schedule-period",
            "ValidationException: StartTime must be before EndTime",
            "Set `startTime` before `endTime`.",
            "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScheduledAction.html");

    /** The resources of which there is something to say. */
    public static final ResourceType<Resource> TYPE =
            ResourceType.of(resource -> resource, "aws:appautoscaling/scheduledAction:ScheduledAction");

    private static final CharMatcher DIGITS = CharMatcher.inRange('0', '9');
    private static final Set<String> UNITS = ImmutableSet.of("minute", "minutes", "hour", "hours", "day", "days");
    private static final String RATE = "rate";
    private static final String AT = "at";
    private static final String CRON = "cron";

    private ScheduledActionConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a scheduled action. */
    public static void check(Resource action, Review review) {
        Props props = action.props();
        checkSchedule(props.string("schedule"), review);
        Props capacity = props.object("scalableTargetAction");
        Value<Long> least = capacity.integer("minCapacity");
        Value<Long> most = capacity.integer("maxCapacity");
        review.refuse(
                SCHEDULE_CAPACITY_ORDER,
                least.matches(most, (min, max) -> min > max),
                "maxCapacity is %s, less than minCapacity %s",
                most,
                least);
        review.at(capacity)
                .refuse(
                        SCHEDULE_CAPACITY_REQUIRED,
                        capacity.isPresent().and(least::isMissing).and(most::isMissing),
                        "scalableTargetAction has neither minCapacity nor maxCapacity");
        Value<String> start = props.string("startTime");
        Value<String> end = props.string("endTime");
        review.at(start)
                .refuse(
                        SCHEDULE_PERIOD,
                        start.matches(end, (from, to) -> isUtc(from) && isUtc(to) && from.compareTo(to) > 0),
                        "startTime is %s, after endTime %s",
                        start,
                        end);
    }

    /** Whether a time is written in UTC, so that it can be compared as a text: {@code 2030-01-31T08:00:00Z}. */
    private static boolean isUtc(String time) {
        return time.length() == 20 && time.endsWith("Z") && isTime(time.substring(0, 19));
    }

    private static void checkSchedule(Value<String> schedule, Review review) {
        review.refuse(
                SCHEDULE_FORM,
                schedule.matches(text -> !isOf(RATE, text) && !isOf(AT, text) && !isOf(CRON, text)),
                "schedule is %s, which is neither cron(), rate() nor at()",
                schedule);
        review.refuse(
                SCHEDULE_RATE,
                schedule.matches(text -> isOf(RATE, text) && !isRate(inside(text))),
                "schedule is %s; a rate is a number of at least 1, and minutes, hours or days",
                schedule);
        review.refuse(
                SCHEDULE_AT,
                schedule.matches(text -> isOf(AT, text) && !isTime(inside(text))),
                "schedule is %s; at() takes a date and a time without a time zone",
                schedule);
        review.refuse(
                SCHEDULE_CRON_DAYS,
                schedule.matches(text -> isOf(CRON, text) && !namesOneDay(inside(text))),
                "schedule is %s; exactly one of the two day fields of a cron expression is \"?\"",
                schedule);
    }

    private static boolean isOf(String kind, String schedule) {
        return schedule.toLowerCase(Locale.ROOT).startsWith(kind + "(") && schedule.endsWith(")");
    }

    private static String inside(String schedule) {
        return schedule.substring(schedule.indexOf('(') + 1, schedule.length() - 1)
                .strip();
    }

    private static boolean isRate(String rate) {
        String lower = rate.toLowerCase(Locale.ROOT);
        String number = DIGITS.retainFrom(lower);
        return !number.isEmpty()
                && lower.startsWith(number)
                && !CharMatcher.is('0').matchesAllOf(number)
                && UNITS.contains(lower.substring(number.length()).strip());
    }

    /** Whether a text is like {@code 2030-01-31T08:00:00}, with or without seconds. */
    private static boolean isTime(String text) {
        String shape = DIGITS.replaceFrom(text, '0');
        return shape.equals("0000-00-00T00:00:00") || shape.equals("0000-00-00T00:00");
    }

    private static boolean namesOneDay(String cron) {
        List<String> fields =
                Splitter.on(CharMatcher.whitespace()).omitEmptyStrings().splitToList(cron);
        return fields.size() < 5 || fields.get(2).equals("?") != fields.get(4).equals("?");
    }
}
