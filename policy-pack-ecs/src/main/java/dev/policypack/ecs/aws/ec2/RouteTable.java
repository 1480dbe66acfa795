package dev.policypack.ecs.aws.ec2;

import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Findings;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.resource.Stack;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import java.util.function.Function;

/**
 * A route table of a VPC. Which one a subnet uses: that of its association, else the main one of the VPC, which has no way out unless
 * somebody gave it one. Source: <a href="https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html">Subnet route
 * tables</a>, as of 2026-11-21.
 */
public final class RouteTable extends ResourceView {
    private static final String DEFAULT = "aws:ec2/defaultRouteTable:DefaultRouteTable";

    /** The types. */
    public static final ResourceType<RouteTable> TYPE = ResourceType.of(
                    RouteTable::new, "aws:ec2/routeTable:RouteTable", DEFAULT)
            .identifiedBy("id", "arn", "defaultRouteTableId");

    private static final ResourceType<Association> ASSOCIATION =
            ResourceType.of(Association::new, "aws:ec2/routeTableAssociation:RouteTableAssociation");

    private static final ResourceType<MainAssociation> MAIN_ASSOCIATION =
            ResourceType.of(MainAssociation::new, "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation");

    private final Props written;

    private RouteTable(Resource resource) {
        super(resource);
        this.written = DeclaredInputs.of(resource);
    }

    /** Whether one of its routes is such a one; no only when the whole stack is known. */
    public Truth hasRoute(Stack stack, Function<Route, Truth> question) {
        return showsRoute(stack, question).or(stack::mayHoldMore);
    }

    /** Whether one of its routes, of those that are there already, is such a one. */
    public Truth showsRoute(Stack stack, Function<Route, Truth> question) {
        return written.objects("routes")
                .any(inline -> question.apply(new Route(resource(), inline)))
                .or(() -> Truth.any(stack.ofType(Route.TYPE).stream()
                        .map(route -> Findings.where(stack.leadsTo(route.table(), this), () -> question.apply(route)))
                        .toList()));
    }

    /**
     * Whether the route table of a subnet is such a one. Without an association in the stack it is the main one of the VPC, and if
     * nothing in the stack is that, then the bare one which AWS makes: no.
     */
    public static Truth ofSubnet(Subnet subnet, Stack stack, Function<RouteTable, Truth> question) {
        Truth associated = stack.any(ASSOCIATION, association -> association.isOf(subnet, stack));
        if (associated.answer() == Truth.Answer.NO) {
            return ofMainOne(subnet, stack, question);
        }
        return Findings.where(
                associated,
                () -> Truth.any(stack.ofType(ASSOCIATION).stream()
                        .map(association ->
                                Findings.where(association.isOf(subnet, stack), () -> stack.resolve(association.table())
                                        .is(question)))
                        .toList()));
    }

    private static Truth ofMainOne(Subnet subnet, Stack stack, Function<RouteTable, Truth> question) {
        boolean adopted = stack.ofType(TYPE).stream()
                .anyMatch(table -> table.resource().type().equals(DEFAULT));
        if (subnet.isDefault() && !adopted) {
            return Truth.no(); // as AWS makes it: all goes to the internet gateway
        }
        return stack.resolve(subnet.vpc())
                .is(vpc -> stack.any(TYPE, table -> table.isMainOf(vpc, stack).and(() -> question.apply(table))));
    }

    /** Whether subnets of this VPC that have no association use it. */
    public Truth isMainOf(Vpc vpc, Stack stack) {
        return Truth.of(resource().type().equals(DEFAULT))
                .and(() -> props().string("defaultRouteTableId").isEqualTo(vpc.mainRouteTableId()))
                .or(() -> stack.any(MAIN_ASSOCIATION, main -> stack.leadsTo(main.vpc(), vpc)
                        .and(() -> stack.leadsTo(main.table(), this))));
    }

    /** What gives a subnet its table. */
    private static final class Association extends ResourceView {
        Association(Resource resource) {
            super(resource);
        }

        Truth isOf(Subnet subnet, Stack stack) {
            return stack.leadsTo(Subnet.TYPE.ref(resource(), props(), "subnetId"), subnet);
        }

        Ref<RouteTable> table() {
            return TYPE.ref(resource(), props(), "routeTableId");
        }
    }

    /** What gives a VPC its main table. */
    private static final class MainAssociation extends ResourceView {
        MainAssociation(Resource resource) {
            super(resource);
        }

        Ref<Vpc> vpc() {
            return Vpc.TYPE.ref(resource(), props(), "vpcId");
        }

        Ref<RouteTable> table() {
            return TYPE.ref(resource(), props(), "routeTableId");
        }
    }
}
