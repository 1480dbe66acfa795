package dev.policypack.ecs.aws.iam;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Review;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Items;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.ListValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.SecretValue;
import dev.policypack.value.PropertyValue.StringValue;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Map;

/**
 * What IAM refuses in roles, users, groups, policies, attachments and identity providers, apart from what stands in the policy documents.
 * Quotas: <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM and AWS STS quotas</a>, as of 2026-11-27;
 * of those that can be raised the highest counts.
 */
public final class IdentityConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final Constraint MANAGED_POLICY_SIZE = ALL.refused(
            "iam-managed-policy-size",
            "LimitExceeded: Cannot exceed quota for PolicySize: 6144",
            "Divide the statements into several policies.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html");

    private static final Constraint INLINE_POLICY_SIZE = ALL.refused(
            "iam-inline-policy-size",
            "LimitExceeded: Maximum policy size of 10240 bytes exceeded for role web",
            "Move statements into an `aws:iam/policy:Policy` and attach it.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html");

    private static final Constraint TRUST_SIZE = ALL.refused(
            "iam-trust-size",
            "LimitExceeded: Cannot exceed quota for ACLSizePerRole: 2048",
            "Trust fewer principals, or an organization by a condition on `aws:PrincipalOrgID`.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html");

    private static final Constraint MANAGED_POLICY_COUNT = ALL.refused(
            "iam-managed-policy-count",
            "LimitExceeded: Cannot exceed quota for PoliciesPerRole: 10",
            "Put the statements into fewer policies.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html");

    private static final Constraint PERMISSIONS_BOUNDARY = ALL.refused(
            "iam-permissions-boundary",
            "ValidationError: ARN arn:aws:iam::123456789012:role/web is not valid.",
            "Write the ARN of a managed policy.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html");

    private static final Constraint ATTACHMENT_POLICY = ALL.refused(
            "iam-attachment-policy",
            "ValidationError: ARN arn:aws:iam::123456789012:role/web is not valid.",
            "Write the ARN of a managed policy: `arn:aws:iam::aws:policy/…` or `arn:aws:iam::<account>:policy/…`.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html");

    private static final Constraint PATH_RESERVED = ALL.refused(
            "iam-path-reserved",
            "Paths beginning with '/aws-service-role' are reserved for AWS Service Linked Roles",
            "Use another path, or `aws:iam/serviceLinkedRole:ServiceLinkedRole`.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html");

    private static final Constraint PATH_FORMAT = ALL.refused(
            "iam-path-format",
            "ValidationError: The specified value for path is invalid. It must begin and end with / and contain only "
                    + "alphanumeric characters and/or / characters.",
            "Begin and end the path with `/`.",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html");

    private static final Constraint OIDC_URL = ALL.refused(
            "iam-oidc-url",
            "InvalidInput",
            "Write the URL of the issuer, which begins with `https://`.",
            "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html");

    private static final Constraint OIDC_CLIENT_IDS = ALL.refused(
            "iam-oidc-client-ids",
            "LimitExceeded: Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100",
            "Register at most 100 client IDs.",
            "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html");

    private static final Constraint SERVICE_LINKED_ROLE_NAME = ALL.refused(
            "iam-service-linked-role-name",
            "ecs is not a valid AWS service name (Service Principal)",
            "Write the service principal, for example `ecs.amazonaws.com`.",
            "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html");

    private static final String ROLE = "aws:iam/role:Role";
    private static final String USER = "aws:iam/user:User";
    private static final String GROUP = "aws:iam/group:Group";
    private static final String INSTANCE_PROFILE = "aws:iam/instanceProfile:InstanceProfile";
    private static final String POLICY = "aws:iam/policy:Policy";
    private static final String ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
    private static final String USER_POLICY = "aws:iam/userPolicy:UserPolicy";
    private static final String GROUP_POLICY = "aws:iam/groupPolicy:GroupPolicy";
    private static final String ROLE_ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    private static final String USER_ATTACHMENT = "aws:iam/userPolicyAttachment:UserPolicyAttachment";
    private static final String GROUP_ATTACHMENT = "aws:iam/groupPolicyAttachment:GroupPolicyAttachment";
    private static final String ATTACHMENT = "aws:iam/policyAttachment:PolicyAttachment";
    private static final String OIDC_PROVIDER = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";
    private static final String SERVICE_LINKED_ROLE = "aws:iam/serviceLinkedRole:ServiceLinkedRole";

    /** The resources of which there is something to say. */
    public static final ResourceType<Resource> TYPE = CloudControl.and(ResourceType.of(
            resource -> resource,
            ROLE,
            USER,
            GROUP,
            INSTANCE_PROFILE,
            POLICY,
            ROLE_POLICY,
            USER_POLICY,
            GROUP_POLICY,
            ROLE_ATTACHMENT,
            USER_ATTACHMENT,
            GROUP_ATTACHMENT,
            ATTACHMENT,
            OIDC_PROVIDER,
            SERVICE_LINKED_ROLE));

    private static final int MOST_MANAGED_SIZE = 6144;
    private static final int MOST_ROLE_SIZE = 10_240;
    private static final int MOST_USER_SIZE = 2048;
    private static final int MOST_GROUP_SIZE = 5120;
    private static final int MOST_TRUST_SIZE = 8192;
    private static final int MOST_POLICIES_OF_ROLE = 25;
    private static final int MOST_CLIENT_IDS = 100;

    private IdentityConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks one of these resources. */
    public static void check(Resource resource, Review review) {
        Props props = resource.props();
        switch (classicType(resource)) {
            case ROLE -> checkRole(props, CloudControl.isProviderOf(resource) ? "policyDocument" : "policy", review);
            case USER -> {
                checkPath(props, review);
                checkBoundary(props, review);
            }
            case GROUP, INSTANCE_PROFILE -> checkPath(props, review);
            case POLICY -> {
                checkPath(props, review);
                checkManagedSize(props, review);
            }
            case ROLE_POLICY -> checkInlineSize(size(props, "policy"), MOST_ROLE_SIZE, review);
            case USER_POLICY -> checkInlineSize(size(props, "policy"), MOST_USER_SIZE, review);
            case GROUP_POLICY -> checkInlineSize(size(props, "policy"), MOST_GROUP_SIZE, review);
            case ROLE_ATTACHMENT, USER_ATTACHMENT, GROUP_ATTACHMENT, ATTACHMENT ->
                checkAttached("policyArn", props.string("policyArn"), review);
            case OIDC_PROVIDER -> checkProvider(props, review);
            case SERVICE_LINKED_ROLE -> checkServiceLinkedRole(props, review);
            default -> {
                // Of another type nothing is known here.
            }
        }
    }

    /** The type as the classic provider calls it. */
    private static String classicType(Resource resource) {
        return switch (resource.type()) {
            case "aws-native:iam:Role" -> ROLE;
            case "aws-native:iam:ManagedPolicy" -> POLICY;
            case "aws-native:iam:RolePolicy" -> ROLE_POLICY;
            case "aws-native:iam:UserPolicy" -> USER_POLICY;
            case "aws-native:iam:GroupPolicy" -> GROUP_POLICY;
            default -> resource.type();
        };
    }

    private static void checkRole(Props role, String document, Review review) {
        checkPath(role, review);
        checkBoundary(role, review);
        Value<Integer> trust = size(role, "assumeRolePolicy");
        review.refuse(
                TRUST_SIZE,
                trust.matches(size -> size > MOST_TRUST_SIZE),
                "assumeRolePolicy has %s characters; IAM takes at most " + MOST_TRUST_SIZE + ", and 2048 by default",
                trust);
        Items<Value<String>> managed = role.strings("managedPolicyArns");
        review.refuse(
                MANAGED_POLICY_COUNT,
                managed.size().matches(size -> size > MOST_POLICIES_OF_ROLE),
                "managedPolicyArns has %s entries; IAM attaches at most " + MOST_POLICIES_OF_ROLE
                        + " managed policies to a role",
                managed);
        review.each(managed, arn -> checkAttached("managedPolicyArns has", arn, review));
        if (role.has("inlinePolicies").answer() != Truth.Answer.NO) {
            Items<Props> inline = role.objects("inlinePolicies");
            Value<Integer> all = inline.value().flatMap(policies -> {
                Value<Integer> sum = Value.known(0, inline.path());
                for (Props policy : policies) {
                    sum = sum.with(size(policy, document).orElse(0), Integer::sum);
                }
                return sum;
            });
            checkInlineSize(all, MOST_ROLE_SIZE, review);
        }
    }

    private static void checkPath(Props props, Review review) {
        Value<String> path = props.string("path");
        review.refuse(
                PATH_RESERVED,
                path.matches(text -> text.startsWith("/aws-service-role/")),
                "path is %s, which IAM reserves for service-linked roles",
                path);
        review.refuse(
                PATH_FORMAT,
                path.matches(text -> !text.isEmpty() && !(text.startsWith("/") && text.endsWith("/"))),
                "path is %s; a path begins and ends with \"/\"",
                path);
    }

    private static void checkBoundary(Props props, Review review) {
        Value<String> boundary = props.string("permissionsBoundary");
        review.refuse(
                PERMISSIONS_BOUNDARY,
                boundary.matches(IdentityConstraints::isOtherThanPolicy),
                "permissionsBoundary is %s, which is not the ARN of a policy",
                boundary);
    }

    private static void checkAttached(String what, Value<String> arn, Review review) {
        review.refuse(
                ATTACHMENT_POLICY,
                arn.matches(IdentityConstraints::isOtherThanPolicy),
                what + " %s, which is not the ARN of a policy",
                arn);
    }

    private static boolean isOtherThanPolicy(String text) {
        if (!text.startsWith("arn:")) {
            return false;
        }
        List<String> parts = Splitter.on(':').limit(6).splitToList(text);
        return parts.size() == 6 && !parts.get(5).startsWith("policy/");
    }

    private static void checkManagedSize(Props policy, Review review) {
        Value<Integer> characters = size(policy, "policy");
        review.refuse(
                MANAGED_POLICY_SIZE,
                characters.matches(size -> size > MOST_MANAGED_SIZE),
                "policy has %s characters; a managed policy has at most " + MOST_MANAGED_SIZE,
                characters);
    }

    private static void checkInlineSize(Value<Integer> characters, int most, Review review) {
        review.refuse(
                INLINE_POLICY_SIZE,
                characters.matches(size -> size > most),
                "the inline policy has %s characters; IAM takes at most " + most,
                characters);
    }

    /** The characters of a document, of which white space does not count; unknown while anything in it is. */
    private static Value<Integer> size(Props props, String property) {
        if (props.holdsUnknown(property)) {
            return Value.unknown(props.path().key(property));
        }
        return props.value(property)
                .map(content -> content instanceof StringValue text
                        ? CharMatcher.whitespace().negate().countIn(text.value())
                        : sizeOf(content));
    }

    /** The characters of a value as compact JSON. */
    private static int sizeOf(PropertyValue value) {
        if (value instanceof StringValue text) {
            return 2
                    + CharMatcher.whitespace().negate().countIn(text.value())
                    + CharMatcher.anyOf("\"\\").countIn(text.value());
        }
        if (value instanceof ListValue list) {
            int size = 2 + Math.max(0, list.elements().size() - 1);
            for (PropertyValue element : list.elements()) {
                size += sizeOf(element);
            }
            return size;
        }
        if (value instanceof MapValue map) {
            int size = 2 + Math.max(0, map.entries().size() - 1);
            for (Map.Entry<String, PropertyValue> entry : map.entries().entrySet()) {
                size += entry.getKey().length() + 3 + sizeOf(entry.getValue());
            }
            return size;
        }
        return value instanceof SecretValue secret ? sizeOf(secret.content()) : 1;
    }

    private static void checkProvider(Props provider, Review review) {
        Value<String> url = provider.string("url");
        review.refuse(
                OIDC_URL,
                url.matches(text -> text.startsWith("http://")),
                "url is %s; the URL of an OpenID Connect provider begins with \"https://\"",
                url);
        Items<Value<String>> clients = provider.strings("clientIdLists");
        review.refuse(
                OIDC_CLIENT_IDS,
                clients.size().matches(size -> size > MOST_CLIENT_IDS),
                "clientIdLists has %s entries; IAM takes at most " + MOST_CLIENT_IDS,
                clients);
    }

    private static void checkServiceLinkedRole(Props role, Review review) {
        Value<String> service = role.string("awsServiceName");
        review.refuse(
                SERVICE_LINKED_ROLE_NAME,
                service.matches(text -> !text.endsWith(".amazonaws.com") && !text.endsWith(".amazonaws.com.cn")),
                "awsServiceName is %s, which is not the name of a service principal",
                service);
    }
}
