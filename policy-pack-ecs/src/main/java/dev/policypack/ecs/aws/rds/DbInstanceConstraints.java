package dev.policypack.ecs.aws.rds;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Review;
import dev.policypack.resource.Resource;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What RDS refuses in an instance that belongs to no cluster. */
public final class DbInstanceConstraints {
    private static final String CREATE =
            "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html";
    private static final String STORAGE = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html";

    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint GP3_SMALL = ALL.refused(
            "rds-gp3-provisioned-below-threshold",
            "InvalidParameterCombination: You can't specify IOPS or storage throughput for engine postgres and a storage size less than 400.",
            "Remove `iops` and `storageThroughput`, or set `allocatedStorage` to 400 or more (200 for Oracle).",
            STORAGE);

    static final Constraint THROUGHPUT_GP3 = ALL.refused(
            "rds-storage-throughput-gp3-only",
            "InvalidParameterCombination: You can't specify storage throughput for storage type gp2.",
            "Set `storageType` to gp3, or remove `storageThroughput`.",
            STORAGE);

    static final Constraint THROUGHPUT_MAX = ALL.refused(
            "rds-storage-throughput-max",
            "InvalidParameterValue: Invalid storage throughput value for engine name postgres and storage type gp3: 4001",
            "Set `storageThroughput` to 4000 or less.",
            STORAGE);

    static final Constraint IOPS_REQUIRED = ALL.refused(
            "rds-iops-required",
            "InvalidParameterCombination: The storage type io1 requires iops to be specified.",
            "Set `iops`, or `storageType` to gp3.",
            CREATE);

    static final Constraint IOPS_RATIO = ALL.refused(
            "rds-io1-iops-ratio",
            "InvalidParameterValue: Invalid iops to storage (GiB) ratio",
            "Set `iops` to 50 times `allocatedStorage` or less, or raise `allocatedStorage`.",
            STORAGE);

    static final Constraint MAGNETIC = ALL.refused(
            "rds-magnetic-storage",
            "RDS can't create the DB instance because magnetic storage is deprecated. Set StorageType to gp2, gp3, or io2.",
            "Set `storageType` to gp3.",
            STORAGE);

    static final Constraint STORAGE_MAX = ALL.refused(
            "rds-max-allocated-storage",
            "InvalidParameterCombination: Max storage size must be greater than storage size",
            "Set `maxAllocatedStorage` above `allocatedStorage`, or remove it.",
            CREATE);

    static final Constraint AURORA_STORAGE = ALL.refused(
            "rds-instance-aurora-storage-type",
            "StorageTypeNotSupported: Invalid storage type: gp2",
            "Create Aurora with `aws:rds/cluster:Cluster` and `aws:rds/clusterInstance:ClusterInstance`, and remove `storageType`.",
            "https://github.com/aws/aws-cdk/issues/5345");

    static final Constraint MULTI_AZ_ZONE = ALL.refused(
            "rds-multi-az-availability-zone",
            "InvalidParameterCombination: Requesting a specific availability zone is not valid for Multi-AZ instances.",
            "Remove `availabilityZone`, or set `multiAz` to false.",
            "https://github.com/hashicorp/terraform/issues/11407");

    static final Constraint SQLSERVER_PORT = ALL.refused(
            "rds-sqlserver-reserved-port",
            "InvalidParameterValue: Port 3389 is reserved for this configuration.",
            "Set `port` to another number; 1433 is the default of SQL Server.",
            CREATE);

    static final Constraint SQLSERVER_NAME = ALL.refused(
            "rds-sqlserver-database-name",
            "InvalidParameterValue: DBName must be null for engine: sqlserver-ex",
            "Remove `dbName`, and create the database once the instance is there.",
            CREATE);

    static final Constraint INSIGHTS_OFF = ALL.refused(
            "rds-performance-insights-not-enabled",
            "InvalidParameterCombination: To enable Performance Insights, EnablePerformanceInsights must be set to 'true'",
            "Set `performanceInsightsEnabled` to true, or remove `performanceInsightsRetentionPeriod`.",
            CREATE);

    static final Constraint IAM_AUTHENTICATION = ALL.refused(
            "rds-iam-authentication-engine",
            "InvalidParameterCombination: IAM Database Authentication is not supported for this configuration.",
            "Remove `iamDatabaseAuthenticationEnabled`: MySQL, MariaDB and PostgreSQL support it.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html");

