package dev.policypack.ecs.aws.cloudwatch;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.policypack.ecs.aws.JsonTexts;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** What CloudWatch refuses in a dashboard. */
public final class DashboardConstraints {
    /** The type. */
    public static final ResourceType<Resource> TYPE =
            ResourceType.of(resource -> resource, "aws:cloudwatch/dashboard:Dashboard");

    private static final String PUT =
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html";
    private static final String BODY =
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html";

    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint NAME = ALL.refused(
            "cloudwatch-dashboard-name",
            "DashboardName: The maximum length is 255, and the valid characters are A-Z, a-z, 0-9, \"-\", and \"_\".",
            "Use letters, digits, hyphens and underscores in `dashboardName`.",
            PUT);

    static final Constraint JSON = ALL.refused(
            "cloudwatch-dashboard-body-json",
            "InvalidParameterInput: The field DashboardBody must be a valid JSON object",
            "Make the body with a function for JSON, such as `JSON.stringify` or `json.dumps`.",
            PUT);

    static final Constraint WIDGETS = ALL.refused(
            "cloudwatch-dashboard-widgets",
            "InvalidParameterInput: Should have required property 'widgets'",
            "Add the list `widgets` to the body.",
            BODY);

    static final Constraint WIDGETS_LIST = ALL.refused(
            "cloudwatch-dashboard-widgets-array",
            "InvalidParameterInput: Should be array",
            "Make `widgets` a list of widgets.",
            BODY);

    static final Constraint FIELDS = ALL.refused(
            "cloudwatch-dashboard-widget-fields",
            "InvalidParameterInput: Should have required property 'properties'",
            "Give each widget `type` and `properties`.",
            BODY);

    static final Constraint SOURCE = ALL.refused(
            "cloudwatch-dashboard-metric-source",
            "InvalidParameterInput: The metric widget should have specified a region and a data source or an alarm annotation",
            "Give the widget a `region`, and `metrics` or `annotations`.",
            BODY);

    static final Constraint MARKDOWN = ALL.refused(
            "cloudwatch-dashboard-text-markdown",
            "InvalidParameterInput: Should have required property 'markdown'",
            "Give the text widget a text `markdown`.",
            BODY);

    static final Constraint ALARMS = ALL.refused(
            "cloudwatch-dashboard-alarm-alarms",
            "InvalidParameterInput: Should have required property 'alarms'",
            "Give the alarm widget a list `alarms` of ARNs.",
            BODY);

    static final Constraint SIZE = ALL.refused(
            "cloudwatch-dashboard-widget-size",
            "InvalidParameterInput: Should be <= 24",
            "Set `x` to 0 to 23, `y` to 0 or more, `width` to 1 to 24 and `height` to 1 to 1000.",
            BODY);

    static final Constraint PERIOD = ALL.refused(
            "cloudwatch-dashboard-widget-period",
            "InvalidParameterInput: Should be multiple of 60",
            "Set `period` to 1, 5, 10, 20, 30 or a multiple of 60.",
            BODY);

    static final Constraint STATISTIC = ALL.refused(
            "cloudwatch-dashboard-widget-stat",
            "InvalidParameterInput: Should match pattern",
            "Set `stat` to SampleCount, Average, Sum, Minimum, Maximum, IQM, a percentile such as p99, or a trimmed statistic such as tm90.",
            BODY);

    static final Constraint AXIS = ALL.refused(
            "cloudwatch-dashboard-y-axis",
            "InvalidParameterInput: Should be <= 10",
            "Set `min` of the axis below `max`.",
            BODY);

    private static final CharMatcher NAME_CHARACTERS = CharMatcher.inRange('a', 'z')
            .or(CharMatcher.inRange('A', 'Z'))
            .or(CharMatcher.inRange('0', '9'))
            .or(CharMatcher.anyOf("-_"))
            .precomputed();

    private static final ImmutableSet<Double> SHORT_PERIODS = ImmutableSet.of(1.0, 5.0, 10.0, 20.0, 30.0);
    private static final ImmutableList<String> SIDES = ImmutableList.of("left", "right");

