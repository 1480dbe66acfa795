package dev.policypack.ecs.aws.rds;

import com.google.common.collect.ImmutableListMultimap;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Locale;

/** What RDS refuses in a proxy, and in the pool of its connections. */
public final class DbProxyConstraints {
    private static final String PROXY = "aws:rds/proxy:Proxy";

    /** The types. */
    public static final ResourceType<Resource> TYPE =
            ResourceType.of(resource -> resource, PROXY, "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup");

    private static final String AUTH =
            "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_UserAuthConfig.html";
    private static final String POOL =
            "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ConnectionPoolConfiguration.html";

    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint PASSWORD_TYPE = ALL.refused(
            "rds-proxy-client-password-type",
            "InvalidParameterValue: The client password auth type POSTGRES_SCRAM_SHA_256 that you specified isn't valid. The engine family"
                    + " MYSQL supports only the following types: ...",
            "Remove `clientPasswordAuthType`, or set it to a type of the engine family.",
            AUTH);

    static final Constraint IAM_ENABLED = ALL.refused(
            "rds-proxy-iam-auth-enabled",
            "InvalidParameterValue: Unsupported IAM Auth mode ENABLED, need to be in [DISABLED, REQUIRED]",
            "Set `iamAuth` to REQUIRED or DISABLED; ENABLED is for SQL Server.",
            AUTH);

    static final Constraint IAM_TLS = ALL.refused(
            "rds-proxy-iam-auth-tls",
            "InvalidParameterCombination: Must enable TLS, when IAM Auth is required",
            "Set `requireTls` to true, or `iamAuth` to DISABLED.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-setup.html");

    static final Constraint IDLE_TIMEOUT = ALL.refused(
            "rds-proxy-idle-client-timeout",
            "InvalidParameterValue: Invalid IdleClientTimeout - valid range is 1 - 28800",
            "Set `idleClientTimeout` to a number of seconds from 1 to 28800.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBProxy.html");

    static final Constraint POOL_PERCENT = ALL.refused(
            "rds-proxy-pool-percent",
            "MaxIdleConnectionsPercent: Must be between 0 and the value of MaxConnectionsPercent.",
            "Set `maxIdleConnectionsPercent` to `maxConnectionsPercent` or less.",
            POOL);

    static final Constraint POOL_PERCENT_RANGE = ALL.refused(
            "rds-proxy-pool-max-connections",
            "MaxConnectionsPercent: Must be between 1 and 100.",
            "Set `maxConnectionsPercent` to a number from 1 to 100.",
            POOL);

    static final Constraint BORROW_TIMEOUT = ALL.refused(
            "rds-proxy-borrow-timeout",
            "ConnectionBorrowTimeout: Must be between 0 and 300.",
            "Set `connectionBorrowTimeout` to a number of seconds from 0 to 300.",
            POOL);

    /** Source: ClientPasswordAuthType of UserAuthConfig, as of 2026-11-27. */
    private static final ImmutableListMultimap<String, String> PASSWORD_TYPES =
            ImmutableListMultimap.<String, String>builder()
                    .putAll("MYSQL", "MYSQL_NATIVE_PASSWORD", "MYSQL_CACHING_SHA2_PASSWORD")
                    .putAll("POSTGRESQL", "POSTGRES_SCRAM_SHA_256", "POSTGRES_MD5")
                    .putAll("SQLSERVER", "SQL_SERVER_AUTHENTICATION")
                    .build();

    private static final long LONGEST_IDLE = 28_800;

    private DbProxyConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a proxy, or the pool of its connections. */
    public static void check(Resource resource, Review review) {
        if (resource.type().equals(PROXY)) {
            proxy(resource.props(), review);
        } else {
            pool(resource.props().object("connectionPoolConfig"), review);
        }
    }

    private static void proxy(Props props, Review review) {
        Value<Long> idle = props.integer("idleClientTimeout");
        review.refuse(
                IDLE_TIMEOUT,
                // The provider does not send a zero.
                idle.matches(seconds -> seconds < 0 || seconds > LONGEST_IDLE),
                "idleClientTimeout is %s; RDS accepts 1 to 28800",
                idle);
        Value<String> family = props.string("engineFamily").map(name -> name.toUpperCase(Locale.ROOT));
        Items<Props> auths = props.objects("auths");
        Value<List<String>> accepted =
                family.map(name -> PASSWORD_TYPES.containsKey(name) ? PASSWORD_TYPES.get(name) : null);
        review.each(auths, auth -> {
            Value<String> type = auth.nonEmptyText("clientPasswordAuthType");
            review.refuse(
                    PASSWORD_TYPE,
                    accepted.matches(type, (known, found) -> !known.contains(found)),
                    "clientPasswordAuthType is %s; engineFamily %s accepts %s",
                    type,
                    family,
                    accepted);
            Value<String> iam = auth.nonEmptyText("iamAuth");
            review.refuse(
                    IAM_ENABLED,
                    iam.is("ENABLED").and(() -> family.matches(name -> !name.equals("SQLSERVER"))),
                    "iamAuth is %s, but engineFamily is %s",
                    iam,
                    family);
        });
        review.at(props.path().key("requireTls"))
                .refuse(
                        IAM_TLS,
                        auths.any(auth -> auth.nonEmptyText("iamAuth").is("REQUIRED"))
                                .and(() ->
                                        props.bool("requireTls").orElse(false).is(false)),
                        "requireTls is not true, but an element of auths requires authentication by IAM");
    }

    private static void pool(Props pool, Review review) {
        Value<Long> most = pool.integer("maxConnectionsPercent");
        Value<Long> idle = pool.integer("maxIdleConnectionsPercent");
        Refusals.range(review, POOL_PERCENT_RANGE, most, 1, 100);
        review.refuse(
                POOL_PERCENT,
                most.orElse(100L).matches(idle, (all, resting) -> resting > all),
                "maxIdleConnectionsPercent is %s, more than maxConnectionsPercent %s",
                idle,
                most.orElse(100L));
        Refusals.range(review, BORROW_TIMEOUT, pool.integer("connectionBorrowTimeout"), 0, 300);
    }
}
