package dev.policypack.ecs.aws.rds;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
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

/** What RDS refuses in any database: in an instance, in a cluster, and in a member of a cluster. */
public final class DatabaseConstraints {
    static final String INSTANCE = "aws:rds/instance:Instance";
    static final String CLUSTER = "aws:rds/cluster:Cluster";
    static final String MEMBER = "aws:rds/clusterInstance:ClusterInstance";

    /** The types. */
    public static final ResourceType<Resource> TYPE = ResourceType.of(resource -> resource, CLUSTER, INSTANCE, MEMBER);

    private static final String CREATE_INSTANCE =
            "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html";

    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint USERNAME_RESERVED = ALL.refused(
            "rds-master-username-reserved",
            "InvalidParameterValue: MasterUsername admin cannot be used as it is a reserved word used by the engine",
            "Choose another master user name, such as `shop_owner`.",
            "https://github.com/aws-cloudformation/cfn-lint/pull/4425");

    static final Constraint USERNAME_PG_PREFIX = ALL.refused(
            "rds-master-username-pg-prefix",
            "InvalidParameterValue: MasterUsername pg_dba cannot be used because role names starting with \"pg_\" are reserved by the"
                    + " PostgreSQL engine",
            "Choose a master user name that does not begin with `pg_`.",
            "https://github.com/DataShades/ckan-aws-templates/issues/6");

    static final Constraint USERNAME_LENGTH = ALL.refused(
            "rds-master-username-length",
            "InvalidParameterValue: Invalid master user name",
            "Choose a shorter master user name.",
            CREATE_INSTANCE);

    static final Constraint PASSWORD = ALL.refused(
            "rds-master-password-characters",
            "InvalidParameterValue: The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/',"
                    + " '@', '\"', ' ' may be used.",
            "Set `manageMasterUserPassword` to true and remove the password, or use at least 8 printable ASCII characters other than"
                    + " `/`, `@`, `\"` and the space.",
            CREATE_INSTANCE);

    static final Constraint PASSWORD_TWICE = ALL.refused(
            "rds-managed-password-exclusive",
            "InvalidParameterCombination: MasterUserPassword and ManageMasterUserPassword are mutually exclusive. Specify only one of these"
                    + " parameters.",
            "Remove the password: RDS generates one and keeps it in Secrets Manager.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html");

    static final Constraint NAME_BEGIN = ALL.refused(
            "rds-database-name-first-character",
            "InvalidParameterValue: DBName must begin with a letter and contain only alphanumeric characters.",
            "Begin the name of the database with a letter.",
            CREATE_INSTANCE);

    static final Constraint NAME_HYPHEN = ALL.refused(
            "rds-database-name-hyphen",
            "InvalidParameterValue: DBName must begin with a letter and contain only alphanumeric characters.",
            "Use letters, digits and underscores in the name of the database.",
            "https://github.com/terraform-aws-modules/terraform-aws-rds/issues/425");

    static final Constraint BACKUP_RETENTION = ALL.refused(
            "rds-backup-retention-range",
            "InvalidParameterValue: Invalid backup retention period: 36. Retention period must be between 0 and 35.",
            "Set `backupRetentionPeriod` to 35 or less; AWS Backup keeps backups for longer.",
            CREATE_INSTANCE);

    static final Constraint BACKUP_WINDOW_FORMAT = ALL.refused(
            "rds-backup-window-format",
            "PreferredBackupWindow: Must be in the format hh24:mi-hh24:mi.",
            "Write the backup window as `hh24:mi-hh24:mi` in UTC, such as `03:00-04:00`.",
            CREATE_INSTANCE);

    static final Constraint BACKUP_WINDOW_LENGTH = ALL.refused(
            "rds-backup-window-duration",
            "InvalidParameterValue: Backup window must be at least 30 minutes.",
            "Make the backup window 30 minutes long or longer.",
            CREATE_INSTANCE);

