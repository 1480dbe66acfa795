package dev.policypack.ecs.policies.network;

import static dev.policypack.ecs.policies.network.TestNetwork.VPC;
import static dev.policypack.ecs.policies.network.TestNetwork.association;
import static dev.policypack.ecs.policies.network.TestNetwork.subnet;
import static dev.policypack.value.PropertyValue.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.ecs.policies.Production;
import dev.policypack.finding.Outcome;
import dev.policypack.policy.PolicyPack;
import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NatPerAzTest {
    private static final String OTHER_ZONE =
            "availabilityZone is \"eu-central-1b\", but the subnet's way out is a NAT gateway in another zone";
    private static final String FURTHER =
            "the VPC has another NAT gateway already; outside production one is enough, and each costs as much as the first";

    private final PolicyTester dev =
            PolicyTester.of(new NatPerAz(), PolicyPack.of("test", "1.0.0").settings(Production.STACKS));
    private final PolicyTester prod = dev.inStack("production");

    private final Resource publicA = subnet("public-a", "eu-central-1a");
    private final Resource publicB = subnet("public-b", "eu-central-1b");
    private final Resource privateB = subnet("private-b", "eu-central-1b");
    private final Resource natA = nat("a");
    private final Resource natB = nat("b");

    private static Resource nat(String zone) {
        return Resource.of("aws:ec2/natGateway:NatGateway", zone)
                .with("id", "nat-" + zone)
                .with("subnetId", "subnet-public-" + zone);
    }

    private static Resource table(Object nat) {
        return Resource.of("aws:ec2/routeTable:RouteTable", "private-b")
                .with("id", "rtb-private-b")
                .with("routes", List.of(Map.of("cidrBlock", "0.0.0.0/0", "natGatewayId", nat)));
    }

    @Test
    void production_leaves_by_its_own_zone() {
        Resource association = association("private-b");
        prod.given(VPC, publicA, publicB, privateB, natA, table("nat-a"), association)
                .violates(OTHER_ZONE);
        prod.given(VPC, publicA, publicB, privateB, natA, natB, table("nat-b"), association)
                .passes();
        dev.given(VPC, publicA, publicB, privateB, natA, table("nat-a"), association)
                .passes();
    }

    @Test
    void elsewhere_one_is_enough() {
        dev.given(VPC, publicA, publicB, natA, natB).violates(FURTHER);
        prod.given(VPC, publicA, publicB, natA, natB).passes();
        dev.given(VPC, publicA, publicB.with("vpcId", "vpc-other"), natA, natB).passes();
        dev.given(VPC, publicA, publicB, natA, natB.with("connectivityType", "private"))
                .passes();
    }

    @Test
    void takes_a_gateway_of_all_zones() {
        prod.given(
                        VPC,
                        publicA,
                        privateB,
                        natA.with("availabilityMode", "regional"),
                        table("nat-a"),
                        association("private-b"))
                .passes();
    }

    @Test
    void decides_previews() {
        Resource newNat = TestNetwork.unborn(natA).with("subnetId", unknown());
        Resource newA = TestNetwork.unborn(publicA);
        Resource newB = TestNetwork.unborn(privateB);
        Resource newTable = TestNetwork.unborn(table(unknown()));
        Resource association =
                association("private-b").with("subnetId", unknown()).with("routeTableId", unknown());
        prod.given(
                        newA,
                        newB,
                        newNat.withPropertyDependencies("subnetId", List.of(newA.urn())),
                        newTable,
                        association.withPropertyDependencies("subnetId", List.of(newB.urn())))
                .violates(OTHER_ZONE);
        assertThat(prod.given(newA, newB, newNat, newTable, association).outcome())
                .isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void leaves_what_lies_outside_the_stack_alone() {
        prod.given(VPC, privateB, table("nat-elsewhere"), association("private-b"), natA)
                .isUndecidedOn("routes[0].natGatewayId of aws:ec2/routeTable:RouteTable (private-b)");
        prod.given(VPC, privateB, table("nat-elsewhere"), association("private-b"))
                .isNotApplicable();
        dev.given(natA, natB).isUndecidedOn("subnetId");
    }
}