    private static final int LAST_COLUMN = 23;
    private static final int COLUMNS = 24;
    private static final int TALLEST = 1000;

    private DashboardConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a dashboard. */
    public static void check(Resource dashboard, Review review) {
        Props props = dashboard.props();
        Refusals.characters(
                review,
                NAME,
                props.string("dashboardName"),
                NAME_CHARACTERS,
                "letters, digits, hyphens and underscores");
        Value<String> text = props.string("dashboardBody");
        review.at(text).refuse(JSON, JsonTexts.isNotJson(props, "dashboardBody"), "dashboardBody is not valid JSON");
        Props body = props.json("dashboardBody");
        Value<?> widgets = body.value("widgets");
        review.at(text).refuse(WIDGETS, body.isPresent().and(widgets::isMissing), "the body has no widgets");
        review.at(widgets).refuse(WIDGETS_LIST, JsonTexts.isNotList(body, "widgets"), "widgets is not a list");
        if (JsonTexts.isNotList(body, "widgets").answer() != Truth.Answer.YES) {
            review.each(body.objects("widgets"), widget -> widget(widget, review));
        }
    }

    private static void widget(Props widget, Review review) {
        Value<String> type = widget.string("type");
        Props properties = widget.object("properties");
        review.at(widget).refuse(FIELDS, widget.isPresent().and(type::isMissing), "the widget has no type");
        review.at(widget).refuse(FIELDS, widget.isPresent().and(properties::isMissing), "the widget has no properties");
        position(widget, review);
        if (properties.isMissing().answer() == Truth.Answer.YES) {
            return;
        }
        review.at(properties)
                .refuse(
                        SOURCE,
                        type.is("metric").and(() -> properties
                                .has("region")
                                .and(() -> properties.has("metrics").or(() -> properties.has("annotations")))
                                .not()),
                        "the metric widget has no region, or neither metrics nor annotations");
        review.at(properties)
                .refuse(
                        MARKDOWN,
                        type.is("text").and(() -> properties.has("markdown").not()),
                        "the text widget has no markdown");
        review.at(properties)
                .refuse(
                        ALARMS,
                        type.is("alarm").and(() -> properties.has("alarms").not()),
                        "the alarm widget has no alarms");
        Value<Double> period = properties.number("period");
        review.refuse(
                PERIOD,
                period.matches(seconds -> !SHORT_PERIODS.contains(seconds) && (seconds <= 0 || seconds % 60 != 0)),
                "period is %s; CloudWatch accepts 1, 5, 10, 20, 30 and multiples of 60",
                period);
        Value<String> statistic = properties.nonEmptyText("stat");
        review.refuse(
                STATISTIC,
                statistic.matches(name -> !Statistics.isKnown(name)),
                "stat is %s, which is not a statistic of CloudWatch",
                statistic);
        for (String side : SIDES) {
            axis(properties.object("yAxis").object(side), review);
        }
    }

    private static void position(Props widget, Review review) {
        atMost(widget.number("x"), LAST_COLUMN, review);
        atMost(widget.number("width"), COLUMNS, review);
        atMost(widget.number("height"), TALLEST, review);
        notNegative(widget.number("x"), review);
        notNegative(widget.number("y"), review);
    }

    private static void atMost(Value<Double> number, int most, Review review) {
        review.refuse(
                SIZE,
                number.matches(found -> found > most),
                number.path().name() + " is %s; CloudWatch accepts %s at the most",
                number,
                most);
    }

    private static void notNegative(Value<Double> number, Review review) {
        review.refuse(
                SIZE,
                number.matches(found -> found < 0),
                number.path().name() + " is %s; CloudWatch accepts 0 or more",
                number);
    }

    private static void axis(Props axis, Review review) {
        Value<Double> least = axis.number("min");
        Value<Double> most = axis.number("max");
        review.refuse(
                AXIS,
                most.matches(least, (to, from) -> from >= to),
                "min is %s, which is not below max %s",
                least,
                most);
    }
}
