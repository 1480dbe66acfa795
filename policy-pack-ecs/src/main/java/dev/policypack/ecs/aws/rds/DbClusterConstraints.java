package dev.policypack.ecs.aws.rds;

import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Review;
import dev.policypack.resource.Resource;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** What RDS refuses in a cluster of Aurora or of several zones, and in its members. */
public final class DbClusterConstraints {
    private static final String CREATE =
            "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html";
    private static final String CAPACITY =
            "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html";

    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint STORAGE_TYPE = ALL.refused(
            "rds-cluster-storage-type",
            "InvalidParameterCombination: You can't use the gp3 storage type.",
            "Remove `storageType`, or set it to `aurora-iopt1` for Aurora I/O-Optimized.",
            CREATE);

    static final Constraint ALLOCATED_STORAGE = ALL.refused(
            "rds-cluster-allocated-storage-aurora",
            "InvalidParameterCombination: AllocatedStorage isn't supported for DB engine aurora-postgresql.",
            "Remove `allocatedStorage`: the storage of Aurora grows by itself.",
            CREATE);

    static final Constraint INSTANCE_CLASS = ALL.refused(
            "rds-cluster-instance-class-aurora",
            "InvalidParameterCombination: DBClusterInstanceClass isn't supported for DB engine aurora-postgresql.",
            "Remove `dbClusterInstanceClass`, and set `instanceClass` on `aws:rds/clusterInstance:ClusterInstance` resources.",
            "https://github.com/hashicorp/terraform-provider-aws/issues/30596");

    static final Constraint IOPS = ALL.refused(
            "rds-cluster-iops-aurora",
            "Iops: Valid for Cluster Type: Multi-AZ DB clusters only",
            "Remove `iops`.",
            CREATE);

    static final Constraint ZONES = ALL.refused(
            "rds-cluster-availability-zones-max",
            "InvalidParameterValue: You cannot specify more than 3 availability zones.",
            "Remove `availabilityZones`, so that RDS takes zones of the subnet group, or list 3.",
            CREATE);

    static final Constraint BACKTRACK = ALL.refused(
            "rds-cluster-backtrack-engine",
            "InvalidParameterCombination: Backtrack is not enabled for the aurora-postgresql engine.",
            "Remove `backtrackWindow`: Aurora MySQL alone supports it.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.html");

    static final Constraint BACKTRACK_MAX = ALL.refused(
            "rds-cluster-backtrack-window-max",
            "BacktrackWindow: If specified, this value must be set to a number from 0 to 259,200 (72 hours).",
            "Set `backtrackWindow` to 259200 seconds or less, which is 72 hours.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.html");

    static final Constraint SERVERLESS_V1 = ALL.refused(
            "rds-cluster-engine-mode-serverless",
            "InvalidParameterValue: The engine mode serverless you requested is currently unavailable.",
            "Remove `engineMode`, set `serverlessv2ScalingConfiguration`, and create cluster instances of class `db.serverless`.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.html");

    static final Constraint SCALING_V1 = ALL.refused(
            "rds-cluster-scaling-configuration-v1",
            "InvalidParameterCombination: You can only specify scaling configuration for an Aurora Serverless v1 cluster.",
            "Set `serverlessv2ScalingConfiguration` in place of `scalingConfiguration`.",
            CREATE);

    static final Constraint CAPACITY_ORDER = ALL.refused(
            "rds-serverless-v2-capacity-order",
            "InvalidParameterValue: The minimum capacity must be less than or equal to maximum capacity",
            "Set `minCapacity` to `maxCapacity` or less.",
            CAPACITY);

    static final Constraint CAPACITY_RANGE = ALL.refused(
            "rds-serverless-v2-capacity-range",
            "InvalidParameterValue: The valid scaling range for this cluster is 0.0 to 256.0.",
            "Set `maxCapacity` to a number of Aurora capacity units from 1 to 256.",
            CAPACITY);

