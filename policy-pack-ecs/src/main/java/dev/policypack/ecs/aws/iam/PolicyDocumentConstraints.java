package dev.policypack.ecs.aws.iam;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Doubles;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Review;
import dev.policypack.value.Items;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.SecretValue;
import dev.policypack.value.PropertyValue.StringValue;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What IAM refuses in a policy document: one that grants, and one that says who may assume a role. Elements and operators: <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar of the IAM JSON policy language</a>, as of
 * 2026-11-27.
 */
public final class PolicyDocumentConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final Constraint POLICY_ACTION_REQUIRED = ALL.refused(
            "iam-policy-action-required",
            "MalformedPolicyDocument: Policy statement must contain actions.",
            "Add `Action` to the statement, or remove the statement.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html");

    private static final Constraint POLICY_RESOURCE_REQUIRED = ALL.refused(
            "iam-policy-resource-required",
            "MalformedPolicyDocument: Policy statement must contain resources.",
            "Add `Resource` with an ARN or `*` to the statement.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html");

    private static final Constraint POLICY_RESOURCE_FORMAT = ALL.refused(
            "iam-policy-resource-format",
            "MalformedPolicyDocument: Resource shop must be in ARN format or \"*\".",
            "Write the full ARN of the resource, or `*`.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html");

    private static final Constraint POLICY_RESOURCE_ARN_SEGMENTS = ALL.refused(
            "iam-policy-resource-arn-segments",
            "MalformedPolicyDocument: The policy failed legacy parsing",
            "Write all six parts of the ARN, and leave the parts that the service does not use empty: "
                    + "`arn:aws:s3:::shop`.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html");

    private static final Constraint POLICY_RESOURCE_SERVICE_WILDCARD = ALL.refused(
            "iam-policy-resource-service-wildcard",
            "MalformedPolicyDocument: Resource vendor must be fully qualified and cannot contain regexes.",
            "Name the service in the ARN, and put the wildcard into the resource part.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html");

    private static final Constraint POLICY_RESOURCE_GLOBAL_ARN = ALL.refused(
            "iam-policy-resource-global-arn",
            "MalformedPolicyDocument: IAM resource arn:aws:iam:eu-central-1:123456789012:role/web cannot contain "
                    + "region information.",
            "Leave the Region of an IAM or Route 53 ARN empty, and the Region and the account of an S3 bucket ARN.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html");

    private static final Constraint POLICY_ACTION_FORMAT = ALL.refused(
            "iam-policy-action-format",
            "MalformedPolicyDocument: Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
            "Write the action as `service:Action`, for example `s3:GetObject`, or `*`.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html");

    private static final Constraint POLICY_ACTION_ONE_COLON = ALL.refused(
            "iam-policy-action-one-colon",
            "MalformedPolicyDocument: Actions/Condition can contain only one colon.",
            "Write the action as `service:Action`, with one colon.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html");

    private static final Constraint POLICY_ACTION_SERVICE_WILDCARD = ALL.refused(
            "iam-policy-action-service-wildcard",
            "MalformedPolicyDocument: Action vendors (e.g., aws, ec2, etc.) must not contain wildcards.",
            "Name the service before the colon; only the part after it may have wildcards.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html");

    private static final Constraint POLICY_EFFECT_REQUIRED = ALL.refused(
            "iam-policy-effect-required",
            "MalformedPolicyDocument: Syntax errors in policy.",
            "Add `\"Effect\": \"Allow\"` or `\"Effect\": \"Deny\"` to the statement.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html");

    private static final Constraint POLICY_EFFECT_VALUE = ALL.refused(
            "iam-policy-effect-value",
            "MalformedPolicyDocument: The policy failed legacy parsing",
            "Write `Allow` or `Deny`; upper and lower case count.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html");

    private static final Constraint POLICY_IDENTITY_NO_PRINCIPAL = ALL.refused(
            "iam-policy-identity-no-principal",
            "MalformedPolicyDocument: Policy document should not specify a principal.",
            "Remove the principal: the policy applies to the role, user or group that it is attached to.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html");

    private static final Constraint POLICY_VERSION = ALL.refused(
            "iam-policy-version",
            "MalformedPolicyDocument: Syntax errors in policy.",
            "Write `\"Version\": \"2012-10-17\"`.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html");

    private static final Constraint POLICY_STATEMENT_REQUIRED = ALL.refused(
            "iam-policy-statement-required",
            "MalformedPolicyDocument: Syntax errors in policy.",
            "Add a statement, or remove the policy.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html");

    private static final Constraint POLICY_STATEMENT_FIELD = ALL.refused(
            "iam-policy-statement-field",
            "MalformedPolicyDocument: Syntax errors in policy.",
            "Remove the key, or correct its spelling: the elements are `Sid`, `Effect`, `Principal`, `NotPrincipal`, "
                    + "`Action`, `NotAction`, `Resource`, `NotResource` and `Condition`.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html");

    private static final Constraint POLICY_DOCUMENT_FIELD = ALL.refused(
            "iam-policy-document-field",
            "MalformedPolicyDocument: Syntax errors in policy.",
            "Remove the key: a policy document has only `Version`, `Id` and `Statement`.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html");

    private static final Constraint POLICY_EXCLUSIVE_ELEMENTS = ALL.refused(
            "iam-policy-exclusive-elements",
            "MalformedPolicyDocument: Syntax errors in policy.",
            "Keep one of the two in the statement.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html");

    private static final Constraint POLICY_SID_UNIQUE = ALL.refused(
            "iam-policy-sid-unique",
            "MalformedPolicyDocument: Statement IDs (SID) in a single policy must be unique.",
            "Give each statement its own `Sid`, or none.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html");

    private static final Constraint POLICY_SID_FORMAT = ALL.refused(
            "iam-policy-sid-format",
            "MalformedPolicyDocument: Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the "
                    + "regular expression [0-9A-Za-z]*",
            "Use letters and digits only.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html");

    private static final Constraint POLICY_CONDITION_OPERATOR = ALL.refused(
            "iam-policy-condition-operator",
            "MalformedPolicyDocument: Syntax errors in policy.",
            "Use an operator of the policy language, such as `StringEquals` or `ArnLike`.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html");

    private static final Constraint POLICY_CONDITION_VALUE_TYPE = ALL.refused(
            "iam-policy-condition-value-type",
            "MalformedPolicyDocument: Syntax errors in policy.",
            "Write a string, or a list of strings, as the value of the condition key.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html");

    private static final Constraint POLICY_CONDITION_ARN = ALL.refused(
            "iam-policy-condition-arn",
            "MalformedPolicyDocument: The policy failed legacy parsing",
            "Write a full ARN, or use an operator for strings.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html");

    private static final Constraint POLICY_CONDITION_NUMBER = ALL.refused(
            "iam-policy-condition-number",
            "MalformedPolicyDocument: The policy failed legacy parsing",
            "Write a number, or use an operator for strings.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html");

    private static final Constraint POLICY_CONDITION_DATE = ALL.refused(
            "iam-policy-condition-date",
            "MalformedPolicyDocument: The policy failed legacy parsing",
            "Write the date as `2026-01-31T00:00:00Z`.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html");

    private static final Constraint POLICY_CONDITION_IP = ALL.refused(
            "iam-policy-condition-ip",
            "MalformedPolicyDocument: The policy failed legacy parsing",
            "Write an IP address or a CIDR block, for example `203.0.113.0/24`.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html");

    private static final Constraint POLICY_CONDITION_NULL = ALL.refused(
            "iam-policy-condition-null",
            "MalformedPolicyDocument: Syntax errors in policy.",
            "Write `Null` without `IfExists`.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html");

    private static final Constraint POLICY_CONDITION_BINARY = ALL.refused(
            "iam-policy-condition-binary",
            "MalformedPolicyDocument: Syntax errors in policy.",
            "Encode the value in base64, padded to a multiple of four characters.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html");

    private static final Constraint TRUST_ACTION = ALL.refused(
            "iam-trust-action",
            "MalformedPolicyDocument: AssumeRole policy may only specify STS AssumeRole actions.",
            "Write `sts:AssumeRole`, `sts:AssumeRoleWithWebIdentity` or `sts:AssumeRoleWithSAML`, and move permissions"
                    + " into a policy of the role.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-custom.html");

    private static final Constraint TRUST_NO_RESOURCE = ALL.refused(
            "iam-trust-no-resource",
            "MalformedPolicyDocument: Has prohibited field Resource",
            "Remove `Resource`: the role itself is the resource of its trust policy.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html");

    private static final Constraint TRUST_PRINCIPAL_REQUIRED = ALL.refused(
            "iam-trust-principal-required",
            "MalformedPolicyDocument: Missing required field Principal",
            "Add `Principal` with the service or the account that assumes the role.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html");

    private static final Constraint TRUST_PRINCIPAL_TYPE = ALL.refused(
            "iam-trust-principal-type",
            "MalformedPolicyDocument: AssumeRolepolicy contained an invalid principal: \"STAR\":\"*\".",
            "Name the service or the account: `{\"Service\": \"ecs-tasks.amazonaws.com\"}`.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html");

    private static final Constraint TRUST_SERVICE_PRINCIPAL = ALL.refused(
            "iam-trust-service-principal",
            "MalformedPolicyDocument: Invalid principal in policy: \"SERVICE\":\"ecs-tasks\"",
            "Write the full name of the service principal, for example `ecs-tasks.amazonaws.com`.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html");

    private static final Constraint TRUST_AWS_PRINCIPAL = ALL.refused(
            "iam-trust-aws-principal",
            "MalformedPolicyDocument: Invalid principal in policy: \"AWS\":\"shop\"",
            "Write an account ID or the ARN of a role, user or account.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html");

    private static final Constraint TRUST_COGNITO_CONDITION = ALL.refused(
            "iam-trust-cognito-condition",
            "MalformedPolicyDocument: A condition block must be present for the Cognito provider",
            "Add a condition on `cognito-identity.amazonaws.com:aud`.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html");

    private static final Set<String> VERSIONS = ImmutableSet.of("2012-10-17", "2008-10-17");
    private static final Set<String> DOCUMENT_ELEMENTS = ImmutableSet.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT_ELEMENTS = ImmutableSet.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final Set<String> EFFECTS = ImmutableSet.of("Allow", "Deny");

    /** Operators without {@code ForAllValues:}, {@code ForAnyValue:} and {@code IfExists}. */
    private static final Set<String> OPERATORS = ImmutableSet.of(
            "StringEquals",
            "StringNotEquals",
            "StringEqualsIgnoreCase",
            "StringNotEqualsIgnoreCase",
            "StringLike",
            "StringNotLike",
            "NumericEquals",
            "NumericNotEquals",
            "NumericLessThan",
            "NumericLessThanEquals",
            "NumericGreaterThan",
            "NumericGreaterThanEquals",
            "DateEquals",
            "DateNotEquals",
            "DateLessThan",
            "DateLessThanEquals",
            "DateGreaterThan",
            "DateGreaterThanEquals",
            "Bool",
            "BinaryEquals",
            "IpAddress",
            "NotIpAddress",
            "ArnEquals",
            "ArnLike",
            "ArnNotEquals",
            "ArnNotLike",
            "Null");

    /** In lower case, as names of actions are compared. */
    private static final Set<String> ASSUMING = ImmutableSet.of(
            "sts:assumerole",
            "sts:assumerolewithwebidentity",
            "sts:assumerolewithsaml",
            "sts:tagsession",
            "sts:setsourceidentity",
            "sts:setcontext");

    /** The domains of AWS's partitions. */
    private static final List<String> SERVICE_DOMAINS = List.of(
            ".amazonaws.com",
            ".amazonaws.com.cn",
            ".amazonaws.eu",
            ".c2s.ic.gov",
            ".sc2s.sgov.gov",
            ".csp.hci.ic.gov",
            ".cloud.adc-e.uk");

    private static final String IF_EXISTS = "IfExists";
    private static final String COGNITO = "cognito-identity.amazonaws.com";
    private static final CharMatcher WILDCARDS = CharMatcher.anyOf("*?");
    private static final CharMatcher DIGITS = CharMatcher.inRange('0', '9');
    private static final CharMatcher LETTERS_AND_DIGITS =
            DIGITS.or(CharMatcher.inRange('A', 'Z')).or(CharMatcher.inRange('a', 'z'));
    private static final CharMatcher BASE64 = LETTERS_AND_DIGITS.or(CharMatcher.anyOf("+/="));
    private static final CharMatcher IN_DATES = DIGITS.or(CharMatcher.anyOf("-:TZ. +"));
    private static final CharMatcher IN_IPV6 = DIGITS.or(CharMatcher.inRange('a', 'f'))
            .or(CharMatcher.inRange('A', 'F'))
            .or(CharMatcher.anyOf(":./"));

    private PolicyDocumentConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a document that grants something to the role, user or group that it is attached to. */
    public static void checkIdentity(PolicyDocument document, Review review) {
        if (!review.when(document.props().isPresent())) {
            return;
        }
        checkElements(document.props(), review);
        Set<String> ids = new HashSet<>();
        review.each(document.props().objects("Statement"), statement -> {
            checkStatement(statement, review);
            checkPermission(statement, review);
            Value<String> id = statement.nonEmptyText("Sid");
            review.refuse(POLICY_SID_UNIQUE, id.matches(text -> !ids.add(text)), "Sid %s stands in two statements", id);
        });
    }

    /** Checks a document that says who may assume a role. */
    public static void checkTrust(PolicyDocument document, Review review) {
        if (!review.when(document.props().isPresent())) {
            return;
        }
        checkElements(document.props(), review);
        review.each(document.props().objects("Statement"), statement -> {
            checkStatement(statement, review);
            checkTrustStatement(statement, review);
        });
    }

    private static void checkElements(Props document, Review review) {
        Value<String> version = document.string("Version");
        review.refuse(
                POLICY_VERSION,
                version.matches(text -> !VERSIONS.contains(text)),
                "Version is %s, which is not a version of the policy language",
                version);
        review.at(document)
                .refuse(
                        POLICY_STATEMENT_REQUIRED,
                        document.has("Statement").not().or(() -> document.objects("Statement")
                                .isEmpty()),
                        "the document has no statement");
        Value<String> unknown = document.keys().map(keys -> firstBeside(DOCUMENT_ELEMENTS, keys));
        review.refuse(POLICY_DOCUMENT_FIELD, unknown.isPresent(), "%s is not an element of a policy document", unknown);
    }

    private static void checkStatement(Props statement, Review review) {
        review.at(statement)
                .refuse(POLICY_EFFECT_REQUIRED, statement.has("Effect").not(), "the statement has no Effect");
        Value<String> effect = statement.string("Effect");
        review.refuse(
                POLICY_EFFECT_VALUE,
                effect.matches(text -> !EFFECTS.contains(text)),
                "Effect is %s; IAM takes \"Allow\" and \"Deny\", in this spelling",
                effect);
        Value<String> unknown = statement.keys().map(keys -> firstBeside(STATEMENT_ELEMENTS, keys));
        review.refuse(
                POLICY_STATEMENT_FIELD, unknown.isPresent(), "%s is not an element of a policy statement", unknown);
        Value<String> id = statement.string("Sid");
        review.refuse(
                POLICY_SID_FORMAT,
                id.matches(text -> !LETTERS_AND_DIGITS.matchesAllOf(text)),
                "Sid is %s; IAM takes letters and digits only",
                id);
        checkPair("Action", "NotAction", statement, review);
        checkPair("Resource", "NotResource", statement, review);
        checkPair("Principal", "NotPrincipal", statement, review);
        review.at(statement)
                .refuse(
                        POLICY_ACTION_REQUIRED,
                        lacks("Action", statement).and(() -> lacks("NotAction", statement)),
                        "the statement has neither Action nor NotAction");
        if (statement.has("Condition").answer() != Truth.Answer.NO) {
            checkCondition(statement.object("Condition"), review);
        }
    }

    private static void checkPair(String one, String other, Props statement, Review review) {
        review.at(statement.value(other))
                .refuse(
                        POLICY_EXCLUSIVE_ELEMENTS,
                        statement.has(other).and(() -> statement.has(one)),
                        "the statement has both " + one + " and " + other);
    }

    /** Whether an element is missing, or a list without elements. */
    private static Truth lacks(String element, Props statement) {
        return statement.has(element).not().or(() -> statement.strings(element).isEmpty());
    }

    private static void checkPermission(Props statement, Review review) {
        for (String element : List.of("Principal", "NotPrincipal")) {
            review.at(statement.value(element))
                    .refuse(
                            POLICY_IDENTITY_NO_PRINCIPAL,
                            statement.has(element),
                            "the statement has " + element
                                    + ", but the policy applies to the role, user or group that it is attached to");
        }
        for (String element : List.of("Action", "NotAction")) {
            review.each(statement.strings(element), action -> checkAction(action, review));
        }
        review.at(statement)
                .refuse(
                        POLICY_RESOURCE_REQUIRED,
                        lacks("Resource", statement).and(() -> lacks("NotResource", statement)),
                        "the statement has neither Resource nor NotResource");
        for (String element : List.of("Resource", "NotResource")) {
            review.each(statement.strings(element), resource -> checkResource(element, resource, review));
        }
    }

    private static void checkAction(Value<String> action, Review review) {
        review.refuse(
                POLICY_ACTION_FORMAT,
                action.matches(text -> !isAny(text) && text.indexOf(':') < 0),
                "action %s does not name a service",
                action);
        review.refuse(
                POLICY_ACTION_ONE_COLON,
                action.matches(text -> text.indexOf(':') != text.lastIndexOf(':')),
                "action %s has more than one colon",
                action);
        review.refuse(
                POLICY_ACTION_SERVICE_WILDCARD,
                action.matches(
                        text -> text.indexOf(':') > 0 && WILDCARDS.matchesAnyOf(text.substring(0, text.indexOf(':')))),
                "action %s has a wildcard in the name of the service",
                action);
    }

    private static void checkResource(String element, Value<String> resource, Review review) {
        review.refuse(
                POLICY_RESOURCE_FORMAT,
                resource.matches(text -> !isAny(text) && !text.startsWith("arn:")),
                element + " is %s, which is neither an ARN nor \"*\"",
                resource);
        review.refuse(
                POLICY_RESOURCE_ARN_SEGMENTS,
                resource.matches(text -> text.startsWith("arn:") && colons(text) < 5),
                element + " is %s; an ARN has six parts divided by colons",
                resource);
        review.refuse(
                POLICY_RESOURCE_SERVICE_WILDCARD,
                resource.matches(text -> isArn(text) && WILDCARDS.matchesAnyOf(part(text, 2))),
                element + " is %s, which has a wildcard in place of the service",
                resource);
        review.refuse(
                POLICY_RESOURCE_GLOBAL_ARN,
                resource.matches(PolicyDocumentConstraints::isMisplaced),
                element
                        + " is %s; ARNs of IAM and Route 53 have no Region, and those of S3 buckets neither Region nor account",
                resource);
    }

    /** Whether an ARN names a Region or an account where its service has none. */
    private static boolean isMisplaced(String text) {
        if (!isArn(text)) {
            return false;
        }
        return switch (part(text, 2)) {
            case "iam", "route53" -> isNamed(part(text, 3));
            case "s3" ->
                part(text, 5).indexOf('/') < 0
                        && part(text, 5).indexOf(':') < 0
                        && (isNamed(part(text, 3)) || isNamed(part(text, 4)));
            default -> false;
        };
    }

    private static boolean isNamed(String part) {
        return !WILDCARDS.matchesAllOf(part) && part.indexOf('$') < 0;
    }

    private static void checkTrustStatement(Props statement, Review review) {
        for (String element : List.of("Action", "NotAction")) {
            review.each(
                    statement.strings(element),
                    action -> review.refuse(
                            TRUST_ACTION,
                            action.matches(text -> !ASSUMING.contains(text.toLowerCase(Locale.ROOT))),
                            "action %s is not one that assumes a role",
                            action));
        }
        for (String element : List.of("Resource", "NotResource")) {
            review.at(statement.value(element))
                    .refuse(
                            TRUST_NO_RESOURCE,
                            statement.has(element),
                            "the trust policy has " + element + ", but its resource is the role itself");
        }
        review.at(statement)
                .refuse(
                        TRUST_PRINCIPAL_REQUIRED,
                        statement.has("Principal").not().and(() -> statement
                                .has("NotPrincipal")
                                .not()),
                        "the trust policy does not say who may assume the role");
        if (statement.has("Principal").answer() != Truth.Answer.NO) {
            checkPrincipal(statement, review);
        }
    }

    private static void checkPrincipal(Props statement, Review review) {
        Value<PropertyValue> whole = statement.value("Principal");
        review.refuse(
                TRUST_PRINCIPAL_TYPE,
                whole.matches(content ->
                        content instanceof StringValue text && text.value().equals("*")),
                "Principal is %s; a trust policy names a type of principal",
                whole.map(content -> content instanceof StringValue text ? text.value() : "an object"));
        if (whole.matches(content -> content instanceof MapValue).answer() != Truth.Answer.YES) {
            return;
        }
        Props principal = statement.object("Principal");
        review.each(
                principal.strings("Service"),
                service -> review.refuse(
                        TRUST_SERVICE_PRINCIPAL,
                        service.matches(text -> WILDCARDS.matchesAnyOf(text)
                                || SERVICE_DOMAINS.stream().noneMatch(text::endsWith)),
                        "Service is %s, which is not the name of a service principal",
                        service));
        review.each(
                principal.strings("AWS"),
                one -> review.refuse(
                        TRUST_AWS_PRINCIPAL,
                        one.matches(text -> !mayBePrincipal(text)),
                        "AWS is %s, which is neither an account ID nor the ARN of an account, user or role",
                        one));
        review.each(
                principal.strings("Federated"),
                provider -> review.refuse(
                        TRUST_COGNITO_CONDITION,
                        provider.is(COGNITO)
                                .and(() -> statement.has("Condition").not()),
                        "Federated is %s without a condition, so that identity pools of every account could assume the role",
                        provider));
    }

    /** Whether a principal is of a form that IAM takes; IDs of users and roles, and sessions, are left to IAM. */
    private static boolean mayBePrincipal(String text) {
        if (text.equals("*") || text.startsWith("AROA") || text.startsWith("AIDA")) {
            return true;
        }
        if (!isArn(text)) {
            return isAccount(CharMatcher.is('-').removeFrom(text));
        }
        String resource = part(text, 5);
        return part(text, 2).equals("sts")
                || (part(text, 2).equals("iam")
                        && part(text, 3).isEmpty()
                        && isAccount(part(text, 4))
                        && !WILDCARDS.matchesAnyOf(resource)
                        && (resource.equals("root")
                                || resource.startsWith("user/")
                                || resource.startsWith("role/")
                                || resource.startsWith("group/")));
    }

    private static boolean isAccount(String text) {
        return text.length() == 12 && DIGITS.matchesAllOf(text);
    }

    private static void checkCondition(Props condition, Review review) {
        review.each(list(condition.keys()), name -> {
            Value<String> operator = condition.keys().map(keys -> name);
            String root = root(name);
            review.at(condition.value(name))
                    .refuse(
                            POLICY_CONDITION_OPERATOR,
                            Truth.of(!OPERATORS.contains(root)),
                            "%s is not a condition operator",
                            operator);
            review.at(condition.value(name))
                    .refuse(
                            POLICY_CONDITION_NULL,
                            Truth.of(root.equals("Null") && name.endsWith(IF_EXISTS)),
                            "%s is not a condition operator: Null has no IfExists",
                            operator);
            Props keys = condition.object(name);
            review.each(list(keys.keys()), key -> checkValues(root, operator, keys, key, review));
        });
    }

    private static void checkValues(String root, Value<String> operator, Props keys, String key, Review review) {
        Truth nested = keys.value(key).matches(PolicyDocumentConstraints::holdsObject);
        boolean plain = review.at(keys.value(key))
                .refuse(
                        POLICY_CONDITION_VALUE_TYPE,
                        nested,
                        "the value of %s is an object; IAM takes a string or a list of strings",
                        keys.keys().map(all -> key));
        Constraint constraint = constraintOf(root);
        if (!plain || constraint == null) {
            return;
        }
        review.each(
                keys.strings(key),
                value -> review.refuse(
                        constraint,
                        value.matches(text -> !text.contains("${") && !fits(root, text)),
                        "%s, compared with %s, is not %s",
                        value,
                        operator,
                        kind(root)));
    }

    private static boolean holdsObject(PropertyValue value) {
        if (value instanceof SecretValue secret) {
            return holdsObject(secret.content());
        }
        return value instanceof MapValue
                || (value instanceof ListValue list
                        && list.elements().stream().anyMatch(PolicyDocumentConstraints::holdsObject));
    }

    private static @Nullable Constraint constraintOf(String root) {
        if (root.startsWith("Arn")) {
            return POLICY_CONDITION_ARN;
        }
        if (root.startsWith("Numeric")) {
            return POLICY_CONDITION_NUMBER;
        }
        if (root.startsWith("Date")) {
            return POLICY_CONDITION_DATE;
        }
        if (root.endsWith("IpAddress")) {
            return POLICY_CONDITION_IP;
        }
        return root.startsWith("Binary") ? POLICY_CONDITION_BINARY : null;
    }

    private static String kind(String root) {
        if (root.startsWith("Arn")) {
            return "an ARN";
        }
        if (root.startsWith("Numeric")) {
            return "a number";
        }
        if (root.startsWith("Date")) {
            return "a date";
        }
        return root.startsWith("Binary") ? "base64 text" : "an IP address or a CIDR block";
    }

    private static boolean fits(String root, String text) {
        if (root.startsWith("Arn")) {
            return text.equals("*") || isArn(text);
        }
        if (root.startsWith("Numeric")) {
            return Doubles.tryParse(text) != null;
        }
        if (root.startsWith("Date")) {
            return isDate(text);
        }
        return root.startsWith("Binary")
                ? !text.isEmpty() && text.length() % 4 == 0 && BASE64.matchesAllOf(text)
                : isAddress(text);
    }

    /** Whether a text may be a date of ISO 8601, or a number of seconds. */
    private static boolean isDate(String text) {
        if (text.isEmpty() || DIGITS.matchesAllOf(text)) {
            return !text.isEmpty();
        }
        return text.length() >= 4
                && DIGITS.matchesAllOf(text.substring(0, 4))
                && IN_DATES.matchesAllOf(text)
                && (text.length() < 7 || isBetween(text.substring(5, 7), 1, 12))
                && (text.length() < 10 || isBetween(text.substring(8, 10), 1, 31));
    }

    /** Whether a text may be an IP address, with or without a prefix. */
    private static boolean isAddress(String text) {
        if (text.indexOf(':') >= 0) {
            return IN_IPV6.matchesAllOf(text);
        }
        int slash = text.indexOf('/');
        List<String> numbers = Splitter.on('.').splitToList(slash < 0 ? text : text.substring(0, slash));
        return numbers.size() == 4
                && numbers.stream().allMatch(number -> isBetween(number, 0, 255))
                && (slash < 0 || isBetween(text.substring(slash + 1), 0, 32));
    }

    private static boolean isBetween(String text, int least, int most) {
        return !text.isEmpty()
                && text.length() <= 3
                && DIGITS.matchesAllOf(text)
                && Integer.parseInt(text) >= least
                && Integer.parseInt(text) <= most;
    }

    /** The operator without what may stand before and behind it. */
    private static String root(String operator) {
        String unprefixed = operator.substring(operator.lastIndexOf(':') + 1);
        return unprefixed.endsWith(IF_EXISTS)
                ? unprefixed.substring(0, unprefixed.length() - IF_EXISTS.length())
                : unprefixed;
    }

    private static boolean isAny(String text) {
        return !text.isEmpty() && CharMatcher.is('*').matchesAllOf(text);
    }

    private static boolean isArn(String text) {
        return text.startsWith("arn:") && colons(text) >= 5;
    }

    private static int colons(String text) {
        return CharMatcher.is(':').countIn(text);
    }

    /** A part of an ARN, the sixth with all that follows. */
    private static String part(String arn, int index) {
        return Splitter.on(':').limit(6).splitToList(arn).get(index);
    }

    private static @Nullable String firstBeside(Set<String> known, Set<String> keys) {
        for (String key : keys) {
            if (!known.contains(key)) {
                return key;
            }
        }
        return null;
    }

    private static Items<String> list(Value<Set<String>> names) {
        return Items.of(names.map(List::copyOf));
    }
}
