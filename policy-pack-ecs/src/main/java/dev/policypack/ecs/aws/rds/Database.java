package dev.policypack.ecs.aws.rds;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.value.Items;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Set;

/** A database of RDS with settings of its own: a cluster, of Aurora or not, or an instance that belongs to no cluster. */
public final class Database extends ResourceView {
    private static final String CLUSTER = "aws:rds/cluster:Cluster";

    /** The types. */
    public static final ResourceType<Database> TYPE =
            ResourceType.of(Database::new, CLUSTER, "aws:rds/instance:Instance");

    /** Source: EnableCloudwatchLogsExports of CreateDBCluster and CreateDBInstance. */
    private static final ImmutableListMultimap<String, String> LOG_TYPES =
            ImmutableListMultimap.<String, String>builder()
                    .putAll("aurora-postgresql", "postgresql", "instance", "iam-db-auth-error")
                    .putAll("aurora-mysql", "audit", "error", "general", "slowquery", "instance", "iam-db-auth-error")
                    .putAll("postgres", "postgresql", "upgrade", "iam-db-auth-error")
                    .putAll("mysql", "audit", "error", "general", "slowquery", "iam-db-auth-error")
                    .putAll("mariadb", "audit", "error", "general", "slowquery", "iam-db-auth-error")
                    .build();

    private static final ImmutableSet<String> WITH_IAM_AUTHENTICATION =
            ImmutableSet.of("aurora-postgresql", "aurora-mysql", "postgres", "mysql", "mariadb");

    private Database(Resource resource) {
        super(resource);
    }

    /** Whether it is a cluster. */
    public boolean isCluster() {
        return resource().type().equals(CLUSTER);
    }

    /** The engine; a cluster's is Aurora MySQL when it is missing. */
    public Value<String> engine() {
        return props().string("engine");
    }

    /** Whether it is a cluster of Aurora. */
    public Truth isAurora() {
        return Truth.of(isCluster()).and(() -> engine().matches(engine -> engine.startsWith("aurora")));
    }

    /**
     * Whether it takes its data from another database or a snapshot; encryption and master password then are those of the source, as
     * far as it does not say otherwise.
     */
    public Truth isCopy() {
        return Truth.any(List.of(
                props().nonEmptyText("snapshotIdentifier").isPresent(),
                props().nonEmptyText("replicationSourceIdentifier").isPresent(),
                props().nonEmptyText("replicateSourceDb").isPresent(),
                props().nonEmptyText("globalClusterIdentifier").isPresent(),
                props().has("restoreToPointInTime")));
    }

    /** Whether it is a cluster of Aurora Serverless v1, which takes few of the settings; AWS has retired it. */
    public Truth isServerlessV1() {
        return props().string("engineMode").is("serverless");
    }

    /** Whether its storage is encrypted with a key of KMS. */
    public Value<Boolean> storageEncrypted() {
        return props().bool("storageEncrypted");
    }

    /** Whether AWS refuses to delete it. */
    public Value<Boolean> deletionProtection() {
        return props().bool("deletionProtection");
    }

    /** For how many days backups are kept: AWS takes 1 for a cluster, the provider 0 for an instance, when it is missing. */
    public Value<Long> backupRetentionPeriod() {
        return props().integer("backupRetentionPeriod");
    }

    /** The kinds of logs that go to CloudWatch Logs. */
    public Items<Value<String>> enabledCloudwatchLogsExports() {
        return props().strings("enabledCloudwatchLogsExports");
    }

    /** The kinds of logs that an engine has; empty for an engine that the table does not hold. As of 2026-11-21. */
    public static List<String> logTypes(String engine) {
        return LOG_TYPES.get(engine);
    }

    /** Whether its users may sign in with a token of IAM in place of a password. */
    public Value<Boolean> iamDatabaseAuthenticationEnabled() {
        return props().bool("iamDatabaseAuthenticationEnabled");
    }

    /**
     * The engines that know IAM authentication. Source: <a
     * href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html">IAM database authentication</a>, as of
     * 2026-11-21.
     */
    public static Set<String> enginesWithIamAuthentication() {
        return WITH_IAM_AUTHENTICATION;
    }

    /** Whether RDS makes the master password and keeps it in Secrets Manager. */
    public Value<Boolean> manageMasterUserPassword() {
        return props().bool("manageMasterUserPassword");
    }

    /** The master password that the program gives. */
    public Value<String> masterPassword() {
        return props().nonEmptyText(isCluster() ? "masterPassword" : "password");
    }

    /** Whether the program gives the master password in the way in which no state keeps it; provider 7 has it. */
    public Truth hasWriteOnlyPassword() {
        return props().has(isCluster() ? "masterPasswordWo" : "passwordWo");
    }
}