    static final Constraint CAPACITY_STEP = ALL.refused(
            "rds-serverless-v2-capacity-step",
            "InvalidParameterValue: Serverless v2 capacity value 0.3 is not valid. It must be a multiple of 0.5.",
            "Set the capacity to a multiple of 0.5.",
            CAPACITY);

    static final Constraint AUTO_PAUSE = ALL.refused(
            "rds-serverless-v2-auto-pause",
            "InvalidParameterCombination: SecondsUntilAutoPause can only be specified when minimum capacity is 0.",
            "Set `minCapacity` to 0, or remove `secondsUntilAutoPause`.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html");

    static final Constraint WRITE_FORWARDING = ALL.refused(
            "rds-global-write-forwarding",
            "InvalidParameterCombination: Requested global functionality, but global cluster identifier is not specified",
            "Set `globalClusterIdentifier`, or remove `enableGlobalWriteForwarding`.",
            CREATE);

    static final Constraint LIMITLESS_BACKUPS = ALL.refused(
            "rds-cluster-limitless-delete-backups",
            "When you delete a provisioned or Aurora serverless DB cluster, you can retain automated backups.",
            "Remove `deleteAutomatedBackups`: backups of a Limitless cluster cannot be retained.",
            "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Backups.Retaining.html");

    static final Constraint MULTI_AZ_MEMBER = ALL.refused(
            "rds-cluster-instance-multi-az-cluster",
            "InvalidParameterValue: CreateDBInstance can't be used to create a DB instance in a Multi-AZ DB cluster. Use CreateDBCluster"
                    + " instead.",
            "Remove the cluster instance: a Multi-AZ DB cluster creates its instances by `dbClusterInstanceClass`. For Aurora, set `engine` to"
                    + " `aurora-mysql` or `aurora-postgresql`.",
            "https://github.com/cloudposse/terraform-aws-rds-cluster/issues/148");

    private static final int MOST_ZONES = 3;
    private static final long LONGEST_BACKTRACK = 259_200;
    private static final double MOST_CAPACITY = 256;

    private DbClusterConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a cluster. */
    static void check(Resource cluster, Review review) {
        Props props = cluster.props();
        Value<String> engine = props.nonEmptyText("engine");
        Value<String> family = EngineFamily.of(engine);
        aurora(props, engine, family, review);
        backtrack(props.integer("backtrackWindow"), engine, review);
        serverless(props, review);
        Value<Integer> zones = props.strings("availabilityZones").size();
        review.refuse(
                ZONES,
                zones.matches(number -> number > MOST_ZONES),
                "availabilityZones has %s zones; RDS accepts 3",
                zones);
        Value<Boolean> forwarding = props.bool("enableGlobalWriteForwarding");
        review.refuse(
                WRITE_FORWARDING,
                forwarding.is(true).and(() -> props.nonEmptyText("globalClusterIdentifier")
                        .isMissing()),
                "enableGlobalWriteForwarding is %s, but globalClusterIdentifier is not set",
                forwarding);
        Value<String> scalability = props.string("clusterScalabilityType");
        Value<Boolean> deleted = props.bool("deleteAutomatedBackups");
        review.refuse(
                LIMITLESS_BACKUPS,
                deleted.is(false).and(() -> scalability.is("limitless")),
                "deleteAutomatedBackups is %s, but clusterScalabilityType is %s",
                deleted,
                scalability);
    }

    /** Checks a member of a cluster. */
    static void checkMember(Resource member, Review review) {
        Value<String> engine = member.props().string("engine");
        review.refuse(
                MULTI_AZ_MEMBER,
                engine.isOneOf(EngineFamily.MYSQL, EngineFamily.POSTGRES),
                "engine is %s, and RDS creates the instances of such a cluster itself",
                engine);
    }

