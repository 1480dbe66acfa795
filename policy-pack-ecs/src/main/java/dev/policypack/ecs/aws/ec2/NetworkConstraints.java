package dev.policypack.ecs.aws.ec2;

import com.google.common.collect.ImmutableList;
import dev.policypack.ecs.aws.Targets;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What EC2 refuses in VPCs, subnets, gateways, routes and network ACLs. Source of the ranges: <a
 * href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html">VPC CIDR blocks</a>, as of 2026-11-27.
 */
public final class NetworkConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final Constraint SUBNET_SIZE = ALL.refused(
            "ec2-subnet-size",
            "InvalidSubnet.Range: The CIDR '10.0.0.0/29' is invalid.",
            "Use a prefix from /16 to /28.",
            "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html");

    private static final Constraint SUBNET_IN_VPC = ALL.refused(
            "ec2-subnet-in-vpc",
            "InvalidSubnet.Range: The CIDR '10.1.0.0/24' is invalid.",
            "Use a range inside the CIDR block of the VPC.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html");

    private static final Constraint SUBNET_OVERLAP = ALL.refused(
            "ec2-subnet-overlap",
            "InvalidSubnet.Conflict: The CIDR '10.0.0.0/24' conflicts with another subnet",
            "Give each subnet its own range.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html");

    private static final Constraint SUBNET_DNS64 = ALL.refused(
            "ec2-subnet-dns64",
            "Cannot set enable-dns64 to true unless the subnet has an IPv6 CIDR block associated with it",
            "Set `ipv6CidrBlock`, or remove `enableDns64`.",
            "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html");

    private static final Constraint SUBNET_IPV6_NATIVE = ALL.refused(
            "ec2-subnet-ipv6-native",
            "When specifying ipv4 parameters, cidrBlock or ipv4IpamPoolId, you cannot set ipv6Native to true.",
            "Remove `cidrBlock`, or `ipv6Native`.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html");

    private static final Constraint VPC_SIZE = ALL.refused(
            "ec2-vpc-size",
            "InvalidVpc.Range: The CIDR '10.0.0.0/8' is invalid.",
            "Use a prefix from /16 to /28.",
            "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html");

    private static final Constraint VPC_RESERVED_RANGE = ALL.refused(
            "ec2-vpc-reserved-range",
            "The CIDR '127.0.0.0/16' is invalid.",
            "Use a private range: 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.",
            "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html");

    private static final Constraint VPC_CIDR_OVERLAP = ALL.refused(
            "ec2-vpc-cidr-overlap",
            "CidrConflict: CIDR range conflicts",
            "Use a range that does not overlap the one of the VPC.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateVpcCidrBlock.html");

    private static final Constraint INTERNET_GATEWAY_ONE = ALL.refused(
            "ec2-internet-gateway-one",
            "Resource.AlreadyAssociated: vpc-1 already has an internet gateway attached",
            "Keep one internet gateway for each VPC.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachInternetGateway.html");

    private static final Constraint EIP_ASSOCIATION = ALL.refused(
            "ec2-eip-association",
            "You may specify public IP or allocation id, but not both in the same call",
            "Keep `allocationId`.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateAddress.html");

    private static final Constraint NAT_GATEWAY_ALLOCATION = ALL.refused(
            "ec2-nat-gateway-allocation",
            "MissingParameter: The request must include the AllocationId parameter.",
            "Set `allocationId` to the ID of an `aws:ec2/eip:Eip`, or `connectivityType` to `private`.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNatGateway.html");

    private static final Constraint ROUTE_TARGET = ALL.refused(
            "ec2-route-target",
            "The request must contain exactly one of gatewayId, natGatewayId, networkInterfaceId, "
                    + "vpcPeeringConnectionId, egressOnlyInternetGatewayId, transitGatewayId, localGatewayId, carrierGatewayId, "
                    + "vpcEndpointId, coreNetworkArn or instanceId",
            "Set exactly one target.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html");

    private static final Constraint ROUTE_TABLE_ROUTES = ALL.refused(
            "ec2-route-table-routes",
            "creating route: one of `carrier_gateway_id, core_network_arn, egress_only_gateway_id, gateway_id, "
                    + "local_gateway_id, nat_gateway_id, network_interface_id, transit_gateway_id, vpc_endpoint_id, "
                    + "vpc_peering_connection_id` must be specified",
            "Set exactly one target.",
            "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_route_table.go");

    private static final Constraint ROUTE_DUPLICATE = ALL.refused(
            "ec2-route-duplicate",
            "RouteAlreadyExists: The route identified by 0.0.0.0/0 already exists.",
            "Keep one route for each destination.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html");

    private static final Constraint ROUTE_TABLE_ASSOCIATION = ALL.refused(
            "ec2-route-table-association",
            "Resource.AlreadyAssociated: the specified association for route table rtb-1 conflicts with an existing "
                    + "association",
            "Associate each subnet with one route table.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateRouteTable.html");

    private static final Constraint NETWORK_ACL_RULE_NUMBER = ALL.refused(
            "ec2-network-acl-rule-number",
            "NetworkAclEntryAlreadyExists: The network acl entry identified by 100 already exists.",
            "Give each rule of a direction its own number.",
            "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html");

    private static final String VPC = "aws:ec2/vpc:Vpc";
    private static final String SUBNET = "aws:ec2/subnet:Subnet";
    private static final String GATEWAY = "aws:ec2/internetGateway:InternetGateway";
    private static final String GATEWAY_ATTACHMENT = "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment";
    private static final String NAT_GATEWAY = "aws:ec2/natGateway:NatGateway";
    private static final String ADDRESS = "aws:ec2/eipAssociation:EipAssociation";
    private static final String ROUTE = "aws:ec2/route:Route";
    private static final String TABLE = "aws:ec2/routeTable:RouteTable";
    private static final String DEFAULT_TABLE = "aws:ec2/defaultRouteTable:DefaultRouteTable";

    /** The resources of which there is something to say. */
    public static final ResourceType<Resource> TYPE =
            ResourceType.of(resource -> resource, VPC, SUBNET, NAT_GATEWAY, ADDRESS, ROUTE, TABLE, DEFAULT_TABLE);

    private static final ResourceType<Resource> GATEWAYS =
            ResourceType.of(resource -> resource, GATEWAY, GATEWAY_ATTACHMENT);
    private static final ResourceType<Resource> MORE_RANGES =
            ResourceType.of(resource -> resource, "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation");
    private static final ResourceType<Resource> ROUTES = ResourceType.of(resource -> resource, ROUTE);
    private static final ResourceType<Resource> TABLE_ASSOCIATIONS =
            ResourceType.of(resource -> resource, "aws:ec2/routeTableAssociation:RouteTableAssociation");
    private static final ResourceType<Resource> ACL_RULES =
            ResourceType.of(resource -> resource, "aws:ec2/networkAclRule:NetworkAclRule");
    private static final ResourceType<Resource> ACLS = ResourceType.of(
                    resource -> resource,
                    "aws:ec2/networkAcl:NetworkAcl",
                    "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl")
            .identifiedBy("id", "arn");

    private static final List<String> TARGETS = ImmutableList.of(
            "gatewayId",
            "natGatewayId",
            "networkInterfaceId",
            "vpcPeeringConnectionId",
            "egressOnlyGatewayId",
            "transitGatewayId",
            "localGatewayId",
            "carrierGatewayId",
            "vpcEndpointId",
            "coreNetworkArn",
            "instanceId");

    private static final List<String> RESERVED =
            ImmutableList.of("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4");

    private NetworkConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a resource by itself. */
    public static void check(Resource resource, Review review) {
        Props props = DeclaredInputs.of(resource);
        switch (resource.type()) {
            case VPC -> checkVpc(props.string("cidrBlock"), review);
            case SUBNET -> checkSubnet(props, review);
            case NAT_GATEWAY -> checkNatGateway(props, review);
            case ADDRESS -> Refusals.excludes(review, EIP_ASSOCIATION, props, "publicIp", "allocationId");
            case ROUTE -> checkTarget(ROUTE_TARGET, props, review);
            default ->
                review.each(props.objects("routes"), route -> checkTarget(ROUTE_TABLE_ROUTES, route, review.at(route)));
        }
    }

    private static void checkVpc(Value<String> block, Review review) {
        checkSize(VPC_SIZE, block, review);
        review.at(block)
                .refuse(
                        VPC_RESERVED_RANGE,
                        range(block).matches(range -> RESERVED.stream()
                                .map(Ipv4Range::parse)
                                .anyMatch(reserved -> reserved != null && reserved.overlaps(range))),
                        "cidrBlock is %s, of which AWS keeps a part for itself",
                        block);
    }

    private static void checkSize(Constraint constraint, Value<String> block, Review review) {
        review.at(block)
                .refuse(
                        constraint,
                        range(block).matches(range -> range.prefix() < 16 || range.prefix() > 28),
                        "cidrBlock is %s; AWS accepts prefixes from /16 to /28",
                        block);
    }

    private static void checkSubnet(Props props, Review review) {
        checkSize(SUBNET_SIZE, props.string("cidrBlock"), review);
        review.at(props.path().key("enableDns64"))
                .refuse(
                        SUBNET_DNS64,
                        props.bool("enableDns64").is(true).and(() -> Truth.any(List.of(
                                        Refusals.isSet(props, "ipv6CidrBlock"),
                                        Refusals.isSet(props, "ipv6IpamPoolId"),
                                        Refusals.isSet(props, "ipv6NetmaskLength")))
                                .not()),
                        "enableDns64 is true, but the subnet has no IPv6 addresses");
        Truth isNative = props.bool("ipv6Native").is(true);
        for (String property : List.of("cidrBlock", "ipv4IpamPoolId")) {
            review.at(props.path().key("ipv6Native"))
                    .refuse(
                            SUBNET_IPV6_NATIVE,
                            isNative.and(() -> Refusals.isSet(props, property)),
                            "ipv6Native is true, and %s is set",
                            property);
        }
    }

    private static void checkNatGateway(Props props, Review review) {
        Value<String> connectivity = props.string("connectivityType").orElse("public");
        Truth hasAddress = Refusals.isSet(props, "allocationId");
        Review at = review.at(props.path().key("allocationId"));
        at.refuse(
                NAT_GATEWAY_ALLOCATION,
                connectivity
                        .is("public")
                        .and(() ->
                                props.string("availabilityMode").orElse("zonal").is("zonal"))
                        .and(hasAddress.not()),
                "allocationId is not set, but connectivityType is %s",
                connectivity);
        at.refuse(
                NAT_GATEWAY_ALLOCATION,
                connectivity.is("private").and(hasAddress),
                "allocationId is set, but connectivityType is %s",
                connectivity);
    }

    private static void checkTarget(Constraint constraint, Props route, Review review) {
        int set = 0;
        @Nullable Truth waiting = null;
        for (String target : TARGETS) {
            Truth isSet = route.nonEmptyText(target).isPresent();
            set += isSet.answer() == Truth.Answer.YES ? 1 : 0;
            waiting = isSet.answer() == Truth.Answer.UNKNOWN ? isSet : waiting;
        }
        review.refuse(
                constraint,
                set > 1 ? Truth.yes() : waiting == null ? Truth.of(set == 0) : set == 0 ? waiting.not() : waiting,
                "the route has %s targets; AWS accepts exactly one",
                set);
    }

    private static Value<Ipv4Range> range(Value<String> block) {
        return block.map(Ipv4Range::parse);
    }

    /** Checks what resources of the network have to do with each other. */
    public static void check(Stack stack, Review review) {
        checkRanges(stack, review);
        checkSubnets(stack, review);
        checkUnique(stack, review);
        checkRoutes(stack, review);
    }

    /** Whether a range overlaps one of the same place before it; remembers it. */
    private static Truth overlaps(
            Map<String, NavigableMap<Long, Ipv4Range>> taken, Value<String> in, Value<Ipv4Range> range) {
        return in.matches(range, (place, block) -> {
            NavigableMap<Long, Ipv4Range> there = taken.computeIfAbsent(place, none -> new TreeMap<>());
            Map.Entry<Long, Ipv4Range> before = there.floorEntry(block.last());
            if (before != null && before.getValue().overlaps(block)) {
                return true;
            }
            there.put(block.first(), block);
            return false;
        });
    }

    private static void checkRanges(Stack stack, Review review) {
        Map<String, NavigableMap<Long, Ipv4Range>> taken = new HashMap<>();
        for (Resource more : stack.ofType(MORE_RANGES)) {
            Props props = DeclaredInputs.of(more);
            Ref<Vpc> ref = Vpc.TYPE.ref(more, props, "vpcId");
            Value<String> block = props.string("cidrBlock");
            Truth overlaps = overlaps(taken, Targets.of(ref, stack), range(block))
                    .or(() -> Truth.any(stack.ofType(Vpc.TYPE).stream()
                            .map(vpc -> range(block)
                                    .matches(range(rangeOf(vpc)), Ipv4Range::overlaps)
                                    .and(() -> stack.leadsTo(ref, vpc)))
                            .toList()));
            review.on(more)
                    .at(block)
                    .refuse(
                            VPC_CIDR_OVERLAP,
                            overlaps,
                            "cidrBlock is %s, which overlaps another range of the VPC",
                            block);
        }
    }

    private static Value<String> rangeOf(Vpc vpc) {
        return DeclaredInputs.of(vpc.resource()).string("cidrBlock");
    }

    private static void checkSubnets(Stack stack, Review review) {
        Map<String, NavigableMap<Long, Ipv4Range>> taken = new HashMap<>();
        for (Subnet subnet : stack.ofType(Subnet.TYPE)) {
            if (!subnet.isDefault()) {
                Value<String> block = DeclaredInputs.of(subnet.resource()).string("cidrBlock");
                Value<Ipv4Range> range = range(block);
                Review at = review.on(subnet).at(block);
                at.refuse(
                        SUBNET_OVERLAP,
                        overlaps(taken, Targets.of(subnet.vpc(), stack), range),
                        "cidrBlock is %s, which overlaps the range of another subnet of the VPC",
                        block);
                for (Vpc vpc : stack.ofType(Vpc.TYPE)) {
                    at.refuse(
                            SUBNET_IN_VPC,
                            isOutside(range, range(rangeOf(vpc)))
                                    .and(() -> stack.leadsTo(subnet.vpc(), vpc))
                                    .and(() -> stack.none(MORE_RANGES, more -> mayHold(more, vpc, range, stack))),
                            "cidrBlock is %s, which lies outside of the ranges of the VPC",
                            block);
                }
            }
        }
    }

    private static Truth isOutside(Value<Ipv4Range> range, Value<Ipv4Range> of) {
        return range.matches(of, (mine, theirs) -> !theirs.contains(mine));
    }

    /** Whether another range of a VPC holds a range of a subnet; one that comes out of a pool may hold any. */
    private static Truth mayHold(Resource more, Vpc vpc, Value<Ipv4Range> range, Stack stack) {
        Props props = DeclaredInputs.of(more);
        return isOutside(range, range(props.string("cidrBlock")))
                .not()
                .and(() -> stack.leadsTo(Vpc.TYPE.ref(more, props, "vpcId"), vpc));
    }

    private static void checkUnique(Stack stack, Review review) {
        Set<String> vpcs = new HashSet<>();
        for (Resource gateway : stack.ofType(GATEWAYS)) {
            Ref<Vpc> vpc = Vpc.TYPE.ref(gateway, DeclaredInputs.of(gateway), "vpcId");
            review.on(gateway)
                    .at(vpc.value())
                    .refuse(
                            INTERNET_GATEWAY_ONE,
                            Targets.of(vpc, stack).matches(text -> !vpcs.add(text)),
                            "vpcId is that of another internet gateway");
        }
        Set<String> subnets = new HashSet<>();
        for (Resource association : stack.ofType(TABLE_ASSOCIATIONS)) {
            Ref<Subnet> subnet = Subnet.TYPE.ref(association, DeclaredInputs.of(association), "subnetId");
            review.on(association)
                    .at(subnet.value())
                    .refuse(
                            ROUTE_TABLE_ASSOCIATION,
                            Targets.of(subnet, stack).matches(text -> !subnets.add(text)),
                            "subnetId is that of another association");
        }
        Set<String> numbers = new HashSet<>();
        for (Resource rule : stack.ofType(ACL_RULES)) {
            Props props = DeclaredInputs.of(rule);
            Value<Long> number = props.integer("ruleNumber");
            Value<String> key = Targets.of(ACLS.ref(rule, props, "networkAclId"), stack)
                    .with(props.bool("egress").orElse(false), (acl, egress) -> acl + " " + egress)
                    .with(number, (where, what) -> where + " " + what);
            review.on(rule)
                    .at(number)
                    .refuse(
                            NETWORK_ACL_RULE_NUMBER,
                            key.matches(text -> !numbers.add(text)),
                            "ruleNumber is that of another rule of the network ACL and the direction");
        }
    }

    private static void checkRoutes(Stack stack, Review review) {
        Set<String> seen = new HashSet<>();
        for (RouteTable table : stack.ofType(RouteTable.TYPE)) {
            Props props = DeclaredInputs.of(table.resource());
            Value<String> urn = Value.known(table.resource().urn(), props.path());
            review.each(props.objects("routes"), route -> {
                Value<String> destination = route.nonEmptyText("cidrBlock")
                        .or(route.nonEmptyText("ipv6CidrBlock"))
                        .or(route.nonEmptyText("destinationPrefixListId"));
                refuseDuplicate(urn, destination, seen, review.on(table));
            });
        }
        for (Resource route : stack.ofType(ROUTES)) {
            Props props = DeclaredInputs.of(route);
            Value<String> destination = props.nonEmptyText("destinationCidrBlock")
                    .or(props.nonEmptyText("destinationIpv6CidrBlock"))
                    .or(props.nonEmptyText("destinationPrefixListId"));
            refuseDuplicate(
                    Targets.of(RouteTable.TYPE.ref(route, props, "routeTableId"), stack),
                    destination,
                    seen,
                    review.on(route));
        }
    }

    private static void refuseDuplicate(
            Value<String> table, Value<String> destination, Set<String> seen, Review review) {
        review.at(destination)
                .refuse(
                        ROUTE_DUPLICATE,
                        table.matches(destination, (in, to) -> !seen.add(in + " " + to)),
                        "the destination is that of another route of the table");
    }
}
