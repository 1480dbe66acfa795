package dev.policypack.ecs.aws.cloudwatch;

import com.google.common.collect.ImmutableSet;
import dev.policypack.ecs.aws.JsonTexts;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What CloudWatch refuses in a rule of Contributor Insights. */
public final class InsightRuleConstraints {
    /** The type. */
    public static final ResourceType<Resource> TYPE =
            ResourceType.of(resource -> resource, "aws:cloudwatch/contributorInsightRule:ContributorInsightRule");

    private static final String SYNTAX =
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/ContributorInsights-RuleSyntax.html";

    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint JSON = ALL.refused(
            "cloudwatch-insight-rule-json",
            "INVALID_RULE_BODY: The RuleBody could not be parsed.",
            "Make the definition with a function for JSON, such as `JSON.stringify` or `json.dumps`.",
            SYNTAX);

    static final Constraint KEY = ALL.refused(
            "cloudwatch-insight-rule-unknown-key",
            "INVALID_RULE_BODY: UnknownKey encountered at Filters in the RuleBody.",
            "Move `Filters` and `Keys` into `Contribution`, and remove keys that the syntax does not have.",
            SYNTAX);

    static final Constraint SCHEMA = ALL.refused(
            "cloudwatch-insight-rule-schema",
            "INVALID_RULE_BODY: InvalidSchema encountered at Schema in the RuleBody.",
            "Set `Schema` to `{\"Name\": \"CloudWatchLogRule\", \"Version\": 1}`.",
            SYNTAX);

    static final Constraint FORMAT = ALL.refused(
            "cloudwatch-insight-rule-log-format",
            "INVALID_RULE_BODY: InvalidValueType encountered at LogFormat in the RuleBody.",
            "Set `LogFormat` to JSON or CLF.",
            SYNTAX);

    static final Constraint GROUPS = ALL.refused(
            "cloudwatch-insight-rule-log-groups",
            "INVALID_RULE_BODY: Empty encountered at LogGroupNames in the RuleBody.",
            "List at least one log group in `LogGroupNames`.",
            SYNTAX);

    static final Constraint FILTERS = ALL.refused(
            "cloudwatch-insight-rule-filters",
            "INVALID_RULE_BODY: MissingKey encountered at Filters in the RuleBody.",
            "Add `\"Filters\": []` to `Contribution`.",
            SYNTAX);

    static final Constraint KEYS = ALL.refused(
            "cloudwatch-insight-rule-keys-max",
            "RULE_BODY_COMPLEXITY: A RuleBody must have no more than 4 Keys in the Contribution.",
            "List 4 `Keys` or fewer.",
            SYNTAX);

    /** Source: the rule syntax, as of 2026-11-27. */
    private static final ImmutableSet<String> FIRST_LEVEL = ImmutableSet.of(
            "Schema", "LogGroupNames", "LogGroupARNs", "LogFormat", "Fields", "Contribution", "AggregateOn");

    private static final int MOST_KEYS = 4;

    private InsightRuleConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a rule. */
    public static void check(Resource rule, Review review) {
        Props props = rule.props();
        Value<String> text = props.string("ruleDefinition");
        review.at(text).refuse(JSON, JsonTexts.isNotJson(props, "ruleDefinition"), "ruleDefinition is not valid JSON");
        Props body = props.json("ruleDefinition");
        if (body.isMissing().answer() == Truth.Answer.YES) {
            return;
        }
        Value<Set<String>> unknown = body.keys().map(InsightRuleConstraints::unknown);
        review.at(text)
                .refuse(
                        KEY,
                        unknown.matches(keys -> true),
                        "ruleDefinition has %s, which the syntax does not have",
                        unknown);
        schema(body, text, review);
        Refusals.oneOf(review, FORMAT, body.string("LogFormat"), "JSON", "CLF");
        Items<Value<String>> groups = body.strings("LogGroupNames");
        review.at(groups).refuse(GROUPS, groups.value().matches(List::isEmpty), "LogGroupNames is an empty list");
        Props contribution = body.object("Contribution");
        review.at(contribution)
                .refuse(
                        FILTERS,
                        contribution
                                .isPresent()
                                .and(() -> contribution.has("Filters").not()),
                        "Contribution has no Filters");
        Value<Integer> keys = contribution.strings("Keys").size();
        review.refuse(
                KEYS, keys.matches(number -> number > MOST_KEYS), "Keys has %s elements; CloudWatch accepts 4", keys);
    }

    private static @Nullable Set<String> unknown(Set<String> keys) {
        ImmutableSet.Builder<String> others = ImmutableSet.builder();
        for (String key : keys) {
            if (!FIRST_LEVEL.contains(key)) {
                others.add(key);
            }
        }
        Set<String> found = others.build();
        return found.isEmpty() ? null : found;
    }

    private static void schema(Props body, Value<String> text, Review review) {
        Props schema = body.object("Schema");
        Truth fits = schema.string("Name").is("CloudWatchLogRule").and(() -> schema.number("Version")
                .is(1.0));
        review.at(text)
                .refuse(SCHEMA, body.isPresent().and(fits.not()), "Schema is not CloudWatchLogRule in version 1");
    }
}