    private static void aurora(Props props, Value<String> engine, Value<String> family, Review review) {
        Value<String> type = props.nonEmptyText("storageType");
        review.refuse(
                STORAGE_TYPE,
                type.matches(name -> !name.equals("aurora") && !name.equals("aurora-iopt1"))
                        .and(() -> family.matches(EngineFamily::isAurora)),
                "storageType is %s; %s accepts aurora and aurora-iopt1",
                type,
                engine);
        Value<Long> size = props.integer("allocatedStorage");
        review.refuse(
                ALLOCATED_STORAGE,
                // An Aurora cluster reports 1, and so does a program that was written from what is there.
                size.matches(gib -> gib > 1).and(() -> family.matches(EngineFamily::isAurora)),
                "allocatedStorage is %s, which %s does not accept",
                size,
                engine);
        Value<String> instances = props.nonEmptyText("dbClusterInstanceClass");
        review.refuse(
                INSTANCE_CLASS,
                instances.isPresent().and(() -> family.matches(EngineFamily::isAurora)),
                "dbClusterInstanceClass is %s, which %s does not accept",
                instances,
                engine);
        Value<Long> iops = props.integer("iops");
        review.refuse(
                IOPS,
                iops.matches(number -> number != 0).and(() -> family.matches(EngineFamily::isAurora)),
                "iops is %s, which %s does not accept",
                iops,
                engine);
    }

    private static void backtrack(Value<Long> window, Value<String> engine, Review review) {
        review.refuse(
                BACKTRACK,
                window.matches(seconds -> seconds > 0)
                        .and(() -> engine.matches(name -> !name.equals(EngineFamily.AURORA_MYSQL))),
                "backtrackWindow is %s, which %s does not accept",
                window,
                engine);
        review.refuse(
                BACKTRACK_MAX,
                window.matches(seconds -> seconds > LONGEST_BACKTRACK),
                "backtrackWindow is %s seconds; Aurora accepts 259200 at the most",
                window);
    }

    private static void serverless(Props props, Review review) {
        Value<String> mode = props.nonEmptyText("engineMode");
        review.refuse(SERVERLESS_V1, mode.is("serverless"), "engineMode is %s, which is Aurora Serverless v1", mode);
        Props first = props.object("scalingConfiguration");
        review.at(first)
                .refuse(
                        SCALING_V1,
                        first.isPresent().and(() -> mode.is("serverless").not()),
                        "scalingConfiguration is set, but engineMode is %s",
                        mode);
        Props second = props.object("serverlessv2ScalingConfiguration");
        if (second.isMissing().answer() == Truth.Answer.YES) {
            return;
        }
        Value<Double> least = second.number("minCapacity");
        Value<Double> most = second.number("maxCapacity");
        review.refuse(
                CAPACITY_ORDER,
                most.matches(least, (to, from) -> from > to),
                "minCapacity is %s, more than maxCapacity %s",
                least,
                most);
        review.refuse(
                CAPACITY_RANGE,
                most.matches(units -> units < 1 || units > MOST_CAPACITY),
                "maxCapacity is %s; Aurora accepts 1 to 256",
                most);
        review.refuse(
                CAPACITY_RANGE,
                least.matches(units -> units < 0 || units > MOST_CAPACITY),
                "minCapacity is %s; Aurora accepts 0 to 256",
                least);
        review.refuse(
                CAPACITY_STEP,
                least.matches(DbClusterConstraints::isBetweenSteps),
                "minCapacity is %s, which is not a multiple of 0.5",
                least);
        review.refuse(
                CAPACITY_STEP,
                most.matches(DbClusterConstraints::isBetweenSteps),
                "maxCapacity is %s, which is not a multiple of 0.5",
                most);
        Value<Long> pause = second.integer("secondsUntilAutoPause");
        review.refuse(
                AUTO_PAUSE,
                pause.matches(seconds -> seconds != 0).and(() -> least.matches(units -> units != 0)),
                "secondsUntilAutoPause is %s, but minCapacity is %s",
                pause,
                least);
    }

    private static boolean isBetweenSteps(double units) {
        return units * 2 != Math.rint(units * 2);
    }
}
