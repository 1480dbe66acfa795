package dev.policypack.ecs.aws.rds;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
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
import org.jspecify.annotations.Nullable;

/** What RDS refuses in what lies around databases: groups of subnets, parameters and shards, and subscriptions to events. */
public final class DbGroupConstraints {
    private static final String SUBNETS = "aws:rds/subnetGroup:SubnetGroup";
    private static final String EVENTS = "aws:rds/eventSubscription:EventSubscription";
    private static final String SHARDS = "aws:rds/shardGroup:ShardGroup";

    /** The types. */
    public static final ResourceType<Resource> TYPE = ResourceType.of(
            resource -> resource,
            SUBNETS,
            "aws:rds/parameterGroup:ParameterGroup",
            "aws:rds/clusterParameterGroup:ClusterParameterGroup",
            EVENTS,
            SHARDS);

    private static final String CREATE_SUBNETS =
            "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html";
    private static final String CREATE_EVENTS =
            "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateEventSubscription.html";

    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint PARAMETER_STATIC = ALL.refused(
            "rds-parameter-static-immediate",
            "InvalidParameterCombination: cannot use immediate apply method for static parameter",
            "Set `applyMethod` of the parameter to `pending-reboot`.",
            "https://github.com/terraform-aws-modules/terraform-aws-rds/issues/349");

    static final Constraint DESCRIPTION = ALL.refused(
            "rds-description-ascii",
            "InvalidParameterValue: The parameter DBSubnetGroupDescription must not contain non-printable control characters.",
            "Write `description` in printable ASCII characters.",
            CREATE_SUBNETS);

    static final Constraint SUBNETS_NAME = ALL.refused(
            "rds-subnet-group-name-characters",
            "InvalidParameterValue: Invalid subnet group name",
            "Use letters, digits, spaces, periods, underscores and hyphens in `name`.",
            CREATE_SUBNETS);

    static final Constraint SUBNETS_RESERVED = ALL.refused(
            "rds-subnet-group-name-reserved",
            "InvalidParameterValue: Subnet group name default is reserved. Please specify another name.",
            "Set `name` to another name.",
            CREATE_SUBNETS);

    static final Constraint SOURCE_TYPE = ALL.refused(
            "rds-event-subscription-source-type",
            "InvalidParameterValue: Invalid event source type. Valid types are 'db-instance', 'db-security-group', 'db-parameter-group',"
                    + " 'db-snapshot', 'db-cluster', 'db-cluster-snapshot' ...",
            "Set `sourceType` to a source type of RDS, such as `db-instance` or `db-cluster`.",
            CREATE_EVENTS);

    static final Constraint SOURCE_IDS = ALL.refused(
            "rds-event-subscription-source-ids",
            "InvalidParameterCombination: If SourceType is null, SourceId must also be null.",
            "Set `sourceType`, or remove `sourceIds`.",
            CREATE_EVENTS);

    static final Constraint CATEGORIES = ALL.refused(
            "rds-event-subscription-categories",
            "SubscriptionCategoryNotFound: Category : restoration not found for source type db-cluster.",
            "Use categories of the source type; `aws rds describe-event-categories` lists them.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html");

    static final Constraint SHARD_CAPACITY = ALL.refused(
            "rds-shard-group-capacity-order",
            "MaxACU: The maximum capacity of the DB shard group in Aurora capacity units (ACUs).",
            "Set `maxAcu` to `minAcu` or more.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBShardGroup.html");

    private static final CharMatcher NAME_CHARACTERS = CharMatcher.inRange('a', 'z')
            .or(CharMatcher.inRange('A', 'Z'))
            .or(CharMatcher.inRange('0', '9'))
            .or(CharMatcher.anyOf(" ._-"))
            .precomputed();

    private static final CharMatcher PRINTABLE = CharMatcher.inRange(' ', '~');

    /** Source: SourceType of CreateEventSubscription, as of 2026-11-27. */
    private static final ImmutableList<String> SOURCE_TYPES = ImmutableList.of(
            "db-instance",
            "db-cluster",
            "db-parameter-group",
            "db-security-group",
            "db-snapshot",
            "db-cluster-snapshot",
            "db-proxy",
            "zero-etl",
            "custom-engine-version",
            "blue-green-deployment");

    /** Source: <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html">event categories</a>, as of 2026-11-27. */
    private static final ImmutableSetMultimap<String, String> CATEGORIES_OF =
            ImmutableSetMultimap.<String, String>builder()
                    .putAll(
                            "db-cluster",
                            "configuration change",
                            "creation",
                            "deletion",
                            "failover",
                            "failure",
                            "global-failover",
                            "global failover",
                            "maintenance",
                            "notification",
                            "serverless")
                    .putAll(
                            "db-instance",
                            "availability",
                            "backup",
                            "configuration change",
                            "creation",
                            "deletion",
                            "failover",
                            "failure",
                            "low storage",
                            "maintenance",
                            "notification",
                            "read replica",
                            "recovery",
                            "restoration",
                            "security",
                            "security patching")
                    .build();

