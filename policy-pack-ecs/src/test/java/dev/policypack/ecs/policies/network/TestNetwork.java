package dev.policypack.ecs.policies.network;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The resources of a network, to be put together by the tests. */
final class TestNetwork {
    static final Resource VPC = Resource.of("aws:ec2/vpc:Vpc", "main").with("id", "vpc-main");
    static final Resource SUBNET = subnet("private", "eu-central-1a");
    static final Resource TABLE = Resource.of("aws:ec2/routeTable:RouteTable", "private")
            .with("id", "rtb-private")
            .with("vpcId", "vpc-main");
    static final Resource ASSOCIATION = association("private");
    static final Resource NAT =
            Resource.of("aws:ec2/natGateway:NatGateway", "main").with("id", "nat-main");
    static final Resource INTERNET =
            Resource.of("aws:ec2/internetGateway:InternetGateway", "main").with("id", "igw-main");
    static final Resource TO_NAT =
            TABLE.with("routes", List.of(Map.of("cidrBlock", "0.0.0.0/0", "natGatewayId", "nat-main")));
    static final Resource TO_INTERNET =
            TABLE.with("routes", List.of(Map.of("cidrBlock", "0.0.0.0/0", "gatewayId", "igw-main")));

    private TestNetwork() {}

    static Resource subnet(String name, String zone) {
        return Resource.of("aws:ec2/subnet:Subnet", name)
                .with("id", "subnet-" + name)
                .with("vpcId", "vpc-main")
                .with("availabilityZone", zone);
    }

    static Resource association(String name) {
        return Resource.of("aws:ec2/routeTableAssociation:RouteTableAssociation", name)
                .with("subnetId", "subnet-" + name)
                .with("routeTableId", "rtb-" + name);
    }

    /** A service on Fargate with this network configuration. */
    static Resource service(Map<String, ?> network) {
        return Resource.of("aws:ecs/service:Service", "web")
                .with("launchType", "FARGATE")
                .with("networkConfiguration", network);
    }

    static Resource group(String name) {
        return Resource.of("aws:ec2/securityGroup:SecurityGroup", name).with("id", "sg-" + name);
    }

    /** The same resource as in the preview that creates it. */
    static Resource unborn(Resource resource) {
        Resource newOne = resource;
        for (String output : List.of("id", "arn")) {
            newOne = resource.props().has(output).answer() == dev.policypack.value.Truth.Answer.YES
                    ? newOne.with(output, unknown())
                    : newOne;
        }
        return newOne;
    }

    static Resource[] and(List<Resource> resources, Resource... more) {
        List<Resource> all = new ArrayList<>(resources);
        all.addAll(Arrays.asList(more));
        return all.toArray(Resource[]::new);
    }
}
