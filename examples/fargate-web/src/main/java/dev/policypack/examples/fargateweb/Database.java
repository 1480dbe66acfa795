package dev.policypack.examples.fargateweb;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.rds.Cluster;
import com.pulumi.aws.rds.ClusterArgs;
import com.pulumi.aws.rds.ClusterInstance;
import com.pulumi.aws.rds.ClusterInstanceArgs;
import com.pulumi.aws.rds.SubnetGroup;
import com.pulumi.aws.rds.SubnetGroupArgs;
import com.pulumi.aws.rds.inputs.ClusterServerlessv2ScalingConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.util.ArrayList;
import java.util.List;

/** Aurora PostgreSQL: a writer and a reader in different zones, with a password that only RDS and the tasks see. */
final class Database {

    static final int PORT = 5432;
    static final String NAME = "web";

    private static final String ENGINE = "aurora-postgresql";
    private static final String VERSION = "17.10";

    private final Cluster cluster;
    private final List<Resource> instances = new ArrayList<>();

    Database(Environment env, Network network, Firewall firewall, Encryption key) {
        var subnets = new SubnetGroup(
                env.name("database"),
                SubnetGroupArgs.builder()
                        .description("Private subnets of " + env.name())
                        .subnetIds(network.privateSubnetIds())
                        .tags(env.tags("database"))
                        .build());
        // RDS would create this log group by itself, and keep it for ever.
        var logGroup = new LogGroup(
                env.name("database"),
                LogGroupArgs.builder()
                        .name("/aws/rds/cluster/" + env.name() + "/postgresql")
                        .retentionInDays(env.logDays())
                        .kmsKeyId(key.arn())
                        .tags(env.tags("database"))
                        .build());
        cluster = new Cluster(
                env.name("database"),
                ClusterArgs.builder()
                        .clusterIdentifier(env.name())
                        .engine(ENGINE)
                        .engineVersion(VERSION)
                        .serverlessv2ScalingConfiguration(ClusterServerlessv2ScalingConfigurationArgs.builder()
                                .minCapacity(0.5)
                                .maxCapacity(4.0)
                                .build())
                        .databaseName(NAME)
                        .port(PORT)
                        .masterUsername("web_admin")
                        .manageMasterUserPassword(true)
                        .masterUserSecretKmsKeyId(key.arn())
                        .iamDatabaseAuthenticationEnabled(true)
                        .storageEncrypted(true)
                        .kmsKeyId(key.arn())
                        .dbSubnetGroupName(subnets.name())
                        .vpcSecurityGroupIds(firewall.ofDatabase())
                        .backupRetentionPeriod(env.production() ? 30 : 7)
                        .copyTagsToSnapshot(true)
                        .deletionProtection(true)
                        .finalSnapshotIdentifier(env.name("final"))
                        .enabledCloudwatchLogsExports("postgresql")
                        .tags(env.tags("database"))
                        .build(),
                CustomResourceOptions.builder().dependsOn(logGroup).build());
        for (int zone = 0; zone < Network.ZONES; zone++) {
            var part = "database-" + zone;
            instances.add(new ClusterInstance(
                    env.name(part),
                    ClusterInstanceArgs.builder()
                            .identifier(env.name(part))
                            .clusterIdentifier(cluster.id())
                            .engine(ENGINE)
                            .engineVersion(VERSION)
                            .instanceClass("db.serverless")
                            .availabilityZone(network.zone(zone))
                            .publiclyAccessible(false)
                            .tags(env.tags(part))
                            .build()));
        }
    }

    /** The cluster alone answers nobody: these do. */
    List<Resource> instances() {
        return instances;
    }

    Output<String> host() {
        return cluster.endpoint();
    }

    /** The secret with {@code username} and {@code password}, made and rotated by RDS. */
    Output<String> secretArn() {
        return cluster.masterUserSecrets()
                .applyValue(secrets -> secrets.get(0).secretArn().orElseThrow());
    }
}
