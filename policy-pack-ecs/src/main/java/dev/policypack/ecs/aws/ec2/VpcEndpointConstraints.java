package dev.policypack.ecs.aws.ec2;

import com.google.common.collect.ImmutableSet;
import dev.policypack.ecs.aws.Targets;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Refs;
import dev.policypack.resource.ResourceView;
import dev.policypack.resource.Stack;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What EC2 refuses in VPC endpoints. Source: <a
 * href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html">CreateVpcEndpoint</a>, as of 2026-11-27.
 */
public final class VpcEndpointConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final Constraint ENDPOINT_GATEWAY_SERVICE = ALL.refused(
            "ec2-endpoint-gateway-service",
            "Endpoint type (Gateway) does not match available service types ([Interface]).",
            "Set `vpcEndpointType` to `Interface`.",
            "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html");

    private static final Constraint ENDPOINT_GATEWAY_SUBNETS = ALL.refused(
            "ec2-endpoint-gateway-subnets",
            "InvalidParameter: Subnet IDs are only supported for Interface and GatewayLoadBalancer type VPC Endpoints.",
            "Remove `subnetIds` and set `routeTableIds`, or set `vpcEndpointType` to `Interface`.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html");

    private static final Constraint ENDPOINT_INTERFACE_ROUTE_TABLES = ALL.refused(
            "ec2-endpoint-interface-route-tables",
            "InvalidParameter: Route table IDs are only supported for Gateway type VPC Endpoint.",
            "Remove `routeTableIds` and set `subnetIds`.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html");

    private static final Constraint ENDPOINT_ONE_SUBNET_PER_ZONE = ALL.refused(
            "ec2-endpoint-one-subnet-per-zone",
            "DuplicateSubnetsInSameZone: Found another VPC endpoint subnet in the availability zone of subnet-1",
            "List one subnet for each Availability Zone.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html");

    private static final Constraint ENDPOINT_PRIVATE_DNS_VPC = ALL.refused(
            "ec2-endpoint-private-dns-vpc",
            "InvalidParameter: Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC "
                    + "attributes set to true for vpc-1",
            "Set `enableDnsHostnames` to true on the VPC.",
            "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html");

    private static final Constraint ENDPOINT_PRIVATE_DNS_CONFLICT = ALL.refused(
            "ec2-endpoint-private-dns-conflict",
            "InvalidParameter: private-dns-enabled cannot be set because there is already a conflicting DNS domain for"
                    + " api.ecr.eu-central-1.amazonaws.com in the VPC vpc-1",
            "Keep one endpoint, or set `privateDnsEnabled` to true on one only.",
            "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html");

    private static final String GATEWAY = "Gateway";
    private static final Set<String> GATEWAY_SERVICES = ImmutableSet.of("s3", "dynamodb", "s3express");

    private VpcEndpointConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks an endpoint by itself. */
    public static void check(VpcEndpoint endpoint, Review review) {
        Props props = DeclaredInputs.of(endpoint.resource());
        Value<String> type = props.string("vpcEndpointType").orElse(GATEWAY);
        Value<String> service = props.nonEmptyText("serviceName");
        review.at(service)
                .refuse(
                        ENDPOINT_GATEWAY_SERVICE,
                        type.is(GATEWAY)
                                .and(() -> service.matches(
                                        name -> !GATEWAY_SERVICES.contains(name.substring(name.lastIndexOf('.') + 1)))),
                        "serviceName is %s, which has no endpoint of the type %s",
                        service,
                        type);
        review.at(props.path().key("subnetIds"))
                .refuse(
                        ENDPOINT_GATEWAY_SUBNETS,
                        type.is(GATEWAY).and(() -> Refusals.isSet(props, "subnetIds")),
                        "subnetIds is set, but the type is %s",
                        type);
        review.at(props.path().key("routeTableIds"))
                .refuse(
                        ENDPOINT_INTERFACE_ROUTE_TABLES,
                        type.isOneOf("Interface", "GatewayLoadBalancer")
                                .and(() -> Refusals.isSet(props, "routeTableIds")),
                        "routeTableIds is set, but the type is %s",
                        type);
    }

    /** Checks endpoints together with their subnets, their VPC and each other. */
    public static void check(Stack stack, Review review) {
        Set<String> names = new HashSet<>();
        for (VpcEndpoint endpoint : stack.ofType(VpcEndpoint.TYPE)) {
            Props props = DeclaredInputs.of(endpoint.resource());
            checkZones(endpoint, props, stack, review.on(endpoint));
            Value<Boolean> isPrivate = endpoint.privateDnsEnabled();
            if (isPrivate.is(true).answer() != Truth.Answer.NO) {
                Value<String> vpc = Targets.of(endpoint.vpc(), stack);
                Truth isInterface =
                        props.string("vpcEndpointType").is("Interface").and(isPrivate.is(true));
                checkNames(
                        endpoint,
                        isInterface,
                        stack,
                        review.on(endpoint).at(props.path().key("privateDnsEnabled")));
                Value<String> name = vpc.with(props.nonEmptyText("serviceName"), (in, service) -> in + " " + service);
                review.on(endpoint)
                        .at(props.path().key("privateDnsEnabled"))
                        .refuse(
                                ENDPOINT_PRIVATE_DNS_CONFLICT,
                                isInterface.and(() -> name.matches(text -> !names.add(text))),
                                "privateDnsEnabled is true, as it is on another endpoint of the VPC for the same service");
            }
        }
    }

    private static void checkNames(VpcEndpoint endpoint, Truth isInterface, Stack stack, Review review) {
        for (Vpc vpc : stack.ofType(Vpc.TYPE)) {
            review.refuse(
                    ENDPOINT_PRIVATE_DNS_VPC,
                    isInterface.and(() -> stack.leadsTo(endpoint.vpc(), vpc)).and(() -> vpc.allowsPrivateNames()
                            .not()),
                    "privateDnsEnabled is true, but the VPC does not have both enableDnsHostnames and enableDnsSupport");
        }
    }

    private static void checkZones(VpcEndpoint endpoint, Props props, Stack stack, Review review) {
        Truth isInterface = props.string("vpcEndpointType").is("Interface");
        if (isInterface.answer() == Truth.Answer.NO) {
            return;
        }
        Refs<Subnet> refs = new Refs<>(Subnet.TYPE, endpoint.resource(), props.strings("subnetIds"));
        boolean areAll = refs.areNamedByEngine()
                && refs.resolve(stack).stream()
                                .flatMap(candidates -> candidates.resources().stream())
                                .map(ResourceView::resource)
                                .distinct()
                                .count()
                        == refs.each().size();
        Map<Subnet, Truth> earlier = new LinkedHashMap<>();
        for (Subnet subnet : stack.ofType(Subnet.TYPE)) {
            Truth isOne = refs.any(ref -> stack.leadsTo(ref, subnet));
            Truth isSure = areAll && isOne.mayHold() ? Truth.yes() : isOne;
            if (isSure.answer() != Truth.Answer.NO) {
                earlier.forEach((other, is) -> review.at(props.path().key("subnetIds"))
                        .refuse(
                                ENDPOINT_ONE_SUBNET_PER_ZONE,
                                isInterface.and(isSure).and(is).and(() -> subnet.isInOtherZoneThan(other)
                                        .not()),
                                "two of subnetIds lie in one Availability Zone"));
                earlier.put(subnet, isSure);
            }
        }
    }
}
