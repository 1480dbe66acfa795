package dev.policypack.examples.fargateweb;

import com.pulumi.aws.AwsFunctions;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.ec2.Eip;
import com.pulumi.aws.ec2.EipArgs;
import com.pulumi.aws.ec2.FlowLog;
import com.pulumi.aws.ec2.FlowLogArgs;
import com.pulumi.aws.ec2.InternetGateway;
import com.pulumi.aws.ec2.InternetGatewayArgs;
import com.pulumi.aws.ec2.NatGateway;
import com.pulumi.aws.ec2.NatGatewayArgs;
import com.pulumi.aws.ec2.RouteTable;
import com.pulumi.aws.ec2.RouteTableArgs;
import com.pulumi.aws.ec2.RouteTableAssociation;
import com.pulumi.aws.ec2.RouteTableAssociationArgs;
import com.pulumi.aws.ec2.Subnet;
import com.pulumi.aws.ec2.SubnetArgs;
import com.pulumi.aws.ec2.Vpc;
import com.pulumi.aws.ec2.VpcArgs;
import com.pulumi.aws.ec2.inputs.RouteTableRouteArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.aws.inputs.GetAvailabilityZonesArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.util.ArrayList;
import java.util.List;

/** One network over two zones: public subnets for the load balancer, private ones for tasks and database. */
final class Network {

    static final int ZONES = 2;

    private final Environment env;
    private final Vpc vpc;
    private final Output<List<String>> zones;
    private final List<Subnet> publicSubnets = new ArrayList<>();
    private final List<Subnet> privateSubnets = new ArrayList<>();
    private final List<Resource> publicRoutes = new ArrayList<>();
    private final List<Resource> privateRoutes = new ArrayList<>();

    Network(Environment env, Encryption key) {
        this.env = env;
        vpc = new Vpc(
                env.name("vpc"),
                VpcArgs.builder()
                        .cidrBlock("10.0.0.0/16")
                        .enableDnsSupport(true)
                        .enableDnsHostnames(true)
                        .tags(env.tags("vpc"))
                        .build());
        zones = AwsFunctions.getAvailabilityZones(
                        GetAvailabilityZonesArgs.builder().state("available").build())
                .applyValue(result -> result.names().subList(0, ZONES));
        var internet = new InternetGateway(
                env.name("internet"),
                InternetGatewayArgs.builder()
                        .vpcId(vpc.id())
                        .tags(env.tags("internet"))
                        .build());

        var nats = new ArrayList<NatGateway>();
        for (int zone = 0; zone < ZONES; zone++) {
            publicSubnets.add(publicSubnet(zone, internet));
            // A zone's way out must not depend on another zone in production; elsewhere one gateway saves the money.
            if (zone == 0 || env.production()) {
                nats.add(nat(zone, internet));
            }
            privateSubnets.add(privateSubnet(zone, nats.get(nats.size() - 1)));
        }
        flowLog(key);
    }

    Output<String> vpcId() {
        return vpc.id();
    }

    /** The name of a zone, counted from 0. */
    Output<String> zone(int zone) {
        return zones.applyValue(names -> names.get(zone));
    }

    Output<List<String>> publicSubnetIds() {
        return ids(publicSubnets);
    }

    Output<List<String>> privateSubnetIds() {
        return ids(privateSubnets);
    }

    /** What must be there before the Internet can reach the public subnets. */
    List<Resource> publicRoutes() {
        return publicRoutes;
    }

    /** What must be there before the private subnets can reach the Internet. */
    List<Resource> privateRoutes() {
        return privateRoutes;
    }

    private Subnet publicSubnet(int zone, InternetGateway internet) {
        var route = RouteTableRouteArgs.builder()
                .cidrBlock("0.0.0.0/0")
                .gatewayId(internet.id())
                .build();
        return subnet("public-" + zone, "10.0." + zone + ".0/24", zone, route, publicRoutes);
    }

    private Subnet privateSubnet(int zone, NatGateway nat) {
        var route = RouteTableRouteArgs.builder()
                .cidrBlock("0.0.0.0/0")
                .natGatewayId(nat.id())
                .build();
        return subnet("private-" + zone, "10.0." + (100 + zone) + ".0/24", zone, route, privateRoutes);
    }

    private Subnet subnet(String part, String range, int zone, RouteTableRouteArgs route, List<Resource> routes) {
        var subnet = new Subnet(
                env.name(part),
                SubnetArgs.builder()
                        .vpcId(vpc.id())
                        .cidrBlock(range)
                        .availabilityZone(zone(zone))
                        .tags(env.tags(part))
                        .build());
        var table = new RouteTable(
                env.name(part),
                RouteTableArgs.builder()
                        .vpcId(vpc.id())
                        .routes(route)
                        .tags(env.tags(part))
                        .build());
        routes.add(new RouteTableAssociation(
                env.name(part),
                RouteTableAssociationArgs.builder()
                        .subnetId(subnet.id())
                        .routeTableId(table.id())
                        .build()));
        return subnet;
    }

    private NatGateway nat(int zone, InternetGateway internet) {
        var part = "nat-" + zone;
        var address = new Eip(
                env.name(part),
                EipArgs.builder().domain("vpc").tags(env.tags(part)).build());
        return new NatGateway(
                env.name(part),
                NatGatewayArgs.builder()
                        .subnetId(publicSubnets.get(zone).id())
                        .allocationId(address.id())
                        .tags(env.tags(part))
                        .build(),
                // AWS refuses a NAT gateway in a network that has no Internet gateway yet.
                CustomResourceOptions.builder().dependsOn(internet).build());
    }

    private void flowLog(Encryption key) {
        var logGroup = new LogGroup(
                env.name("flow-logs"),
                LogGroupArgs.builder()
                        .name("/vpc/" + env.name())
                        .retentionInDays(env.logDays())
                        .kmsKeyId(key.arn())
                        .tags(env.tags("flow-logs"))
                        .build());
        var role = new Role(
                env.name("flow-logs"),
                RoleArgs.builder()
                        .assumeRolePolicy(Json.trust("vpc-flow-logs.amazonaws.com"))
                        .tags(env.tags("flow-logs"))
                        .build());
        var actions = List.of("logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams");
        var policy = new RolePolicy(
                env.name("flow-logs"),
                RolePolicyArgs.builder()
                        .role(role.id())
                        .policy(Json.policy(Json.allow(actions, logGroup.arn(), Output.format("%s:*", logGroup.arn()))))
                        .build());
        new FlowLog(
                env.name("flow-logs"),
                FlowLogArgs.builder()
                        .vpcId(vpc.id())
                        .trafficType("ALL")
                        .logDestinationType("cloud-watch-logs")
                        .logDestination(logGroup.arn())
                        .iamRoleArn(role.arn())
                        .tags(env.tags("flow-logs"))
                        .build(),
                CustomResourceOptions.builder().dependsOn(policy).build());
    }

    private static Output<List<String>> ids(List<Subnet> subnets) {
        return Output.all(subnets.stream().map(Subnet::id).toList());
    }
}
