package dev.policypack.ecs.aws.kms;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Review;
import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Glob;
import dev.policypack.value.PropertyValue.StringValue;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What KMS refuses in keys, their policies, aliases and replicas. */
public final class KeyConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final Constraint KEY_USAGE = ALL.refused(
            "kms-key-usage",
            "KeyUsage ENCRYPT_DECRYPT is not compatible with KeySpec HMAC_256",
            "Set `keyUsage` to a value that the key spec supports: `GENERATE_VERIFY_MAC` for HMAC, `SIGN_VERIFY` or "
                    + "`KEY_AGREEMENT` for ECC.",
            "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html");

    private static final Constraint KEY_ROTATION = ALL.refused(
            "kms-key-rotation",
            "UnsupportedOperationException",
            "Remove `enableKeyRotation`: KMS rotates symmetric encryption keys only.",
            "https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html");

    private static final Constraint POLICY_LOCKOUT = ALL.refused(
            "kms-policy-lockout",
            "MalformedPolicyDocumentException: The new key policy will not allow you to update the key policy in the "
                    + "future.",
            "Keep the statement that allows `arn:aws:iam::<account>:root` the actions `kms:*`.",
            "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html");

    private static final Constraint POLICY_STATEMENT = ALL.refused(
            "kms-policy-statement",
            "MalformedPolicyDocumentException: Policy contains a statement with no principal.",
            "Give each statement `Principal`, `Action` and `Resource` (`*` for the key itself).",
            "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html");

    private static final Constraint POLICY_PRINCIPAL = ALL.refused(
            "kms-policy-principal",
            "MalformedPolicyDocumentException: Policy contains a statement with one or more invalid principals.",
            "Write an account ID or the ARN of a role, user or account.",
            "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html");

    private static final Constraint POLICY_CHARACTERS = ALL.refused(
            "kms-policy-characters",
            "ValidationException: 1 validation error detected: Value at 'policy' failed to satisfy constraint: Member "
                    + "must satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u00FF]+",
            "Use Latin characters only, also in `Sid`.",
            "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html");

    private static final Constraint ALIAS_TARGET = ALL.refused(
            "kms-alias-target",
            "Aliases must refer to keys. Not aliases",
            "Write the ID or the ARN of the key.",
            "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html");

    private static final Constraint REPLICA_PRIMARY = ALL.refused(
            "kms-replica-primary",
            "arn:aws:kms:eu-central-1:123456789012:key/1 is not a multi-region key.",
            "Set `multiRegion` to true on the primary key.",
            "https://docs.aws.amazon.com/kms/latest/APIReference/API_ReplicateKey.html");

    private static final String KEY = "aws:kms/key:Key";
    private static final String EXTERNAL_KEY = "aws:kms/externalKey:ExternalKey";
    private static final String REPLICA = "aws:kms/replicaKey:ReplicaKey";
    private static final String KEY_POLICY = "aws:kms/keyPolicy:KeyPolicy";
    private static final String ALIAS = "aws:kms/alias:Alias";

    /** The resources of which there is something to say. */
    public static final ResourceType<Resource> TYPE =
            ResourceType.of(resource -> resource, KEY, EXTERNAL_KEY, REPLICA, KEY_POLICY, ALIAS);

    private static final ResourceType<Resource> REPLICAS = ResourceType.of(resource -> resource, REPLICA);

    private static final String SYMMETRIC = "SYMMETRIC_DEFAULT";
    private static final String ENCRYPT = "ENCRYPT_DECRYPT";
    private static final String SIGN = "SIGN_VERIFY";
    private static final String AGREE = "KEY_AGREEMENT";
    private static final String MAC = "GENERATE_VERIFY_MAC";

    /**
     * What each kind of key may be used for. Source: <a
     * href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html">CreateKey, KeyUsage</a>, as of 2026-11-27.
     */
    private static final Map<String, Set<String>> USAGES = ImmutableMap.<String, Set<String>>builder()
            .put(SYMMETRIC, ImmutableSet.of(ENCRYPT))
            .put("HMAC_224", ImmutableSet.of(MAC))
            .put("HMAC_256", ImmutableSet.of(MAC))
            .put("HMAC_384", ImmutableSet.of(MAC))
            .put("HMAC_512", ImmutableSet.of(MAC))
            .put("RSA_2048", ImmutableSet.of(ENCRYPT, SIGN))
            .put("RSA_3072", ImmutableSet.of(ENCRYPT, SIGN))
            .put("RSA_4096", ImmutableSet.of(ENCRYPT, SIGN))
            .put("ECC_NIST_P256", ImmutableSet.of(SIGN, AGREE))
            .put("ECC_NIST_P384", ImmutableSet.of(SIGN, AGREE))
            .put("ECC_NIST_P521", ImmutableSet.of(SIGN, AGREE))
            .put("ECC_NIST_EDWARDS25519", ImmutableSet.of(SIGN))
            .put("ECC_SECG_P256K1", ImmutableSet.of(SIGN))
            .put("ML_DSA_44", ImmutableSet.of(SIGN))
            .put("ML_DSA_65", ImmutableSet.of(SIGN))
            .put("ML_DSA_87", ImmutableSet.of(SIGN))
            .put("SM2", ImmutableSet.of(ENCRYPT, SIGN, AGREE))
            .buildOrThrow();

    private static final CharMatcher IN_POLICIES = CharMatcher.anyOf("\t\n\r").or(CharMatcher.inRange(' ', '\u00ff'));
    private static final String PUT_POLICY = "kms:putkeypolicy";
    private static final int ACCOUNT_LENGTH = 12;

    private KeyConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks one of these resources. */
    public static void check(Resource resource, Review review) {
        Props props = resource.props();
        switch (resource.type()) {
            case KEY -> {
                checkKey(props, review);
                checkPolicy(props, review);
            }
            case ALIAS -> checkAlias(props, review);
            default -> checkPolicy(props, review);
        }
    }

    /** Checks whether keys of the same stack can be replicated. */
    public static void check(Stack stack, Review review) {
        for (Resource replica : stack.ofType(REPLICAS)) {
            Ref<KmsKey> primary = KmsKey.TYPE.ref(replica, replica.props(), "primaryKeyArn");
            review.on(replica)
                    .at(primary)
                    .refuse(
                            REPLICA_PRIMARY,
                            primary.value()
                                    .matches(text -> !text.startsWith("arn:") || !text.contains(":key/mrk-"))
                                    .and(() -> stack.isInStack(primary).not()),
                            "primaryKeyArn is %s, which is not the ARN of a multi-Region key",
                            primary.value());
            for (KmsKey key : stack.ofType(KmsKey.TYPE)) {
                Value<Boolean> multiRegion =
                        DeclaredInputs.of(key.resource()).bool("multiRegion").orElse(false);
                review.on(replica)
                        .at(primary)
                        .refuse(
                                REPLICA_PRIMARY,
                                multiRegion.is(false).and(() -> stack.leadsTo(primary, key.resource())),
                                "the primary key has multiRegion %s",
                                multiRegion);
            }
        }
    }

    private static void checkKey(Props key, Review review) {
        Value<String> spec = key.string("customerMasterKeySpec").orElse(SYMMETRIC);
        // The provider sends ENCRYPT_DECRYPT where the program says nothing.
        Value<String> usage = key.string("keyUsage").orElse(ENCRYPT);
        review.at(key.value("keyUsage"))
                .refuse(
                        KEY_USAGE,
                        spec.matches(
                                usage,
                                (kind, wanted) -> USAGES.containsKey(kind)
                                        && !USAGES.getOrDefault(kind, Set.of()).contains(wanted)),
                        "keyUsage is %s, but customerMasterKeySpec is %s",
                        usage,
                        spec);
        Value<Boolean> rotation = key.bool("enableKeyRotation");
        review.refuse(
                KEY_ROTATION,
                rotation.is(true).and(() -> spec.matches(kind -> !kind.equals(SYMMETRIC))),
                "enableKeyRotation is %s, but customerMasterKeySpec is %s",
                rotation,
                spec);
        review.refuse(
                KEY_ROTATION,
                rotation.is(true).and(() -> key.has("customKeyStoreId")),
                "enableKeyRotation is %s, but the key lies in a custom key store",
                rotation);
    }

    private static void checkAlias(Props alias, Review review) {
        Value<String> target = alias.string("targetKeyId");
        review.refuse(
                ALIAS_TARGET,
                target.matches(text -> text.startsWith("alias/") || text.contains(":alias/")),
                "targetKeyId is %s, which is an alias; an alias refers to a key",
                target);
    }

    private static void checkPolicy(Props key, Review review) {
        if (key.has("policy").answer() == Truth.Answer.NO || !review.when(key.has("policy"))) {
            return;
        }
        Value<String> text = key.string("policy");
        if (text.isPresent().answer() == Truth.Answer.YES) {
            review.refuse(
                    POLICY_CHARACTERS,
                    text.matches(content -> !IN_POLICIES.matchesAllOf(content)),
                    "policy has a character that is not a Latin one");
        }
        Props document = key.json("policy");
        review.at(document)
                .refuse(
                        POLICY_STATEMENT,
                        document.has("Statement").not().or(() -> document.objects("Statement")
                                .isEmpty()),
                        "the policy has no statement");
        review.each(document.objects("Statement"), statement -> checkStatement(statement, review));
        review.at(document)
                .refuse(
                        POLICY_LOCKOUT,
                        key.bool("bypassPolicyLockoutSafetyCheck")
                                .orElse(false)
                                .is(false)
                                .and(() -> document.objects("Statement").isNotEmpty())
                                .and(() -> document.objects("Statement").none(KeyConstraints::mayLetPolicyChange)),
                        "no statement allows an account to change the policy of the key");
    }

    private static void checkStatement(Props statement, Review review) {
        for (String element : List.of("Principal", "Action", "Resource")) {
            review.at(statement)
                    .refuse(
                            POLICY_STATEMENT,
                            statement.has(element).not().and(() -> statement
                                    .has("Not" + element)
                                    .not()),
                            "the statement has no " + element);
        }
        if (statement
                        .value("Principal")
                        .matches(whole -> !(whole instanceof StringValue))
                        .answer()
                == Truth.Answer.YES) {
            review.each(
                    statement.object("Principal").strings("AWS"),
                    principal -> review.refuse(
                            POLICY_PRINCIPAL,
                            principal.matches(one -> !isPrincipal(one)),
                            "AWS is %s, which is neither an account ID nor an ARN of IAM or STS",
                            principal));
        }
    }

    /** Whether a principal is of a form that KMS takes; IDs of users and roles are left to KMS. */
    private static boolean isPrincipal(String text) {
        return text.equals("*")
                || isAccount(text)
                || text.startsWith("AROA")
                || text.startsWith("AIDA")
                || (text.startsWith("arn:") && (text.contains(":iam::") || text.contains(":sts::")));
    }

    private static boolean isAccount(String text) {
        return text.length() == ACCOUNT_LENGTH && CharMatcher.inRange('0', '9').matchesAllOf(text);
    }

    /** Whether a statement may let an account change the policy; yes where it is written in a way that only KMS can judge. */
    private static Truth mayLetPolicyChange(Props statement) {
        return statement
                .string("Effect")
                .orElse("Allow")
                .is("Allow")
                .and(() -> statement
                        .has("NotPrincipal")
                        .or(() -> statement.value("Principal").matches(whole -> whole.equals(new StringValue("*"))))
                        .or(() -> statement
                                .object("Principal")
                                .strings("AWS")
                                .any(principal -> principal.matches(KeyConstraints::isPrincipal))))
                .and(() -> statement.has("NotAction").or(() -> statement
                        .strings("Action")
                        .any(action ->
                                action.matches(text -> Glob.matches(text.toLowerCase(Locale.ROOT), PUT_POLICY)))));
    }
}