    static final Constraint WINDOWS_OVERLAP = ALL.refused(
            "rds-windows-overlap",
            "InvalidParameterValue: The backup window and maintenance window must not overlap.",
            "Move the backup window or the maintenance window.",
            CREATE_INSTANCE);

    static final Constraint MONITORING_INTERVAL = ALL.refused(
            "rds-monitoring-interval-values",
            "InvalidParameterValue: Invalid monitoring interval, please enter a value in [0, 1, 5, 10, 15, 30, 60]",
            "Set `monitoringInterval` to 0, 1, 5, 10, 15, 30 or 60.",
            CREATE_INSTANCE);

    static final Constraint MONITORING_ROLE = ALL.refused(
            "rds-monitoring-role-required",
            "InvalidParameterCombination: A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0.",
            "Set `monitoringRoleArn` to the ARN of a role with the managed policy `AmazonRDSEnhancedMonitoringRole`, or"
                    + " `monitoringInterval` to 0.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html");

    static final Constraint INSIGHTS_RETENTION = ALL.refused(
            "rds-performance-insights-retention",
            "InvalidParameterValue: Invalid Performance Insights retention period. Valid values are: [7, 31, 62, ... 731]",
            "Set `performanceInsightsRetentionPeriod` to 7, 731 or a multiple of 31.",
            CREATE_INSTANCE);

    static final Constraint INSIGHTS_ADVANCED = ALL.refused(
            "rds-database-insights-advanced",
            "InvalidParameterCombination: You can't enable the Advanced mode of Database Insights until you enable Performance Insights and"
                    + " set the retention period for Performance Insights to at least 31 days.",
            "Set `performanceInsightsEnabled` to true and `performanceInsightsRetentionPeriod` to 465.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DatabaseInsights.html");

    static final Constraint LOG_TYPES = ALL.refused(
            "rds-log-exports-engine",
            "InvalidParameterCombination: You cannot use the log types 'audit' with engine version postgres 18.3. For supported log types,"
                    + " see the documentation.",
            "Use log types of the engine in `enabledCloudwatchLogsExports`.",
            CREATE_INSTANCE);

    static final Constraint PORT = ALL.refused(
            "rds-port-range",
            "InvalidParameterValue: Invalid endpoint port 100. Valid range is: 1150-65535",
            "Set `port` to a number from 1150 to 65535.",
            CREATE_INSTANCE);

    /** Source: MasterUsername of CreateDBInstance and CreateDBCluster, as of 2026-11-27. */
    private static final ImmutableMap<String, Integer> LONGEST_USERNAME = ImmutableMap.<String, Integer>builder()
            .put(EngineFamily.MYSQL, 16)
            .put(EngineFamily.MARIADB, 16)
            .put(EngineFamily.AURORA_MYSQL, 16)
            .put(EngineFamily.DB2, 16)
            .put(EngineFamily.ORACLE, 30)
            .put(EngineFamily.POSTGRES, 63)
            .put(EngineFamily.AURORA_POSTGRESQL, 63)
            .put(EngineFamily.SQLSERVER, 128)
            .buildOrThrow();

    /** Source: EnableCloudwatchLogsExports of CreateDBInstance, as of 2026-11-27. */
    private static final ImmutableListMultimap<String, String> LOG_TYPES_OF_EDITIONS =
            ImmutableListMultimap.<String, String>builder()
                    .putAll(EngineFamily.ORACLE, "alert", "audit", "listener", "trace", "oemagent")
                    .putAll(EngineFamily.SQLSERVER, "agent", "error")
                    .putAll(EngineFamily.DB2, "diag.log", "notify.log")
                    .build();

    private static final ImmutableSet<Long> MONITORING_INTERVALS = ImmutableSet.of(0L, 1L, 5L, 10L, 15L, 30L, 60L);

    private static final int SHORTEST_BACKUP_WINDOW = 30;
    private static final int SHORTEST_PASSWORD = 8;
    private static final int ADVANCED_RETENTION = 31;

