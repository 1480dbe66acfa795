package dev.policypack.ecs.aws.logs;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableSortedSet;
import dev.policypack.ecs.aws.JsonTexts;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Review;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Items;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;

/** What CloudWatch Logs refuses in its policies: of the account, of a log group, of a destination. */
public final class LogPolicyConstraints {
    private static final String ACCOUNT = "aws:cloudwatch/logAccountPolicy:LogAccountPolicy";
    private static final String PROTECTION = "aws:cloudwatch/logDataProtectionPolicy:LogDataProtectionPolicy";
    private static final String INDEX = "aws:cloudwatch/logIndexPolicy:LogIndexPolicy";
    private static final String DESTINATION = "aws:cloudwatch/logDestinationPolicy:LogDestinationPolicy";

    /** The types. */
    public static final ResourceType<Resource> TYPE = ResourceType.of(
            resource -> resource,
            ACCOUNT,
            PROTECTION,
            INDEX,
            DESTINATION,
            "aws:cloudwatch/logResourcePolicy:LogResourcePolicy");

    private static final String PUT_ACCOUNT =
            "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutAccountPolicy.html";
    private static final String MASKING =
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/mask-sensitive-log-data-start.html";
    private static final String GRAMMAR =
            "InvalidParameterException: Error occurred while parsing accessPolicy. Please check if the accessPolicy has been constructed"
                    + " correctly using IAM grammar.";

    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint ACCOUNT_JSON = ALL.refused(
            "logs-account-policy-json",
            "InvalidParameterException: Malformed Subscription filter policy",
            "Make the document with a function for JSON, such as `JSON.stringify` or `json.dumps`.",
            PUT_ACCOUNT);

    static final Constraint ACCOUNT_DESTINATION = ALL.refused(
            "logs-account-policy-destination",
            "InvalidParameterException: MissingDestinationArnfield in policy document",
            "Add `DestinationArn` to the document.",
            PUT_ACCOUNT);

    static final Constraint ACCOUNT_TRANSFORMER = ALL.refused(
            "logs-account-policy-transformer",
            "InvalidParameterException: Invalid json transformer config provided",
            "Make the document a list of processors.",
            PUT_ACCOUNT);

    static final Constraint SELECT_SUBSCRIPTION = ALL.refused(
            "logs-account-policy-selection-subscription",
            "InvalidParameterException: The provided SelectionCriteria string is invalid.",
            "Write `LogGroupName NOT IN [\"/ecs/shop\"]` in `selectionCriteria`.",
            PUT_ACCOUNT);

    static final Constraint SELECT_PREFIX = ALL.refused(
            "logs-account-policy-selection-prefix",
            "InvalidParameterException: Invalid selection criteria provided.",
            "Write `LogGroupNamePrefix \"/ecs/\"` in `selectionCriteria`.",
            PUT_ACCOUNT);

    static final Constraint SELECT_PROTECTION = ALL.refused(
            "logs-account-policy-selection-data-protection",
            "InvalidParameterException: SelectionCriteria is not yet supported for the DATA_PROTECTION_POLICY policy type.",
            "Remove `selectionCriteria`.",
            PUT_ACCOUNT);

    static final Constraint PROTECTION_VERSION = ALL.refused(
            "logs-data-protection-version",
            "InvalidParameterException: Policy Version must be 2021-06-01",
            "Set `Version` to 2021-06-01.",
            MASKING);

    static final Constraint PROTECTION_STATEMENTS = ALL.refused(
            "logs-data-protection-statements",
            "InvalidParameterException: Policy can only have two statements. One for Audit Operation and one for Deidentify Operation",
            "Write one statement with the operation Audit and one with Deidentify.",
            MASKING);

    static final Constraint PROTECTION_IDENTIFIER = ALL.refused(
            "logs-data-protection-identifier",
            "InvalidParameterException: EmailAddress is not a valid Data Identifier",
            "Use the ARN of the identifier, such as `arn:aws:dataprotection::aws:data-identifier/EmailAddress`.",
            MASKING);

    static final Constraint PROTECTION_SAME = ALL.refused(
            "logs-data-protection-same-identifiers",
            "InvalidParameterException: Audit Statement and Deidentify Statement must have the same Data Identifiers",
            "List the same identifiers in both statements.",
            MASKING);

    static final Constraint PROTECTION_MASK = ALL.refused(
            "logs-data-protection-mask-config",
            "InvalidParameterException: MaskChar is not a valid field",
            "Set `MaskConfig` to `{}`.",
            MASKING);

    static final Constraint DESTINATION_GRAMMAR = ALL.refused(
            "logs-destination-policy",
            GRAMMAR,
            "Write an IAM policy document with `Version` and a list `Statement`.",
            "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutDestinationPolicy.html");

    static final Constraint RESOURCE_GRAMMAR = ALL.refused(
            "logs-resource-policy",
            GRAMMAR,
            "Write an IAM policy document with `Version` and a list `Statement`.",
            "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html");

    static final Constraint INDEX_FIELDS = ALL.refused(
            "logs-index-fields-max",
            "InvalidParameterException: Policy document contains more than 20 fields.",
            "List 20 `Fields` or fewer.",
            "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutIndexPolicy.html");

    private static final String SUBSCRIPTION_POLICY = "SUBSCRIPTION_FILTER_POLICY";
    private static final String VERSION = "2021-06-01";
    private static final int STATEMENTS = 2;
    private static final int MOST_FIELDS = 20;

