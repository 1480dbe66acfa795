package dev.policypack.ecs.aws.ecr;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableSet;
import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What ECR refuses in repositories, their policies and templates, in pull through cache rules and in the configuration of a registry. */
public final class RegistryConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final Constraint ENCRYPTION_KEY = ALL.refused(
            "ecr-encryption-key",
            "InvalidParameterException: Invalid parameter at 'encryptionConfiguration' failed to satisfy constraint: "
                    + "'Invalid encryption configuration: Encryption key should not be set for AES256 encryption.'",
            "Set `encryptionType` to `KMS`, or remove `kmsKey`.",
            "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_EncryptionConfiguration.html");

    private static final Constraint MUTABILITY_EXCLUSION = ALL.refused(
            "ecr-mutability-exclusion",
            "ImageTagMutabilityExclusionFilters are not allowed when imageTagMutability is set to IMMUTABLE",
            "Use `IMMUTABLE_WITH_EXCLUSION` or `MUTABLE_WITH_EXCLUSION` together with "
                    + "`imageTagMutabilityExclusionFilters`.",
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html");

    private static final Constraint POLICY_NO_RESOURCE = ALL.refused(
            "ecr-policy-no-resource",
            "InvalidParameterException: Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid "
                    + "repository policy provided'",
            "Remove `Resource`: the policy applies to the repository that it is set on.",
            "https://github.com/aws/aws-cdk/issues/24314");

    private static final Constraint POLICY_PRINCIPAL = ALL.refused(
            "ecr-policy-principal",
            "InvalidParameterException: Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid "
                    + "repository policy provided'",
            "Add `Principal` with the account or the service that may use the repository.",
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html");

    private static final Constraint CACHE_CREDENTIAL_REQUIRED = ALL.refused(
            "ecr-cache-credential-required",
            "The specified upstream registry requires authentication",
            "Set `credentialArn` to a secret whose name begins with `ecr-pullthroughcache/`.",
            "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreatePullThroughCacheRule.html");

    private static final Constraint CACHE_CREDENTIAL_FORBIDDEN = ALL.refused(
            "ecr-cache-credential-forbidden",
            "The specified upstream registry doesn't require authentication",
            "Remove `credentialArn`.",
            "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreatePullThroughCacheRule.html");

    private static final Constraint CACHE_CUSTOM_ROLE = ALL.refused(
            "ecr-cache-custom-role",
            "Upstream registry URL and provided credential type do not match",
            "Remove `customRoleArn`.",
            "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreatePullThroughCacheRule.html");

    private static final Constraint CACHE_URL = ALL.refused(
            "ecr-cache-url",
            "The upstream registry URL docker.io is invalid",
            "Write the host of a registry that ECR supports, in lower case, without a scheme and a path: "
                    + "`registry-1.docker.io` for Docker Hub.",
            "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreatePullThroughCacheRule.html");

    private static final Constraint CACHE_SECRET_NAME = ALL.refused(
            "ecr-cache-secret-name",
            "InvalidParameterException: Invalid parameter at 'credentialArn'",
            "Begin the name of the secret with `ecr-pullthroughcache/`.",
            "https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-creating-secret.html");

    private static final Constraint SCAN_FREQUENCY = ALL.refused(
            "ecr-scan-frequency",
            "Invalid scan frequency for scanType BASIC: CONTINUOUS_SCAN",
            "Use `SCAN_ON_PUSH`, or set `scanType` to `ENHANCED`.",
            "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutRegistryScanningConfiguration.html");

    private static final Constraint SCAN_FREQUENCY_UNIQUE = ALL.refused(
            "ecr-scan-frequency-unique",
            "Invalid input. Contains duplicate scan frequencies: [SCAN_ON_PUSH]",
            "Put the filters of both rules into one rule.",
            "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutRegistryScanningConfiguration.html");

    private static final Constraint TEMPLATE_APPLIED_FOR = ALL.refused(
            "ecr-template-applied-for",
            "ValidationException: Member must satisfy enum value set: [REPLICATION, PULL_THROUGH_CACHE, "
                    + "CREATE_ON_PUSH]",
            "List only `REPLICATION`, `PULL_THROUGH_CACHE` or `CREATE_ON_PUSH`.",
            "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepositoryCreationTemplate.html");

    private static final String REPOSITORY = "aws:ecr/repository:Repository";
    private static final String TEMPLATE = "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate";
    private static final String POLICY = "aws:ecr/repositoryPolicy:RepositoryPolicy";
    private static final String CACHE_RULE = "aws:ecr/pullThroughCacheRule:PullThroughCacheRule";
    private static final String LIFECYCLE_POLICY = "aws:ecr/lifecyclePolicy:LifecyclePolicy";
    private static final String SCANNING = "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration";

    /** The resources of which there is something to say. */
    public static final ResourceType<Resource> TYPE = CloudControl.and(ResourceType.of(
            resource -> resource, REPOSITORY, TEMPLATE, POLICY, CACHE_RULE, SCANNING, LIFECYCLE_POLICY));

    private static final ResourceType<Resource> CACHE_RULES = ResourceType.of(resource -> resource, CACHE_RULE);
    private static final ResourceType<Resource> SECRETS =
            ResourceType.of(resource -> resource, "aws:secretsmanager/secret:Secret");

    /**
     * The registries whose images can be cached: those that ask for credentials, and those that take none. Source: <a
     * href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html">Sync an upstream registry</a>, as of 2026-11-27.
     */
    private static final Set<String> WITH_CREDENTIALS =
            ImmutableSet.of("registry-1.docker.io", "ghcr.io", "registry.gitlab.com", "cgr.dev");

    private static final Set<String> OPEN = ImmutableSet.of("public.ecr.aws", "registry.k8s.io", "quay.io");
    private static final String AZURE = ".azurecr.io";
    private static final String SECRET_PREFIX = "ecr-pullthroughcache/";
    private static final int ACCOUNT_LENGTH = 12;

    private RegistryConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks one of these resources. */
    public static void check(Resource resource, Review review) {
        Props props = resource.props();
        switch (resource.type()) {
            case LIFECYCLE_POLICY -> checkLifecycle(props, "policy", review);
            case TEMPLATE -> {
                checkRepository(props, review);
                review.each(
                        props.strings("appliedFors"),
                        reason -> Refusals.oneOf(
                                review,
                                TEMPLATE_APPLIED_FOR,
                                reason,
                                "REPLICATION",
                                "PULL_THROUGH_CACHE",
                                "CREATE_ON_PUSH"));
                checkLifecycle(props, "lifecyclePolicy", review);
            }
            case POLICY -> checkPolicy(props.json("policy"), review);
            case CACHE_RULE -> checkCacheRule(props, review);
            case SCANNING -> checkScanning(props, review);
            default -> checkRepository(props, review);
        }
    }

    /** Checks what a pull through cache rule has to do with the secret of the same stack. */
    public static void check(Stack stack, Review review) {
        for (Resource rule : stack.ofType(CACHE_RULES)) {
            Ref<Resource> credential = SECRETS.ref(rule, DeclaredInputs.of(rule), "credentialArn");
            if (credential.isPresent().answer() == Truth.Answer.NO) {
                continue;
            }
            for (Resource secret : stack.ofType(SECRETS)) {
                Value<String> name = secret.props().string("name");
                review.on(rule)
                        .at(credential)
                        .refuse(
                                CACHE_SECRET_NAME,
                                name.matches(text -> !text.startsWith(SECRET_PREFIX))
                                        .and(() -> stack.leadsTo(credential, secret)),
                                "the name of the secret is %s, which does not begin with \"" + SECRET_PREFIX + "\"",
                                name);
            }
        }
    }

    private static void checkLifecycle(Props props, String property, Review review) {
        if (props.has(property).answer() != Truth.Answer.NO) {
            LifecyclePolicyConstraints.check(props.json(property), review);
        }
    }

    private static void checkRepository(Props repository, Review review) {
        review.each(repository.objects("encryptionConfigurations"), encryption -> {
            Value<String> type = encryption.string("encryptionType").orElse("AES256");
            Value<String> key = encryption.nonEmptyText("kmsKey");
            review.refuse(
                    ENCRYPTION_KEY,
                    type.is("AES256").and(key::isPresent),
                    "kmsKey is %s, but encryptionType is %s",
                    key,
                    type);
        });
        Value<String> mutability = repository.string("imageTagMutability").orElse("MUTABLE");
        Items<Props> filters = repository.objects("imageTagMutabilityExclusionFilters");
        review.refuse(
                MUTABILITY_EXCLUSION,
                mutability.isOneOf("MUTABLE", "IMMUTABLE").and(filters::isNotEmpty),
                "imageTagMutability is %s, but imageTagMutabilityExclusionFilters is set",
                mutability);
        review.refuse(
                MUTABILITY_EXCLUSION,
                mutability
                        .isOneOf("MUTABLE_WITH_EXCLUSION", "IMMUTABLE_WITH_EXCLUSION")
                        .and(filters::isEmpty),
                "imageTagMutability is %s, but imageTagMutabilityExclusionFilters is not set",
                mutability);
    }

    private static void checkPolicy(Props document, Review review) {
        review.each(document.objects("Statement"), statement -> {
            for (String element : List.of("Resource", "NotResource")) {
                review.at(statement.value(element))
                        .refuse(
                                POLICY_NO_RESOURCE,
                                statement.has(element),
                                "the repository policy has " + element
                                        + ", but it applies to the repository that it is set on");
            }
            review.at(statement)
                    .refuse(
                            POLICY_PRINCIPAL,
                            statement.has("Principal").not().and(() -> statement
                                    .has("NotPrincipal")
                                    .not()),
                            "the statement does not say who may use the repository");
        });
    }

    private static void checkCacheRule(Props rule, Review review) {
        Value<String> registry = rule.string("upstreamRegistryUrl");
        Value<String> credential = rule.nonEmptyText("credentialArn");
        Value<String> role = rule.nonEmptyText("customRoleArn");
        review.refuse(
                CACHE_URL,
                registry.matches(url -> !asksForCredentials(url) && !OPEN.contains(url) && !isEcr(url)),
                "upstreamRegistryUrl is %s, which is not a registry that ECR caches",
                registry);
        review.refuse(
                CACHE_CREDENTIAL_REQUIRED,
                credential.isMissing().and(() -> registry.matches(RegistryConstraints::asksForCredentials)),
                "upstreamRegistryUrl is %s, which asks for credentials, but credentialArn is not set",
                registry);
        review.refuse(
                CACHE_CREDENTIAL_FORBIDDEN,
                credential.isPresent().and(() -> registry.isIn(OPEN)),
                "credentialArn is %s, but %s takes no credentials",
                credential,
                registry);
        review.refuse(
                CACHE_CUSTOM_ROLE,
                role.isPresent().and(() -> registry.matches(url -> asksForCredentials(url) || OPEN.contains(url))),
                "customRoleArn is %s, but %s is not a private registry of ECR",
                role,
                registry);
    }

    private static boolean asksForCredentials(String url) {
        return WITH_CREDENTIALS.contains(url) || (url.endsWith(AZURE) && url.length() > AZURE.length());
    }

    private static boolean isEcr(String url) {
        return url.length() > ACCOUNT_LENGTH
                && CharMatcher.inRange('0', '9').matchesAllOf(url.substring(0, ACCOUNT_LENGTH))
                && url.startsWith(".dkr", ACCOUNT_LENGTH)
                && url.indexOf('/') < 0;
    }

    private static void checkScanning(Props configuration, Review review) {
        Value<String> type = configuration.string("scanType");
        Set<String> frequencies = new HashSet<>();
        review.each(configuration.objects("rules"), rule -> {
            Value<String> frequency = rule.string("scanFrequency");
            review.refuse(
                    SCAN_FREQUENCY,
                    frequency.is("CONTINUOUS_SCAN").and(() -> type.is("BASIC")),
                    "scanFrequency is %s, but scanType is %s",
                    frequency,
                    type);
            review.at(frequency)
                    .refuse(
                            SCAN_FREQUENCY_UNIQUE,
                            frequency.matches(text -> !frequencies.add(text)),
                            "scanFrequency is the same as in another rule");
        });
    }
}
