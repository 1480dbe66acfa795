package dev.policypack.ecs.aws.ec2;

import com.google.common.base.Strings;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/**
 * A route: in its table, or a resource of its own. Source: <a
 * href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html">Route tables</a>, as of 2026-11-21.
 */
public final class Route {
    /** The routes that are resources of their own. */
    public static final ResourceType<Route> TYPE =
            ResourceType.of(resource -> new Route(resource, resource.props()), "aws:ec2/route:Route");

    private static final ResourceType<Resource> INTERNET_GATEWAY = ResourceType.of(
                    resource -> resource, "aws:ec2/internetGateway:InternetGateway")
            .identifiedBy("id", "arn");

    private final Resource resource;
    private final Props props;

    Route(Resource resource, Props props) {
        this.resource = resource;
        this.props = props;
    }

    /** The table, for a route that is a resource of its own. */
    public Ref<RouteTable> table() {
        return RouteTable.TYPE.ref(resource, props, "routeTableId");
    }

    /** The NAT gateway to which it leads. */
    public Ref<NatGateway> natGateway() {
        return NatGateway.TYPE.ref(resource, string("natGatewayId"));
    }

    /** Whether it takes all addresses to which no other route leads; also one that is cut into halves, or says it in a prefix list. */
    public Truth isDefault() {
        return string("cidrBlock")
                .or(string("destinationCidrBlock"))
                .matches(range -> range.startsWith("0.0.0.0/"))
                .or(() -> string("ipv6CidrBlock")
                        .or(string("destinationIpv6CidrBlock"))
                        .matches(range -> range.startsWith("::/")))
                .or(() -> string("destinationPrefixListId").isPresent());
    }

    /** Whether it is a default route that needs no public address: to anything but an internet gateway. */
    public Truth leadsOutOfPrivate(Stack stack) {
        return isDefault().and(() -> isToInternetGateway(stack).not());
    }

    private Truth isToInternetGateway(Stack stack) {
        Value<String> gateway = string("gatewayId");
        return gateway.matches(id -> id.startsWith("igw-") || id.equals("local"))
                .or(() -> stack.resolve(INTERNET_GATEWAY.ref(resource, gateway)).isInStack());
    }

    /** In a state file, what is not set is there as an empty text. */
    private Value<String> string(String property) {
        return props.string(property).map(Strings::emptyToNull);
    }
}