    static final Constraint LICENSE = ALL.refused(
            "rds-license-model-engine",
            "InvalidParameterCombination: Invalid license model 'bring-your-own-license' for engine 'postgres'. Valid license models are:"
                    + " postgresql-license",
            "Remove `licenseModel`, or set it to the license model of the engine.",
            CREATE);

    static final Constraint CHARACTER_SET = ALL.refused(
            "rds-character-set-engine",
            "InvalidParameterCombination: You tried to modify the character set, which isn't supported when creating an instance using version"
                    + " 8.4 of mysql.",
            "Remove `characterSetName`; MySQL and MariaDB have the parameter `character_set_server` in their parameter group.",
            CREATE);

    static final Constraint TIMEZONE = ALL.refused(
            "rds-timezone-engine",
            "InvalidParameterCombination: You can't specify a time zone when you create a DB instance running postgres.",
            "Remove `timezone`; PostgreSQL has the parameter `timezone` in its parameter group, MySQL and MariaDB `time_zone`.",
            CREATE);

    /** Source: <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html">gp3 storage</a>, as of 2026-11-27. */
    private static final ImmutableMap<String, Long> GP3_PROVISIONED_FROM = ImmutableMap.of(
            EngineFamily.MYSQL, 400L,
            EngineFamily.MARIADB, 400L,
            EngineFamily.POSTGRES, 400L,
            EngineFamily.DB2, 400L,
            EngineFamily.ORACLE, 200L);

    private static final long MOST_THROUGHPUT = 4000;
    private static final long MOST_IOPS_PER_GIB = 50;

    /** Source: Port of CreateDBInstance, as of 2026-11-27. */
    private static final ImmutableSet<Long> SQLSERVER_PORTS =
            ImmutableSet.of(1234L, 1434L, 3260L, 3343L, 3389L, 47001L, 49152L, 49153L, 49154L, 49155L, 49156L);

    private static final ImmutableMap<String, String> LICENSES = ImmutableMap.of(
            EngineFamily.POSTGRES, "postgresql-license",
            EngineFamily.MYSQL, "general-public-license",
            EngineFamily.MARIADB, "general-public-license");

    private static final ImmutableSet<String> WITHOUT_CHARACTER_SET =
            ImmutableSet.of(EngineFamily.MYSQL, EngineFamily.MARIADB, EngineFamily.POSTGRES, EngineFamily.DB2);

    private static final ImmutableSet<String> WITHOUT_TIMEZONE =
            ImmutableSet.of(EngineFamily.MYSQL, EngineFamily.MARIADB, EngineFamily.POSTGRES, EngineFamily.ORACLE);

    private static final ImmutableSet<String> WITHOUT_IAM_AUTHENTICATION =
            ImmutableSet.of(EngineFamily.ORACLE, EngineFamily.SQLSERVER, EngineFamily.DB2);

    private DbInstanceConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks an instance. */
    static void check(Resource instance, Review review) {
        Props props = instance.props();
        Value<String> engine = props.nonEmptyText("engine");
        Value<String> family = EngineFamily.of(engine);
        Truth isCopy = instance.as(Database.TYPE).isCopy();
        storage(props, engine, family, isCopy, review);
        sqlServer(props, engine, family, review);
        review.refuse(
                MULTI_AZ_ZONE,
                props.nonEmptyText("availabilityZone").isPresent().and(() -> props.bool("multiAz")
                        .is(true)),
                "availabilityZone is %s, but multiAz is true",
                props.nonEmptyText("availabilityZone"));
        Value<Long> days = props.integer("performanceInsightsRetentionPeriod");
        review.refuse(
                INSIGHTS_OFF,
                days.matches(number -> number != 0).and(() -> props.bool("performanceInsightsEnabled")
                        .orElse(false)
                        .is(false)),
                "performanceInsightsRetentionPeriod is %s, but performanceInsightsEnabled is not true",
                days);
        Value<Boolean> iam = props.bool("iamDatabaseAuthenticationEnabled");
        review.refuse(
                IAM_AUTHENTICATION,
                iam.is(true).and(() -> family.isIn(WITHOUT_IAM_AUTHENTICATION)),
                "iamDatabaseAuthenticationEnabled is %s, which %s does not support",
                iam,
                engine);
        Value<String> license = props.nonEmptyText("licenseModel");
        Value<String> accepted = family.map(LICENSES::get);
        review.at(license)
                .refuse(
                        LICENSE,
                        accepted.matches(license, (only, found) -> !only.equals(found)),
                        "licenseModel is %s; %s accepts %s",
                        license,
                        engine,
                        accepted);
        refusedBy(WITHOUT_CHARACTER_SET, CHARACTER_SET, props.nonEmptyText("characterSetName"), engine, family, review);
        refusedBy(WITHOUT_TIMEZONE, TIMEZONE, props.nonEmptyText("timezone"), engine, family, review);
    }