    private DatabaseConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a database, also for what is refused in its kind alone. */
    public static void check(Resource database, Review review) {
        common(database, review);
        switch (database.type()) {
            case INSTANCE -> DbInstanceConstraints.check(database, review);
            case CLUSTER -> DbClusterConstraints.check(database, review);
            default -> DbClusterConstraints.checkMember(database, review);
        }
    }

    private static void common(Resource database, Review review) {
        Props props = database.props();
        boolean isInstance = database.type().equals(INSTANCE);
        boolean isMember = database.type().equals(MEMBER);
        Value<String> backup = props.nonEmptyText(isInstance ? "backupWindow" : "preferredBackupWindow");
        review.refuse(
                BACKUP_WINDOW_FORMAT,
                backup.matches(text -> TimeWindow.daily(text) == null),
                backup.path().property() + " is %s; RDS accepts hh24:mi-hh24:mi",
                backup);
        monitoring(props, review);
        insights(props, !isMember, review);
        if (isMember) {
            return;
        }
        Value<String> engine = props.nonEmptyText("engine");
        Value<String> family = EngineFamily.of(engine);
        username(props.nonEmptyText(isInstance ? "username" : "masterUsername"), engine, family, review);
        password(props, isInstance ? "password" : "masterPassword", review);
        databaseName(database, isInstance, family, review);
        windows(backup, props.nonEmptyText(isInstance ? "maintenanceWindow" : "preferredMaintenanceWindow"), review);
        logTypes(props.strings("enabledCloudwatchLogsExports"), engine, family, review);
        Refusals.range(review, BACKUP_RETENTION, props.integer("backupRetentionPeriod"), 0, 35);
        Value<Long> port = props.integer("port");
        review.refuse(
                PORT,
                port.matches(number -> number != 0 && (number < 1150 || number > 65535)),
                "port is %s; RDS accepts 1150 to 65535",
                port);
    }

    private static void username(Value<String> user, Value<String> engine, Value<String> family, Review review) {
        review.refuse(
                USERNAME_RESERVED,
                user.matches("rdsadmin"::equalsIgnoreCase)
                        .or(() -> user.is("admin").and(() -> family.matches(EngineFamily::isPostgres))),
                user.path().property() + " is %s, which the engine reserves",
                user);
        review.refuse(
                USERNAME_PG_PREFIX,
                user.matches(name -> name.startsWith("pg_")).and(() -> family.matches(EngineFamily::isPostgres)),
                user.path().property() + " is %s; PostgreSQL reserves names that begin with pg_",
                user);
        Value<Integer> longest = family.map(LONGEST_USERNAME::get);
        review.at(user)
                .refuse(
                        USERNAME_LENGTH,
                        user.matches(longest, (name, most) -> name.length() > most),
                        user.path().property() + " has %s characters; %s accepts %s",
                        user.map(String::length),
                        engine,
                        longest);
    }

    private static void password(Props props, String name, Review review) {
        Value<String> password = props.nonEmptyText(name).or(props.nonEmptyText(name + "Wo"));
        review.at(password)
                .refuse(
                        PASSWORD,
                        password.matches(text -> text.length() < SHORTEST_PASSWORD),
                        password.path().property() + " has fewer than 8 characters");
        review.at(password)
                .refuse(
                        PASSWORD,
                        password.matches(DatabaseConstraints::holdsRefusedCharacter),
                        password.path().property()
                                + " has a character that RDS does not accept: '/', '@', '\"', a space, or one that is not"
                                + " printable ASCII");
        review.at(props.path().key("manageMasterUserPassword"))
                .refuse(
                        PASSWORD_TWICE,
                        props.bool("manageMasterUserPassword").is(true).and(password::isPresent),
                        "manageMasterUserPassword is true, and " + name + " is set, too");
    }

    private static boolean holdsRefusedCharacter(String password) {
        return password.chars()
                .anyMatch(character -> character <= ' ' || character > '~' || "/@\"".indexOf(character) >= 0);
    }