    private LogPolicyConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a policy. */
    public static void check(Resource policy, Review review) {
        Props props = policy.props();
        switch (policy.type()) {
            case ACCOUNT -> account(props, review);
            case PROTECTION -> protection(props.json("policyDocument"), review);
            case INDEX -> {
                Value<Integer> fields =
                        props.json("policyDocument").strings("Fields").size();
                review.refuse(
                        INDEX_FIELDS,
                        fields.matches(number -> number > MOST_FIELDS),
                        "Fields has %s elements; CloudWatch Logs accepts 20",
                        fields);
            }
            case DESTINATION -> grammar(props, "accessPolicy", DESTINATION_GRAMMAR, review);
            default -> grammar(props, "policyDocument", RESOURCE_GRAMMAR, review);
        }
    }

    private static void grammar(Props props, String property, Constraint constraint, Review review) {
        review.at(props.path().key(property))
                .refuse(
                        constraint,
                        JsonTexts.isNotJson(props, property).or(() -> props.jsonValue(property)
                                .matches(content -> !(content instanceof MapValue map)
                                        || !map.entries().containsKey("Statement"))),
                        property + " is not an IAM policy document: it has no Statement");
    }

    private static void account(Props props, Review review) {
        Value<String> type = props.string("policyType");
        review.at(props.path().key("policyDocument"))
                .refuse(ACCOUNT_JSON, JsonTexts.isNotJson(props, "policyDocument"), "policyDocument is not valid JSON");
        review.at(props.path().key("policyDocument"))
                .refuse(
                        ACCOUNT_DESTINATION,
                        type.is(SUBSCRIPTION_POLICY).and(() -> props.json("policyDocument")
                                .has("DestinationArn")
                                .not()),
                        "policyDocument has no DestinationArn");
        review.at(props.path().key("policyDocument"))
                .refuse(
                        ACCOUNT_TRANSFORMER,
                        type.is("TRANSFORMER_POLICY").and(() -> props.jsonValue("policyDocument")
                                .matches(content -> !(content instanceof ListValue))),
                        "policyDocument is not a list of processors");
        Value<String> criteria = props.nonEmptyText("selectionCriteria");
        review.refuse(
                SELECT_SUBSCRIPTION,
                criteria.matches(text -> !selects(text, "LOGGROUPNAME NOT IN ["))
                        .and(() -> type.is(SUBSCRIPTION_POLICY)),
                "selectionCriteria is %s; %s accepts LogGroupName NOT IN [...]",
                criteria,
                type);
        review.refuse(
                SELECT_PREFIX,
                criteria.matches(text -> !selects(text, "LOGGROUPNAMEPREFIX ") && !selects(text, "DATASOURCE"))
                        .and(() -> type.isOneOf("FIELD_INDEX_POLICY", "TRANSFORMER_POLICY")),
                "selectionCriteria is %s; %s accepts LogGroupNamePrefix",
                criteria,
                type);
        review.refuse(
                SELECT_PROTECTION,
                criteria.isPresent().and(() -> type.is("DATA_PROTECTION_POLICY")),
                "selectionCriteria is %s, which %s does not accept",
                criteria,
                type);
    }

    /** Whether a criterion begins with these words, whatever their case and the blanks between them. */
    private static boolean selects(String criteria, String words) {
        String text =
                CharMatcher.whitespace().trimAndCollapseFrom(criteria, ' ').toUpperCase(Locale.ROOT);
        return text.startsWith(words) || text.replace("IN[", "IN [").startsWith(words);
    }

    private static void protection(Props document, Review review) {
        Value<String> version = document.string("Version");
        review.refuse(
                PROTECTION_VERSION,
                version.matches(text -> !text.equals(VERSION)),
                "Version is %s; CloudWatch Logs accepts 2021-06-01",
                version);
        Items<Props> statements = document.objects("Statement");
        Value<Integer> number = statements.value().map(List::size);
        review.refuse(
                PROTECTION_STATEMENTS,
                number.matches(found -> found != STATEMENTS),
                "Statement has %s elements; CloudWatch Logs accepts 2",
                number);
        review.at(document.path().key("Statement"))
                .refuse(PROTECTION_SAME, differ(statements), "the statements list different identifiers");
        Truth hasOwn = document.object("Configuration").isPresent();
        review.each(statements, statement -> {
            review.each(
                    statement.strings("DataIdentifier"),
                    identifier -> review.refuse(
                            PROTECTION_IDENTIFIER,
                            identifier.matches(text -> !text.startsWith("arn:")).and(hasOwn.not()),
                            "%s is not an ARN",
                            identifier));
            Props mask = statement.object("Operation").object("Deidentify").object("MaskConfig");
            Value<Set<String>> keys = mask.keys();
            review.refuse(
                    PROTECTION_MASK,
                    keys.matches(names -> !names.isEmpty()),
                    "MaskConfig has %s; CloudWatch Logs accepts an empty object",
                    keys);
        });
    }

    /** Whether there are two statements whose identifiers are not the same. */
    private static Truth differ(Items<Props> statements) {
        Value<Boolean> different = statements.value().flatMap(list -> {
            if (list.size() != STATEMENTS) {
                return Value.known(false, statements.path());
            }
            return identifiers(list.get(0)).with(identifiers(list.get(1)), (one, other) -> !one.equals(other));
        });
        return different.is(true);
    }

    private static Value<SortedSet<String>> identifiers(Props statement) {
        return statement.strings("DataIdentifier").value().flatMap(list -> {
            ImmutableSortedSet.Builder<String> found = ImmutableSortedSet.naturalOrder();
            for (Value<String> one : list) {
                Truth read = one.matches(text -> {
                    found.add(text);
                    return true;
                });
                if (read.answer() != Truth.Answer.YES) {
                    return Value.unknown(one.path());
                }
            }
            return Value.known(found.build(), statement.path());
        });
    }
}
