package dev.policypack.examples.stories;

import com.pulumi.aws.rds.Instance;
import com.pulumi.aws.rds.InstanceArgs;
import com.pulumi.aws.rds.inputs.ClusterServerlessv2ScalingConfigurationArgs;
import dev.policypack.examples.stories.Story.Moment;
import java.util.List;
import java.util.function.Consumer;

/** What was wrong with the database. */
final class DatabaseStories {
    private DatabaseStories() {}

    static List<Story> all() {
        return List.of(
                story(
                        "aurora-engine-version",
                        "Aurora PostgreSQL 15.3, which AWS had taken away.",
                        it -> it.cluster.with(cluster -> cluster.engineVersion("15.3")),
                        it -> it.cluster.with(cluster -> cluster.engineVersion("15.10"))),
                Story.of(
                        "aurora-encrypted",
                        "Storage that is not encrypted, which cannot be changed later.",
                        ctx -> archive(false),
                        ctx -> archive(true)),
                story(
                        "aurora-not-public",
                        "A database with a public address, to look at it from home.",
                        it -> it.instances.get(1).with(instance -> instance.publiclyAccessible(true)),
                        it -> it.instances.get(1).with(instance -> instance.publiclyAccessible(false))),
                story(
                                "aurora-deletion-protection",
                                "Anybody's slip deletes all orders.",
                                it -> it.cluster.with(cluster -> cluster.deletionProtection(false)),
                                it -> it.cluster.with(cluster -> cluster.deletionProtection(true)))
                        .inProduction(),
                story(
                        "aurora-backup-retention",
                        "Backups of one day: data lost on a Friday was gone by Monday.",
                        it -> it.cluster.with(cluster -> cluster.backupRetentionPeriod(1)),
                        it -> it.cluster.with(cluster -> cluster.backupRetentionPeriod(7))),
                story(
                        "aurora-log-exports",
                        "The logs stay on an instance, and go with it.",
                        it -> it.cluster.with(cluster -> cluster.enabledCloudwatchLogsExports(List.of())),
                        it -> it.cluster.with(cluster -> cluster.enabledCloudwatchLogsExports("postgresql"))),
                story(
                        "aurora-iam-authentication",
                        "Passwords only, and the same for years.",
                        it -> it.cluster.with(cluster -> cluster.iamDatabaseAuthenticationEnabled(false)),
                        it -> it.cluster.with(cluster -> cluster.iamDatabaseAuthenticationEnabled(true))),
                story(
                        "aurora-managed-password",
                        "The master password in the program.",
                        it -> it.cluster.with(cluster ->
                                cluster.manageMasterUserPassword(false).masterPassword("Tr4velling-Salesman")),
                        it -> it.cluster.with(cluster -> cluster.manageMasterUserPassword(true))),
                story(
                                "aurora-two-instances",
                                "A cluster without an instance: the deployment succeeds, and nobody answers.",
                                it -> it.instances.forEach(Part::leaveOut),
                                it -> {})
                        .stopped(Moment.WHOLE_PREVIEW),
                story(
                                "aurora-subnet-group",
                                "The subnets of the database lead to the Internet.",
                                it -> it.subnets.with(
                                        group -> group.subnetIds(it.network().publicSubnetIds())),
                                it -> it.subnets.with(
                                        group -> group.subnetIds(it.network().privateSubnetIds())))
                        .asOpinion(),
                story(
                        "aurora-serverless-shape",
                        "Serverless instances in a cluster that does not say how far they grow.",
                        it -> it.instances.forEach(
                                part -> part.with(instance -> instance.instanceClass("db.serverless"))),
                        it -> {
                            it.instances.forEach(
                                    part -> part.with(instance -> instance.instanceClass("db.serverless")));
                            it.cluster.with(cluster -> cluster.serverlessv2ScalingConfiguration(
                                    ClusterServerlessv2ScalingConfigurationArgs.builder()
                                            .minCapacity(0.5)
                                            .maxCapacity(4.0)
                                            .build()));
                        }));
    }

    private static void archive(boolean encrypted) {
        new Instance(
                "archive",
                InstanceArgs.builder()
                        .engine("postgres")
                        .instanceClass("db.t4g.medium")
                        .allocatedStorage(20)
                        .multiAz(true)
                        .dbSubnetGroupName("databases")
                        .username("archive_admin")
                        .manageMasterUserPassword(true)
                        .iamDatabaseAuthenticationEnabled(true)
                        .storageEncrypted(encrypted)
                        .backupRetentionPeriod(7)
                        .deletionProtection(true)
                        .enabledCloudwatchLogsExports("postgresql")
                        .skipFinalSnapshot(true)
                        .build());
    }

    private static Story story(String policy, String happened, Consumer<Database> broken, Consumer<Database> repaired) {
        return Story.of(policy, happened, Database.with(broken), Database.with(repaired));
    }
}
