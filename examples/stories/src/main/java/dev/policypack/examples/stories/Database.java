package dev.policypack.examples.stories;

import com.pulumi.Context;
import com.pulumi.aws.ec2.FlowLog;
import com.pulumi.aws.ec2.FlowLogArgs;
import com.pulumi.aws.rds.Cluster;
import com.pulumi.aws.rds.ClusterArgs;
import com.pulumi.aws.rds.ClusterInstance;
import com.pulumi.aws.rds.ClusterInstanceArgs;
import com.pulumi.aws.rds.SubnetGroup;
import com.pulumi.aws.rds.SubnetGroupArgs;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** An Aurora PostgreSQL database in which nothing is wrong. A story says what it writes differently, before the parts are made. */
final class Database {
    private static final String ENGINE = "aurora-postgresql";

    private final Network network = new Network(0);

    final Part<SubnetGroupArgs.Builder, SubnetGroup> subnets = new Part<>(
            () -> SubnetGroupArgs.builder().subnetIds(network().privateSubnetIds()),
            it -> new SubnetGroup("orders", it.build()));

    final Part<ClusterArgs.Builder, Cluster> cluster = new Part<>(
            () -> ClusterArgs.builder()
                    .engine(ENGINE)
                    .engineVersion("17.5")
                    .databaseName("orders")
                    .masterUsername("orders_admin")
                    .manageMasterUserPassword(true)
                    .iamDatabaseAuthenticationEnabled(true)
                    .storageEncrypted(true)
                    .dbSubnetGroupName(subnets().name())
                    .backupRetentionPeriod(7)
                    .deletionProtection(true)
                    .enabledCloudwatchLogsExports("postgresql")
                    .skipFinalSnapshot(true),
            it -> new Cluster("orders", it.build()));

    /** A writer and a reader, one in each zone. */
    final List<Part<ClusterInstanceArgs.Builder, ClusterInstance>> instances =
            IntStream.range(0, Network.ZONES.size()).mapToObj(this::instance).toList();

    private Database() {}

    /** The database as a program, after somebody wrote something differently. */
    static Consumer<Context> with(Consumer<Database> changes) {
        return ctx -> {
            Database database = new Database();
            changes.accept(database);
            database.make();
        };
    }

    private void make() {
        new FlowLog(
                "shop",
                FlowLogArgs.builder()
                        .vpcId(network.vpcId())
                        .trafficType("ALL")
                        .logDestinationType("s3")
                        .logDestination("arn:aws:s3:::shop-flow-logs")
                        .build());
        cluster.ifThere();
        instances.forEach(Part::ifThere);
    }

    Network network() {
        return network;
    }

    SubnetGroup subnets() {
        return subnets.get();
    }

    private Part<ClusterInstanceArgs.Builder, ClusterInstance> instance(int zone) {
        return new Part<>(
                () -> ClusterInstanceArgs.builder()
                        .clusterIdentifier(cluster.get().id())
                        .engine(ENGINE)
                        .instanceClass("db.r6g.large")
                        .availabilityZone(Network.ZONES.get(zone))
                        .publiclyAccessible(false),
                it -> new ClusterInstance("orders-" + zone, it.build()));
    }
}
