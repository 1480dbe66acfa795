package dev.policypack.ecs.aws.elb;

import com.google.common.base.CharMatcher;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.resource.Stack;
import dev.policypack.value.Display;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/**
 * What Elastic Load Balancing refuses in the conditions and the priority of a listener rule. Sources: <a
 * href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RuleCondition.html">RuleCondition</a>, <a
 * href="https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/listener_rule.go">listener_rule.go</a>, as of
 * 2026-11-27.
 */
public final class ListenerRuleConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final String API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/";
    private static final String CONDITION = API + "API_RuleCondition.html";
    private static final String CREATE = API + "API_CreateRule.html";

    private static final List<String> KINDS =
            List.of("hostHeader", "httpHeader", "httpRequestMethod", "pathPattern", "queryStrings", "sourceIp");
    private static final List<String> SINGLE = List.of("hostHeader", "httpRequestMethod", "pathPattern", "sourceIp");
    private static final List<String> WITH_REGEX = List.of("hostHeader", "httpHeader", "pathPattern");

    private static final int MOST_VALUES = 5;
    private static final int LONGEST_VALUE = 128;
    private static final int LONGEST_NAME = 40;
    private static final CharMatcher LETTERS = CharMatcher.inRange('a', 'z').or(CharMatcher.inRange('A', 'Z'));
    private static final CharMatcher DIGITS = CharMatcher.inRange('0', '9');
    private static final CharMatcher OF_HOST = LETTERS.or(DIGITS).or(CharMatcher.anyOf("-.*?"));
    private static final CharMatcher OF_METHOD = CharMatcher.inRange('A', 'Z').or(CharMatcher.anyOf("-_"));

    static final Constraint ONE_KIND = ALL.refused(
            "lb-rule-condition-one-kind",
            "Only one of host_header, http_header, http_request_method, path_pattern, query_string or source_ip can be set in a condition"
                    + " block",
            "Write one entry of `conditions` for each kind of condition.",
            "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/listener_rule.go");

    static final Constraint VALUES = ALL.refused(
            "lb-rule-condition-values-max",
            "ValidationError: A rule can only have '5' condition values",
            "Keep five values in all conditions of the rule, and write a rule of its own for the others.",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html");

    static final Constraint ONCE = ALL.refused(
            "lb-rule-condition-once",
            "ValidationError: A rule can only have one 'path-pattern' condition",
            "Write the values into one condition.",
            CONDITION);

    static final Constraint REQUIRED = ALL.refused(
            "lb-rule-condition-required",
            "ValidationError: A condition must be specified",
            "Add a condition; what no rule matches is handled by `defaultActions` of the listener.",
            CREATE);

    static final Constraint VALUES_OR_REGEX = ALL.refused(
            "lb-rule-condition-values",
            "You must provide exactly one of the following: ['Values' 'RegexValues'] for config of type 'PathPatternConfig'",
            "Set either `values` or `regexValues`, with at least one value.",
            CONDITION);

    static final Constraint HOST = ALL.refused(
            "lb-rule-host-header",
            "ValidationError: Condition value 'localhost' contains a character that is not valid",
            "Write a host name with a dot, such as `www.example.com` or `*.example.com`.",
            API + "API_HostHeaderConditionConfig.html");

    static final Constraint HOST_AS_HEADER = ALL.refused(
            "lb-rule-http-header-host",
            "ValidationError: You cannot specify 'host' as an HTTP header name",
            "Use `hostHeader` for the Host header.",
            API + "API_HttpHeaderConditionConfig.html");

    static final Constraint METHOD = ALL.refused(
            "lb-rule-http-method",
            "ValidationError: Condition value 'get' contains a character that is not valid",
            "Write the method in capitals, as requests have it.",
            API + "API_HttpRequestMethodConditionConfig.html");

    static final Constraint QUERY = ALL.refused(
            "lb-rule-query-string-length",
            "ValidationError: Condition value for 'query-string' cannot contain more than 128 characters",
            "Shorten the key or value to 128 characters.",
            API + "API_QueryStringConditionConfig.html");

    static final Constraint LENGTH = ALL.refused(
            "lb-rule-condition-value-length",
            "ValidationError: Condition value for 'path-pattern' cannot contain more than 128 characters",
            "Shorten the value to 128 characters.",
            CONDITION);

    static final Constraint HEADER_LENGTH = ALL.refused(
            "lb-rule-http-header-name-length",
            "Condition value for 'http-header' cannot contain more than 40 characters",
            "Shorten `httpHeaderName` to 40 characters.",
            API + "API_HttpHeaderConditionConfig.html");

    static final Constraint SOURCE = ALL.refused(
            "lb-rule-source-ip",
            "ValidationError: The specified value '10.0.0.1' is not a valid CIDR block",
            "Write the address as a CIDR block, such as `10.0.0.1/32`.",
            API + "API_SourceIpConditionConfig.html");

    static final Constraint PRIORITY = ALL.refused(
            "lb-rule-priority-range",
            "Valid Range: Minimum value of 1. Maximum value of 50000.",
            "Set `priority` to between 1 and 50000.",
            CREATE);

    static final Constraint PRIORITY_UNIQUE = ALL.refused(
            "lb-rule-priority-unique",
            "PriorityInUse: Priority '10' is currently in use",
            "Give each rule of a listener a priority of its own.",
            CREATE);

    private ListenerRuleConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a rule. */
    public static void check(ListenerRule rule, Review review) {
        Refusals.range(review, PRIORITY, rule.priority(), 1, 50_000);
        Items<Props> conditions = rule.conditions();
        review.at(conditions)
                .refuse(REQUIRED, conditions.value().matches(List::isEmpty), "conditions is an empty list");
        review.each(conditions, condition -> condition(condition, review));
        for (String kind : SINGLE) {
            once(conditions, kind, review);
        }
        values(conditions, review);
    }

    private static void condition(Props condition, Review review) {
        int set = 0;
        Truth open = Truth.no();
        for (String kind : KINDS) {
            Truth isSet = Refusals.isSet(condition, kind);
            if (isSet.answer() == Truth.Answer.YES) {
                set++;
            } else if (isSet.answer() == Truth.Answer.UNKNOWN) {
                open = isSet;
            }
        }
        review.at(condition)
                .refuse(
                        ONE_KIND,
                        set > 1 ? Truth.yes() : open.answer() == Truth.Answer.UNKNOWN ? open : Truth.of(set == 0),
                        "%s of %s are set; AWS accepts one in each condition",
                        set,
                        Display.words(String.join(", ", KINDS)));
        for (String kind : WITH_REGEX) {
            Props block = condition.object(kind);
            if (block.isPresent().answer() != Truth.Answer.NO) {
                valuesOrRegex(kind, block, review);
            }
        }
        review.each(
                condition.object("hostHeader").strings("values"),
                host -> review.refuse(
                        HOST, host.matches(text -> !mayBeHost(text)), "%s is no host name with a dot", host));
        header(condition.object("httpHeader"), review);
        review.each(
                condition.object("httpRequestMethod").strings("values"),
                method -> Refusals.characters(review, METHOD, method, OF_METHOD, "A to Z, - and _"));
        review.each(condition.objects("queryStrings"), query -> {
            Refusals.length(review, QUERY, query.string("key"), 0, LONGEST_VALUE);
            Refusals.length(review, QUERY, query.string("value"), 0, LONGEST_VALUE);
        });
        review.each(
                condition.object("sourceIp").strings("values"),
                block -> review.refuse(
                        SOURCE, block.matches(text -> text.indexOf('/') < 0), "%s is no CIDR block", block));
    }

    private static void valuesOrRegex(String kind, Props block, Review review) {
        Truth hasValues = Refusals.isSet(block, "values");
        Truth hasRegexes = Refusals.isSet(block, "regexValues");
        review.at(block)
                .refuse(
                        VALUES_OR_REGEX,
                        hasValues.and(hasRegexes),
                        "%s has values and regexValues; AWS accepts one of them",
                        Display.words(kind));
        review.at(block)
                .refuse(
                        VALUES_OR_REGEX,
                        block.isPresent().and(hasValues.or(hasRegexes).not()),
                        "%s has no values",
                        Display.words(kind));
        review.each(block.strings("values"), value -> Refusals.length(review, LENGTH, value, 0, LONGEST_VALUE));
    }

    private static void header(Props header, Review review) {
        Value<String> name = header.string("httpHeaderName");
        review.refuse(
                HOST_AS_HEADER,
                name.matches(text -> text.equalsIgnoreCase("host")),
                "httpHeaderName is %s, which has a condition of its own",
                name);
        Refusals.length(review, HEADER_LENGTH, name, 0, LONGEST_NAME);
    }

    /** Whether a text has a dot and after the last one something that may be the end of a host name; * and ? stand for characters. */
    private static boolean mayBeHost(String text) {
        int dot = text.lastIndexOf('.');
        return dot >= 0
                && dot < text.length() - 1
                && OF_HOST.matchesAllOf(text)
                && !DIGITS.matches(text.charAt(dot + 1));
    }

    private static void once(Items<Props> conditions, String kind, Review review) {
        int[] found = {0};
        Truth[] open = {Truth.no()};
        Truth listed = conditions.value().matches(all -> {
            for (Props condition : all) {
                Truth isSet = Refusals.isSet(condition, kind);
                if (isSet.answer() == Truth.Answer.YES) {
                    found[0]++;
                } else if (isSet.answer() == Truth.Answer.UNKNOWN) {
                    open[0] = isSet;
                }
            }
            return true;
        });
        review.at(conditions)
                .refuse(
                        ONCE,
                        listed.and(found[0] > 1 ? Truth.yes() : found[0] == 1 ? open[0] : Truth.no()),
                        "%s conditions have %s; AWS accepts one",
                        found[0],
                        Display.words(kind));
    }

    private static void values(Items<Props> conditions, Review review) {
        int[] found = {0};
        Truth[] open = {Truth.no()};
        Truth listed = conditions.value().matches(all -> {
            for (Props condition : all) {
                for (String kind : KINDS) {
                    if (!kind.equals("queryStrings")) {
                        count(condition.object(kind).strings("values").size(), found, open);
                        count(condition.object(kind).strings("regexValues").size(), found, open);
                    }
                }
                count(condition.objects("queryStrings").size(), found, open);
            }
            return true;
        });
        review.at(conditions)
                .refuse(
                        VALUES,
                        listed.and(found[0] > MOST_VALUES ? Truth.yes() : open[0]),
                        "the conditions have %s values; AWS accepts %s in a rule",
                        found[0],
                        MOST_VALUES);
    }

    private static void count(Value<Integer> size, int[] found, Truth[] open) {
        Truth known = size.matches(number -> {
            found[0] += number;
            return true;
        });
        if (known.answer() == Truth.Answer.UNKNOWN) {
            open[0] = known;
        }
    }

    /** Checks the priorities of the rules of a stack. */
    public static void check(Stack stack, Review review) {
        Places places = new Places();
        for (ListenerRule rule : stack.ofType(ListenerRule.TYPE)) {
            places.add(rule, stack, rule.listener(), rule.priority());
        }
        places.check(PRIORITY_UNIQUE, review, "priority is %s, which %s has on the same listener");
    }
}
