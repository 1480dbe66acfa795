package dev.policypack.ecs.aws.ec2;

import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Refs;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.resource.Stack;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/**
 * An endpoint in a VPC by which an AWS service is reached without the Internet. Source: <a
 * href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html">CreateVpcEndpoint</a>, as of 2026-11-21.
 */
public final class VpcEndpoint extends ResourceView {
    /** The type. */
    public static final ResourceType<VpcEndpoint> TYPE =
            ResourceType.of(VpcEndpoint::new, "aws:ec2/vpcEndpoint:VpcEndpoint").identifiedBy("id", "arn");

    private static final ResourceType<TableAssociation> TABLE_ASSOCIATION = ResourceType.of(
            TableAssociation::new, "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation");

    private final Props written;

    private VpcEndpoint(Resource resource) {
        super(resource);
        this.written = DeclaredInputs.of(resource);
    }

    /** Whether it is for this service, which is named without Region: {@code ecr.api}. */
    public Truth isFor(String service) {
        return written.string("serviceName").matches(name -> name.endsWith("." + service));
    }

    /** Whether routes lead to it, and not network interfaces of its own; so it is unless it says otherwise. */
    public Truth isGateway() {
        return written.string("vpcEndpointType").orElse("Gateway").is("Gateway");
    }

    /** The VPC. */
    public Ref<Vpc> vpc() {
        return Vpc.TYPE.ref(resource(), written, "vpcId");
    }

    /** Whether it stands in the VPC of this subnet, be that in the stack or outside. */
    public Truth isInVpcOf(Subnet subnet, Stack stack) {
        return Vpc.isSame(vpc(), subnet.vpc(), stack);
    }

    /** Whether it answers to the public name of its service; not by default. */
    public Value<Boolean> privateDnsEnabled() {
        return written.bool("privateDnsEnabled").orElse(false);
    }

    /** The security groups of its network interfaces; that of the VPC when there is none. */
    public Refs<SecurityGroup> securityGroups() {
        return new Refs<>(SecurityGroup.TYPE, resource(), written.strings("securityGroupIds"));
    }

    /** The tables that have a route to it. */
    private Refs<RouteTable> routeTables() {
        return new Refs<>(RouteTable.TYPE, resource(), written.strings("routeTableIds"));
    }

    /** Whether a route of this table leads to it. */
    public Truth isRoutedBy(RouteTable table, Stack stack) {
        return routeTables()
                .any(ref -> stack.leadsTo(ref, table))
                .or(() -> stack.any(TABLE_ASSOCIATION, association -> stack.leadsTo(association.endpoint(), this)
                        .and(() -> stack.leadsTo(association.table(), table))));
    }

    /** Whether a route of the main table of this VPC leads to it, where nothing in the stack is that table. */
    public Truth isRoutedByMainOf(Vpc vpc) {
        return routeTables().any(ref -> ref.value().isEqualTo(vpc.mainRouteTableId()));
    }

    /** What adds a route to a gateway endpoint to a table. */
    private static final class TableAssociation extends ResourceView {
        TableAssociation(Resource resource) {
            super(resource);
        }

        Ref<VpcEndpoint> endpoint() {
            return TYPE.ref(resource(), props(), "vpcEndpointId");
        }

        Ref<RouteTable> table() {
            return RouteTable.TYPE.ref(resource(), props(), "routeTableId");
        }
    }
}
