package dev.policypack.examples.stories;

import com.pulumi.aws.ec2.Eip;
import com.pulumi.aws.ec2.EipArgs;
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
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import java.util.ArrayList;
import java.util.List;

/** A VPC over two zones, with a public and a private subnet in each. */
final class Network {
    static final List<String> ZONES = List.of("eu-central-1a", "eu-central-1b");

    private static final String WORLD = "0.0.0.0/0";

    private final Vpc vpc =
            new Vpc("shop", VpcArgs.builder().cidrBlock("10.0.0.0/16").build());
    private final InternetGateway internet = new InternetGateway(
            "shop", InternetGatewayArgs.builder().vpcId(vpc.id()).build());
    private final List<Subnet> publicSubnets = new ArrayList<>();
    private final List<Subnet> privateSubnets = new ArrayList<>();

    /**
     * Makes the network.
     *
     * @param natGateways how many NAT gateways the private subnets have: none, one for both, or one each
     */
    Network(int natGateways) {
        for (int zone = 0; zone < ZONES.size(); zone++) {
            publicSubnets.add(subnet("public-", zone, 0, toInternet()));
        }
        var nats = new ArrayList<NatGateway>();
        for (int zone = 0; zone < natGateways; zone++) {
            nats.add(natGateway(zone));
        }
        for (int zone = 0; zone < ZONES.size(); zone++) {
            var routes = new ArrayList<RouteTableRouteArgs>();
            if (!nats.isEmpty()) {
                routes.add(toInternet(nats.get(zone % nats.size())));
            }
            privateSubnets.add(subnet("private-", zone, 100, routes));
        }
    }

    Output<String> vpcId() {
        return vpc.id();
    }

    /** The IDs of the public subnets, one in each zone. */
    Output<List<String>> publicSubnetIds() {
        return Output.all(publicSubnets.stream().map(Subnet::id).toList());
    }

    /** The IDs of the private subnets, one in each zone. */
    Output<List<String>> privateSubnetIds() {
        return Output.all(privateSubnets.stream().map(Subnet::id).toList());
    }

    private List<RouteTableRouteArgs> toInternet() {
        return List.of(RouteTableRouteArgs.builder()
                .cidrBlock(WORLD)
                .gatewayId(internet.id())
                .build());
    }

    private static RouteTableRouteArgs toInternet(NatGateway nat) {
        return RouteTableRouteArgs.builder()
                .cidrBlock(WORLD)
                .natGatewayId(nat.id())
                .build();
    }

    private Subnet subnet(String kind, int zone, int firstRange, List<RouteTableRouteArgs> routes) {
        var subnet = new Subnet(
                kind + zone,
                SubnetArgs.builder()
                        .vpcId(vpc.id())
                        .availabilityZone(ZONES.get(zone))
                        .cidrBlock("10.0." + (firstRange + zone) + ".0/24")
                        .build());
        var table = new RouteTable(
                kind + zone,
                RouteTableArgs.builder().vpcId(vpc.id()).routes(routes).build());
        new RouteTableAssociation(
                kind + zone,
                RouteTableAssociationArgs.builder()
                        .subnetId(subnet.id())
                        .routeTableId(table.id())
                        .build());
        return subnet;
    }

    private NatGateway natGateway(int zone) {
        var address = new Eip("nat-" + zone, EipArgs.builder().domain("vpc").build());
        return new NatGateway(
                "nat-" + zone,
                NatGatewayArgs.builder()
                        .subnetId(publicSubnets.get(zone).id())
                        .allocationId(address.id())
                        .build(),
                CustomResourceOptions.builder().dependsOn(internet).build());
    }
}
