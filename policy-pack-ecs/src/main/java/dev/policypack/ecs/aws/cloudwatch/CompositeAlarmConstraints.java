package dev.policypack.ecs.aws.cloudwatch;

import com.google.common.collect.ImmutableList;
import dev.policypack.ecs.aws.Arns;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Review;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Props;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Locale;

/** What CloudWatch refuses in an alarm on other alarms. */
public final class CompositeAlarmConstraints {
    /** The type. */
    public static final ResourceType<Resource> TYPE =
            ResourceType.of(resource -> resource, "aws:cloudwatch/compositeAlarm:CompositeAlarm");

    private static final String PUT =
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html";

    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint RULE = ALL.refused(
            "cloudwatch-composite-rule-syntax",
            "ValidationError: Error in AlarmRule [Unsupported token ... must be: '(', 'NOT', AT_LEAST, TRUE or FALSE, ALARM, OK, or"
                    + " INSUFFICIENT_DATA]",
            "Write the rule with ALARM, OK, INSUFFICIENT_DATA, AND, OR and NOT, such as `ALARM(\"cpu\") OR ALARM(\"memory\")`.",
            PUT);

    static final Constraint ITSELF = ALL.refused(
            "cloudwatch-composite-self-reference",
            "ValidationError: A composite alarm cannot have a child relation with itself via its AlarmRule",
            "Name other alarms in `alarmRule`.",
            PUT);

    static final Constraint SUPPRESSOR = ALL.refused(
            "cloudwatch-composite-suppressor-arn",
            "ValidationError: ActionsSuppressor must be a valid CloudWatch Alarm ARN or an Alarm name",
            "Set `alarm` of `actionsSuppressor` to the name or the ARN of an alarm.",
            PUT);

    private static final ImmutableList<String> FUNCTIONS =
            ImmutableList.of("ALARM", "OK", "INSUFFICIENT_DATA", "AT_LEAST", "NOT");

    private static final ImmutableList<String> CONSTANTS = ImmutableList.of("TRUE", "FALSE");

    private CompositeAlarmConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks an alarm. */
    public static void check(Resource alarm, Review review) {
        Props props = alarm.props();
        Value<String> rule = props.nonEmptyText("alarmRule");
        Value<String> name = props.nonEmptyText("alarmName");
        review.refuse(
                RULE,
                rule.matches(text -> !begins(text)),
                "alarmRule is %s; a rule begins with ALARM, OK, INSUFFICIENT_DATA, NOT, AT_LEAST, TRUE, FALSE or a parenthesis",
                rule);
        review.at(rule)
                .refuse(
                        ITSELF,
                        rule.matches(name, CompositeAlarmConstraints::names),
                        "alarmRule names %s, which is the alarm itself",
                        name);
        Value<String> suppressor = props.object("actionsSuppressor").nonEmptyText("alarm");
        review.refuse(
                SUPPRESSOR,
                Arns.service(suppressor)
                        .matches(service -> !service.equals("cloudwatch"))
                        .or(() -> Arns.resource(suppressor).matches(what -> !what.startsWith("alarm:"))),
                "alarm is %s, which is not the ARN of an alarm",
                suppressor);
    }

    private static boolean begins(String rule) {
        String text = rule.strip().toUpperCase(Locale.ROOT);
        if (text.startsWith("(")) {
            return true;
        }
        for (String word : FUNCTIONS) {
            if (text.startsWith(word)) {
                String rest = text.substring(word.length()).stripLeading();
                return rest.startsWith("(") || (word.equals("NOT") && rest.length() < text.length() - word.length());
            }
        }
        for (String word : CONSTANTS) {
            if (text.startsWith(word)) {
                return text.length() == word.length() || !Character.isLetterOrDigit(text.charAt(word.length()));
            }
        }
        return false;
    }

    /** Whether a rule names an alarm: in quotes, in brackets, or as the end of an ARN. */
    private static boolean names(String rule, String name) {
        for (int at = rule.indexOf(name); at >= 0; at = rule.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean begins = at > 0 && "\"'(: ".indexOf(rule.charAt(at - 1)) >= 0;
            boolean ends = end < rule.length() && "\"') ".indexOf(rule.charAt(end)) >= 0;
            if (begins && ends && isArgument(rule, at)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what stands here is inside the brackets of a function, not a word between two of them. */
    private static boolean isArgument(String rule, int at) {
        int open = rule.lastIndexOf('(', at);
        return open > 0 && rule.indexOf(')', open) > at && Character.isLetter(rule.charAt(open - 1));
    }
}
