package dev.policypack.ecs.policies.network;

import static dev.policypack.ecs.policies.network.TestNetwork.ASSOCIATION;
import static dev.policypack.ecs.policies.network.TestNetwork.INTERNET;
import static dev.policypack.ecs.policies.network.TestNetwork.NAT;
import static dev.policypack.ecs.policies.network.TestNetwork.SUBNET;
import static dev.policypack.ecs.policies.network.TestNetwork.TABLE;
import static dev.policypack.ecs.policies.network.TestNetwork.TO_INTERNET;
import static dev.policypack.ecs.policies.network.TestNetwork.TO_NAT;
import static dev.policypack.ecs.policies.network.TestNetwork.VPC;
import static dev.policypack.ecs.policies.network.TestNetwork.and;
import static dev.policypack.ecs.policies.network.TestNetwork.group;
import static dev.policypack.ecs.policies.network.TestNetwork.service;
import static dev.policypack.value.PropertyValue.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.policy.EnforcementLevel;
import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrivateTasksReachServicesTest {
    private static final String NOWHERE =
            "networkConfiguration.subnets lead nowhere: the tasks have no public address, and %s has neither a"
                    + " route to a NAT gateway nor VPC endpoints through which they could pull their image";
    private static final String NO_WAY_TO =
            "networkConfiguration.subnets have no way to \"%s\": aws:ec2/subnet:Subnet (private) has no route"
                    + " to a NAT gateway, and its VPC no endpoint for it in use there";

    private final PolicyTester policy = PolicyTester.of(new PrivateTasksReachServices());
    private final Resource web = service(Map.of("subnets", List.of("subnet-private")));

    @Test
    void wants_a_route_to_a_nat_gateway() {
        policy.given(VPC, SUBNET, TABLE, ASSOCIATION, web)
                .violates(NOWHERE.formatted("aws:ec2/subnet:Subnet (private)"));
        policy.given(VPC, SUBNET, TO_INTERNET, INTERNET, ASSOCIATION, web)
                .violates(NOWHERE.formatted("aws:ec2/subnet:Subnet (private)"));
        policy.given(VPC, SUBNET, web).violates(NOWHERE.formatted("aws:ec2/subnet:Subnet (private)"));
        policy.given(VPC, SUBNET, TO_NAT, NAT, ASSOCIATION, web).passes();
    }

    @Test
    void knows_routes_that_stand_alone() {
        Resource route = Resource.of("aws:ec2/route:Route", "out")
                .with("routeTableId", "rtb-private")
                .with("destinationCidrBlock", "0.0.0.0/0");
        policy.given(VPC, SUBNET, TABLE, ASSOCIATION, route.with("natGatewayId", "nat-elsewhere"), web)
                .passes();
        policy.given(VPC, SUBNET, TABLE, ASSOCIATION, route.with("transitGatewayId", "tgw-hub"), web)
                .passes();
        policy.given(VPC, SUBNET, TABLE, ASSOCIATION, INTERNET, route.with("gatewayId", "igw-main"), web)
                .violates(NOWHERE.formatted("aws:ec2/subnet:Subnet (private)"));
        policy.given(
                        VPC,
                        SUBNET,
                        TABLE,
                        ASSOCIATION,
                        route.with("destinationCidrBlock", "10.1.0.0/16").with("transitGatewayId", "tgw-hub"),
                        web)
                .violates(NOWHERE.formatted("aws:ec2/subnet:Subnet (private)"));
    }

    @Test
    void reads_a_state_file_in_which_all_properties_of_a_route_are_there() {
        Map<String, Object> toInternet = Map.of(
                "cidrBlock", "0.0.0.0/0", "gatewayId", "igw-0", "natGatewayId", "", "destinationPrefixListId", "");
        Map<String, Object> toNat = Map.of(
                "cidrBlock", "0.0.0.0/0", "gatewayId", "", "natGatewayId", "nat-0", "destinationPrefixListId", "");
        policy.given(VPC, SUBNET, TABLE.with("routes", List.of(toInternet)), ASSOCIATION, web)
                .violates(NOWHERE.formatted("aws:ec2/subnet:Subnet (private)"));
        policy.given(VPC, SUBNET, TABLE.with("routes", List.of(toNat)), ASSOCIATION, web)
                .passes();
    }

    @Test
    void knows_the_main_route_table() {
        Resource vpc = VPC.with("mainRouteTableId", "rtb-main").with("defaultRouteTableId", "rtb-main");
        Resource adopted = Resource.of("aws:ec2/defaultRouteTable:DefaultRouteTable", "main")
                .with("id", "rtb-main")
                .with("defaultRouteTableId", "rtb-main");
        Map<String, Object> toNat = Map.of("cidrBlock", "0.0.0.0/0", "natGatewayId", "nat-main");
        policy.given(vpc, SUBNET, adopted.with("routes", List.of(toNat)), web).passes();
        policy.given(vpc, SUBNET, adopted, web).violates(NOWHERE.formatted("aws:ec2/subnet:Subnet (private)"));
        Resource main = Resource.of("aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation", "main")
                .with("vpcId", "vpc-main")
                .with("routeTableId", "rtb-private");
        policy.given(vpc, SUBNET, TO_NAT, main, web).passes();
        Resource route = Resource.of("aws:ec2/route:Route", "out")
                .with("routeTableId", "rtb-main")
                .with("destinationCidrBlock", "0.0.0.0/0")
                .with("natGatewayId", "nat-main");
        policy.given(vpc, SUBNET, route, web).passes();
    }

    @Test
    void leaves_tasks_alone_that_need_no_way_out() {
        policy.given(VPC, SUBNET, service(Map.of("subnets", List.of("subnet-private"), "assignPublicIp", true)))
                .passes();
        policy.given(VPC, SUBNET, web.with("launchType", "EC2")).passes();
        policy.given(VPC, SUBNET, Resource.of("aws:ecs/service:Service", "host").with("launchType", "EC2"))
                .passes();
        policy.given(VPC, SUBNET).isNotApplicable();
    }

    @Test
    void finds_fargate_in_capacity_providers_and_task_definitions() {
        Resource definition = Resource.of("aws:ecs/taskDefinition:TaskDefinition", "web")
                .with("arn", "arn:task/web:1")
                .with("requiresCompatibilities", List.of("FARGATE"));
        policy.given(
                        VPC,
                        SUBNET,
                        web.without("launchType")
                                .with(
                                        "capacityProviderStrategies",
                                        List.of(Map.of("capacityProvider", "FARGATE_SPOT"))))
                .violates(NOWHERE.formatted("aws:ec2/subnet:Subnet (private)"));
        policy.given(VPC, SUBNET, definition, web.without("launchType").with("taskDefinition", "arn:task/web:1"))
                .violates(NOWHERE.formatted("aws:ec2/subnet:Subnet (private)"));
    }

    @Test
    void looks_at_scheduled_tasks_too() {
        policy.given(
                        VPC,
                        SUBNET,
                        Resource.of("aws:cloudwatch/eventTarget:EventTarget", "nightly")
                                .with(
                                        "ecsTarget",
                                        Map.of(
                                                "launchType",
                                                "FARGATE",
                                                "networkConfiguration",
                                                Map.of("subnets", List.of("subnet-private")))))
                .violates(
                        "ecsTarget.networkConfiguration.subnets lead nowhere: the tasks have no public address, and aws:ec2/subnet:Subnet"
                                + " (private) has neither a route to a NAT gateway nor VPC endpoints through which they could pull their"
                                + " image");
        policy.given(
                        VPC,
                        SUBNET,
                        Resource.of("aws:cloudwatch/eventTarget:EventTarget", "function")
                                .with("arn", "arn:lambda"))
                .passes();
    }

    @Test
    void leaves_subnets_outside_the_stack_alone() {
        policy.given(web).isUndecidedOn("networkConfiguration.subnets[0]");
        policy.given(SUBNET, web).isUndecidedOn("vpcId of aws:ec2/subnet:Subnet (private)");
        policy.given(VPC, SUBNET, ASSOCIATION.with("routeTableId", "rtb-elsewhere"), web)
                .isUndecidedOn("routeTableId of aws:ec2/routeTableAssociation:RouteTableAssociation (private)");
    }

    @Test
    void only_advises_about_a_network_that_aws_made() {
        Resource adopted =
                Resource.of("aws:ec2/defaultSubnet:DefaultSubnet", "a").with("id", "subnet-private");
        PolicyTester.Result result = policy.given(adopted, web);
        result.violates(NOWHERE.formatted("aws:ec2/defaultSubnet:DefaultSubnet (a)"));
        assertThat(result.violations().get(0).enforcementLevel()).isEqualTo(EnforcementLevel.ADVISORY);
    }

    @Test
    void decides_previews_as_far_as_it_can() {
        Resource subnet = TestNetwork.unborn(SUBNET).with("vpcId", unknown());
        Resource table = TestNetwork.unborn(TABLE)
                .with("vpcId", unknown())
                .with("routes", List.of(Map.of("cidrBlock", "0.0.0.0/0", "natGatewayId", unknown())));
        Resource association = ASSOCIATION.with("subnetId", unknown()).with("routeTableId", unknown());
        Resource nat = TestNetwork.unborn(NAT);
        Resource tasks = service(Map.of("subnets", unknown()));
        policy.given(TestNetwork.unborn(VPC), subnet, table, association, nat, tasks)
                .passes();
        Resource other = Resource.of("aws:ec2/subnet:Subnet", "public").with("id", unknown());
        policy.given(
                        subnet,
                        other,
                        table,
                        association.withPropertyDependencies("subnetId", List.of(subnet.urn())),
                        nat,
                        tasks.withPropertyDependencies("networkConfiguration", List.of(subnet.urn())))
                .passes();
        assertThat(policy.given(subnet, other, table, association, nat, tasks).violations())
                .isEmpty();
        assertThat(policy.given(subnet, tasks).violations()).isEmpty();
    }

    // Endpoints in place of a NAT gateway

    private static final String ECR = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop:1.4.2";

    private final Resource tasks = group("tasks");
    private final Resource endpoints = group("endpoints")
            .with(
                    "ingress",
                    List.of(Map.of(
                            "protocol", "tcp", "fromPort", 443, "toPort", 443, "securityGroups", List.of("sg-tasks"))));
    private final Resource vpc = VPC.with("enableDnsHostnames", true);
    private final Resource closed = service(
                    Map.of("subnets", List.of("subnet-private"), "securityGroups", List.of("sg-tasks")))
            .with("taskDefinition", "arn:task/web:1");

    private static Resource definition(String image) {
        String container =
                """
                [{"name": "web", "image": "%s", "logConfiguration": {"logDriver": "awslogs"},
                  "secrets": [{"name": "A", "valueFrom": "arn:aws:secretsmanager:eu-central-1:123456789012:secret:a"}]}]
                """;
        return Resource.of("aws:ecs/taskDefinition:TaskDefinition", "web")
                .with("arn", "arn:task/web:1")
                .with("containerDefinitions", container.formatted(image));
    }

    private static Resource endpoint(String service) {
        return Resource.of("aws:ec2/vpcEndpoint:VpcEndpoint", service)
                .with("vpcId", "vpc-main")
                .with("serviceName", "com.amazonaws.eu-central-1." + service)
                .with("vpcEndpointType", "Interface")
                .with("privateDnsEnabled", true)
                .with("securityGroupIds", List.of("sg-endpoints"));
    }

    private static Resource s3() {
        return Resource.of("aws:ec2/vpcEndpoint:VpcEndpoint", "s3")
                .with("id", "vpce-s3")
                .with("vpcId", "vpc-main")
                .with("serviceName", "com.amazonaws.eu-central-1.s3")
                .with("routeTableIds", List.of("rtb-private"));
    }

    private List<Resource> all(String... without) {
        List<Resource> all = new ArrayList<>(List.of(
                vpc,
                SUBNET,
                TABLE,
                ASSOCIATION,
                tasks,
                endpoints,
                closed,
                endpoint("ecr.api"),
                endpoint("ecr.dkr"),
                endpoint("logs"),
                endpoint("secretsmanager"),
                s3()));
        all.removeIf(resource -> List.of(without).contains(resource.name()));
        return all;
    }

    @Test
    void takes_a_full_set_of_endpoints() {
        policy.given(and(all(), definition(ECR))).passes();
    }

    @Test
    void names_the_endpoints_that_are_missing() {
        policy.given(and(all("ecr.api"), definition(ECR))).violates(NO_WAY_TO.formatted("ecr.api"));
        policy.given(and(all("logs", "secretsmanager"), definition(ECR)))
                .violates(NO_WAY_TO.formatted("logs"), NO_WAY_TO.formatted("secretsmanager"));
        policy.given(and(all("s3"), definition(ECR))).violates(NO_WAY_TO.formatted("s3"));
        policy.given(and(all("s3"), definition(ECR), s3().with("routeTableIds", List.of("rtb-public"))))
                .violates(NO_WAY_TO.formatted("s3"));
        policy.given(and(
                        all("s3"),
                        definition(ECR),
                        s3().without("routeTableIds"),
                        Resource.of("aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation", "s3")
                                .with("vpcEndpointId", "vpce-s3")
                                .with("routeTableId", "rtb-private")))
                .passes();
        policy.given(and(all("logs"), definition(ECR), endpoint("logs").with("vpcId", "vpc-other")))
                .violates(NO_WAY_TO.formatted("logs"));
    }

    @Test
    void says_that_no_endpoint_leads_to_a_public_registry() {
        policy.given(and(all(), definition("public.ecr.aws/docker/library/python:3.9-slim")))
                .violates(
                        "a container's image comes from a public registry, which no VPC endpoint leads to, and aws:ec2/subnet:Subnet"
                                + " (private) has no route to a NAT gateway");
    }

    @Test
    void wants_endpoints_that_answer_to_the_public_name() {
        policy.given(and(all("logs"), definition(ECR), endpoint("logs").without("privateDnsEnabled")))
                .violates(
                        "privateDnsEnabled is false, so that tasks ask for the service's public address and never come here");
        List<Resource> others = all("main");
        assertThat(policy.given(and(others, definition(ECR), VPC)).violations())
                .hasSize(4)
                .allSatisfy(violation -> assertThat(violation.sentence())
                        .isEqualTo("privateDnsEnabled needs a VPC with enableDnsSupport and enableDnsHostnames"));
    }

    @Test
    void wants_endpoints_that_let_the_tasks_in() {
        String closedTo = "securityGroupIds do not let the tasks of aws:ecs/service:Service (web) in on port 443";
        policy.given(and(all("endpoints"), definition(ECR), group("endpoints")))
                .violates(closedTo, closedTo, closedTo, closedTo);
        policy.given(and(
                        all("endpoints"),
                        definition(ECR),
                        group("endpoints"),
                        Resource.of("aws:ec2/securityGroupRule:SecurityGroupRule", "in")
                                .with("type", "ingress")
                                .with("securityGroupId", "sg-endpoints")
                                .with("protocol", "-1")
                                .with("fromPort", 0)
                                .with("toPort", 0)
                                .with("cidrBlocks", List.of("10.0.0.0/16"))))
                .passes();
        policy.given(and(
                        all("logs"),
                        definition(ECR),
                        endpoint("logs").with("securityGroupIds", List.of("sg-elsewhere"))))
                .isUndecidedOn("securityGroupIds[0]");
    }

    @Test
    void asks_nothing_of_endpoints_where_there_is_a_nat_gateway() {
        policy.given(and(
                        all("private", "logs"),
                        SUBNET,
                        TO_NAT,
                        ASSOCIATION,
                        NAT,
                        definition("nginx:1.27"),
                        endpoint("logs").without("privateDnsEnabled")))
                .passes();
    }
}
