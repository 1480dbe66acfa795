package dev.policypack.ecs.policies.aurora;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseSubnetGroupTest {
    private static final String ONE_ZONE = "subnetIds are in one Availability Zone; RDS requires at least 2";
    private static final String PUBLIC =
            "subnetIds contain a subnet whose route table has a route to an internet gateway";

    private final PolicyTester policy = PolicyTester.of(new DatabaseSubnetGroup());
    private final Resource a = subnet("a");
    private final Resource b = subnet("b");
    private final Resource group = Resource.of("aws:rds/subnetGroup:SubnetGroup", "orders");
    private final Resource both = group.with("subnetIds", List.of("subnet-a", "subnet-b"));
    private final Resource routes = Resource.of("aws:ec2/routeTable:RouteTable", "routes")
            .with("id", "rtb-1")
            .with("arn", "arn:aws:ec2:eu-central-1:123456789012:route-table/rtb-1");
    private final Resource toNat =
            routes.with("routes", List.of(Map.of("cidrBlock", "0.0.0.0/0", "natGatewayId", "nat-1")));
    private final Resource toInternet =
            routes.with("routes", List.of(Map.of("cidrBlock", "0.0.0.0/0", "gatewayId", "igw-1")));
    private final Resource ofA = association("a");
    private final Resource ofB = association("b");

    @Test
    void wants_two_zones() {
        policy.given(a, b, both, toNat, ofA, ofB).passes();
        policy.given(a, group.with("subnetIds", List.of("subnet-a")), toNat, ofA)
                .violates(ONE_ZONE);
        policy.given(a, b.with("availabilityZone", "eu-central-1a"), both, toNat, ofA, ofB)
                .violates(ONE_ZONE);
    }

    @Test
    void wants_private_subnets() {
        policy.given(a, b, both, toInternet, ofA, ofB).violates(PUBLIC);
        policy.given(a, b, both, routes, ofA, ofB).passes();
    }

    @Test
    void follows_dependencies_while_the_subnets_are_not_known() {
        Resource pending = group.with("subnetIds", unknown());
        policy.given(
                        a,
                        b,
                        pending.withPropertyDependencies("subnetIds", List.of(a.urn(), b.urn())),
                        toInternet,
                        ofA,
                        ofB)
                .violates(PUBLIC);
        policy.given(a, pending, toInternet, ofA).violates(PUBLIC, ONE_ZONE);
    }

    @Test
    void does_not_judge_subnets_outside_the_stack() {
        policy.given(both).isUndecidedOn("subnetIds[0]", "subnetIds[1]");
        policy.given(a, b).isNotApplicable();
    }

    private static Resource subnet(String zone) {
        return Resource.of("aws:ec2/subnet:Subnet", zone)
                .with("id", "subnet-" + zone)
                .with("arn", "arn:aws:ec2:eu-central-1:123456789012:subnet/subnet-" + zone)
                .with("vpcId", "vpc-1")
                .with("availabilityZone", "eu-central-1" + zone);
    }

    private static Resource association(String zone) {
        return Resource.of("aws:ec2/routeTableAssociation:RouteTableAssociation", zone)
                .with("subnetId", "subnet-" + zone)
                .with("routeTableId", "rtb-1");
    }
}