    /** Refuses a property that these engines do not accept. */
    private static void refusedBy(
            Set<String> families,
            Constraint constraint,
            Value<String> property,
            Value<String> engine,
            Value<String> family,
            Review review) {
        review.refuse(
                constraint,
                property.isPresent().and(() -> family.isIn(families)),
                property.path().property() + " is %s, which %s does not accept",
                property,
                engine);
    }

    private static void storage(Props props, Value<String> engine, Value<String> family, Truth isCopy, Review review) {
        Value<String> type = props.nonEmptyText("storageType");
        Value<Long> size = props.integer("allocatedStorage");
        Value<Long> iops = props.integer("iops").map(DbInstanceConstraints::sent);
        Value<Long> throughput = props.integer("storageThroughput").map(DbInstanceConstraints::sent);
        provisioned(iops, "iops", type, size, engine, family, review);
        provisioned(throughput, "storageThroughput", type, size, engine, family, review);
        review.refuse(
                THROUGHPUT_GP3,
                throughput.isPresent().and(() -> type.matches(name -> !name.equals("gp3"))),
                "storageThroughput is %s, but storageType is %s",
                throughput,
                type);
        review.refuse(
                THROUGHPUT_MAX,
                throughput.matches(number -> number > MOST_THROUGHPUT).and(() -> type.is("gp3")),
                "storageThroughput is %s; RDS accepts 4000 at the most",
                throughput);
        review.at(props.path().key("iops"))
                .refuse(
                        IOPS_REQUIRED,
                        type.isOneOf("io1", "io2").and(iops::isMissing).and(isCopy.not()),
                        "iops is not set, but storageType is %s",
                        type);
        review.refuse(
                IOPS_RATIO,
                size.matches(iops, (gib, number) -> gib > 0 && number > gib * MOST_IOPS_PER_GIB)
                        .and(() -> type.is("io1"))
                        .and(() -> family.is(EngineFamily.POSTGRES)),
                "iops is %s, more than 50 for each of the %s GiB of allocatedStorage",
                iops,
                size);
        review.refuse(MAGNETIC, type.is("standard"), "storageType is %s, which is magnetic storage", type);
        Value<Long> most = props.integer("maxAllocatedStorage").map(DbInstanceConstraints::sent);
        review.refuse(
                STORAGE_MAX,
                size.matches(most, (from, to) -> to < from),
                "maxAllocatedStorage is %s, less than allocatedStorage %s",
                most,
                size);
        review.refuse(
                AURORA_STORAGE,
                type.isOneOf("gp2", "gp3", "io1", "io2").and(() -> family.matches(EngineFamily::isAurora)),
                "storageType is %s, which %s does not accept",
                type,
                engine);
    }

    /** The provider does not send a zero. */
    private static @Nullable Long sent(Long number) {
        return number == 0 ? null : number;
    }

    private static void provisioned(
            Value<Long> found,
            String name,
            Value<String> type,
            Value<Long> size,
            Value<String> engine,
            Value<String> family,
            Review review) {
        Value<Long> least = family.map(GP3_PROVISIONED_FROM::get);
        review.refuse(
                GP3_SMALL,
                found.isPresent().and(() -> type.is("gp3")).and(() -> least.matches(size, (from, gib) -> gib < from)),
                name + " is %s, but allocatedStorage is %s; with gp3, %s accepts it from %s GiB",
                found,
                size,
                engine,
                least);
    }

    private static void sqlServer(Props props, Value<String> engine, Value<String> family, Review review) {
        Value<Long> port = props.integer("port");
        review.refuse(
                SQLSERVER_PORT,
                port.isIn(SQLSERVER_PORTS).and(() -> family.is(EngineFamily.SQLSERVER)),
                "port is %s, which %s reserves",
                port,
                engine);
        Value<String> name = props.nonEmptyText("dbName");
        review.refuse(
                SQLSERVER_NAME,
                name.isPresent().and(() -> family.is(EngineFamily.SQLSERVER)),
                "dbName is %s; %s accepts none",
                name,
                engine);
    }
}