    /**
     * Parameters that PostgreSQL only reads when it starts. Source: <a
     * href="https://www.postgresql.org/docs/current/runtime-config.html">server configuration</a>, and, for those of RDS, <a
     * href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Parameters.html">parameters of RDS
     * for PostgreSQL</a>, as of 2026-11-27.
     */
    private static final ImmutableSet<String> STATIC_IN_POSTGRESQL = ImmutableSet.of(
            "autovacuum_freeze_max_age",
            "autovacuum_multixact_freeze_max_age",
            "huge_pages",
            "max_connections",
            "max_files_per_process",
            "max_locks_per_transaction",
            "max_logical_replication_workers",
            "max_pred_locks_per_transaction",
            "max_prepared_transactions",
            "max_replication_slots",
            "max_wal_senders",
            "max_worker_processes",
            "rds.logical_replication",
            "shared_buffers",
            "shared_preload_libraries",
            "superuser_reserved_connections",
            "track_activity_query_size",
            "track_commit_timestamp",
            "wal_buffers");

    /**
     * Parameters that MySQL only reads when it starts. Source: <a
     * href="https://dev.mysql.com/doc/refman/8.4/en/server-system-variables.html">server system variables</a>, as of 2026-11-27.
     */
    private static final ImmutableSet<String> STATIC_IN_MYSQL = ImmutableSet.of(
            "back_log",
            "ft_max_word_len",
            "ft_min_word_len",
            "innodb_autoinc_lock_mode",
            "innodb_buffer_pool_instances",
            "innodb_ft_max_token_size",
            "innodb_ft_min_token_size",
            "innodb_purge_threads",
            "innodb_read_io_threads",
            "innodb_sort_buffer_size",
            "innodb_write_io_threads",
            "lower_case_table_names",
            "performance_schema",
            "skip_name_resolve",
            "table_open_cache_instances");

    private DbGroupConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks one of them. */
    public static void check(Resource resource, Review review) {
        Props props = resource.props();
        switch (resource.type()) {
            case EVENTS -> events(props, review);
            case SHARDS -> shards(props, review);
            case SUBNETS -> {
                subnets(props.string("name"), review);
                description(props.string("description"), review);
            }
            default -> {
                parameters(props, review);
                description(props.string("description"), review);
            }
        }
    }

    private static void subnets(Value<String> name, Review review) {
        Refusals.characters(
                review,
                SUBNETS_NAME,
                name,
                NAME_CHARACTERS,
                "letters, digits, spaces, periods, underscores and hyphens");
        Refusals.length(review, SUBNETS_NAME, name, 1, 255);
        review.refuse(
                SUBNETS_RESERVED, name.matches("default"::equalsIgnoreCase), "name is %s, which is reserved", name);
    }

    private static void description(Value<String> description, Review review) {
        Refusals.characters(review, DESCRIPTION, description, PRINTABLE, "printable ASCII characters");
    }

    private static void parameters(Props props, Review review) {
        Value<ImmutableSet<String>> fixed = props.string("family").map(DbGroupConstraints::staticParameters);
        review.each(props.objects("parameters"), parameter -> {
            Value<String> name = parameter.string("name");
            Value<String> method = parameter.nonEmptyText("applyMethod").orElse("immediate");
            review.at(parameter.path().key("applyMethod"))
                    .refuse(
                            PARAMETER_STATIC,
                            method.is("immediate").and(() -> fixed.matches(name, ImmutableSet::contains)),
                            "applyMethod of parameter %s is %s, but the engine only reads this parameter when it starts",
                            name,
                            method);
        });
    }

    private static @Nullable ImmutableSet<String> staticParameters(String family) {
        if (family.startsWith("postgres") || family.startsWith(EngineFamily.AURORA_POSTGRESQL)) {
            return STATIC_IN_POSTGRESQL;
        }
        return family.startsWith("mysql") ? STATIC_IN_MYSQL : null;
    }

    private static void events(Props props, Review review) {
        Value<String> type = props.nonEmptyText("sourceType");
        Refusals.oneOf(review, SOURCE_TYPE, type, SOURCE_TYPES);
        Items<Value<String>> ids = props.strings("sourceIds");
        review.at(ids)
                .refuse(SOURCE_IDS, ids.isNotEmpty().and(type::isMissing), "sourceIds is set, but sourceType is not");
        review.each(
                props.strings("eventCategories"),
                category -> review.refuse(
                        CATEGORIES,
                        type.matches(
                                category,
                                (source, name) -> CATEGORIES_OF.containsKey(source)
                                        && !CATEGORIES_OF.containsEntry(source, name)),
                        "%s is not a category of %s",
                        category,
                        type));
    }

    private static void shards(Props props, Review review) {
        Value<Double> most = props.number("maxAcu");
        Value<Double> least = props.number("minAcu");
        review.refuse(
                SHARD_CAPACITY,
                least.matches(most, (from, to) -> to < from),
                "maxAcu is %s, less than minAcu %s",
                most,
                least);
    }
}