    private static void databaseName(Resource database, boolean isInstance, Value<String> family, Review review) {
        Props props = database.props();
        Value<String> name = isInstance
                ? props.nonEmptyText("dbName").or(props.nonEmptyText("name"))
                : props.nonEmptyText("databaseName");
        Truth isNew = database.as(Database.TYPE).isCopy().not();
        review.refuse(
                NAME_BEGIN,
                name.matches(text -> !isLetter(text.charAt(0)))
                        .and(() -> family.matches(EngineFamily::isPostgres))
                        .and(isNew),
                name.path().property() + " is %s, which does not begin with a letter",
                name);
        review.refuse(
                NAME_HYPHEN,
                name.matches(text -> text.indexOf('-') >= 0)
                        .and(() -> family.matches(EngineFamily::isOpenSource))
                        .and(isNew),
                name.path().property() + " is %s; RDS does not accept a hyphen in it",
                name);
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private static void windows(Value<String> backup, Value<String> maintenance, Review review) {
        Value<TimeWindow> daily = backup.map(TimeWindow::daily);
        review.refuse(
                BACKUP_WINDOW_LENGTH,
                daily.matches(window -> window.length() < SHORTEST_BACKUP_WINDOW),
                backup.path().property() + " is %s, which is shorter than 30 minutes",
                backup);
        review.refuse(
                WINDOWS_OVERLAP,
                maintenance.map(TimeWindow::weekly).matches(daily, (weekly, each) -> each.overlaps(weekly)),
                backup.path().property() + " is %s, which overlaps the maintenance window %s",
                backup,
                maintenance);
    }

    private static void monitoring(Props props, Review review) {
        Value<Long> interval = props.integer("monitoringInterval");
        Refusals.oneOf(review, MONITORING_INTERVAL, interval, MONITORING_INTERVALS);
        review.refuse(
                MONITORING_ROLE,
                interval.matches(seconds -> seconds != 0)
                        .and(() -> props.nonEmptyText("monitoringRoleArn").isMissing()),
                "monitoringInterval is %s, but monitoringRoleArn is not set",
                interval);
    }

    private static void insights(Props props, boolean hasModes, Review review) {
        Value<Long> days = props.integer("performanceInsightsRetentionPeriod");
        review.refuse(
                INSIGHTS_RETENTION,
                days.matches(number -> number != 0 && number != 7 && number != 731 && !isMonths(number)),
                "performanceInsightsRetentionPeriod is %s; RDS accepts 7, 731 and multiples of 31",
                days);
        if (!hasModes) {
            return;
        }
        Value<String> mode = props.string("databaseInsightsMode");
        Truth enough = props.bool("performanceInsightsEnabled")
                .is(true)
                .and(() -> days.matches(number -> number >= ADVANCED_RETENTION));
        review.refuse(
                INSIGHTS_ADVANCED,
                mode.is("advanced").and(enough.not()),
                "databaseInsightsMode is %s, but performanceInsightsEnabled is %s and performanceInsightsRetentionPeriod is %s",
                mode,
                props.bool("performanceInsightsEnabled"),
                days);
    }

    private static boolean isMonths(long days) {
        return days >= 31 && days <= 713 && days % 31 == 0;
    }

    private static void logTypes(
            Items<Value<String>> types, Value<String> engine, Value<String> family, Review review) {
        Value<List<String>> accepted = family.map(DatabaseConstraints::logTypes);
        review.each(
                types,
                type -> review.refuse(
                        LOG_TYPES,
                        accepted.matches(type, (known, one) -> !known.contains(one)),
                        "%s is not a log type of %s, which exports %s",
                        type,
                        engine,
                        accepted));
    }

    private static List<String> logTypes(String family) {
        return LOG_TYPES_OF_EDITIONS.containsKey(family)
                ? LOG_TYPES_OF_EDITIONS.get(family)
                : Database.logTypes(family);
    }
}
