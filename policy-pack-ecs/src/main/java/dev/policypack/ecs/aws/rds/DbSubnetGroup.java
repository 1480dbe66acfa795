package dev.policypack.ecs.aws.rds;

import dev.policypack.ecs.aws.ec2.RouteTable;
import dev.policypack.ecs.aws.ec2.Subnet;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Refs;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;

/** The subnets in which RDS puts a database. */
public final class DbSubnetGroup extends ResourceView {
    /** The type. */
    public static final ResourceType<DbSubnetGroup> TYPE =
            ResourceType.of(DbSubnetGroup::new, "aws:rds/subnetGroup:SubnetGroup");

    private DbSubnetGroup(Resource resource) {
        super(resource);
    }

    /** The subnets. */
    public Refs<Subnet> subnets() {
        return new Refs<>(Subnet.TYPE, resource(), props().strings("subnetIds"));
    }

    /** Whether none of the subnets has a default route to an internet gateway. */
    public Truth isPrivate(Stack stack) {
        Refs<Subnet> subnets = subnets();
        Truth open = Truth.any(subnets.resolve(stack).stream()
                .map(subnet -> isPublic(subnet, subnets.areNamedByEngine(), stack))
                .toList());
        return open.not();
    }

    private static Truth isPublic(Candidates<Subnet> subnet, boolean areAllMeant, Stack stack) {
        return areAllMeant
                ? Truth.any(subnet.resources().stream()
                        .map(world -> isPublic(world, stack))
                        .toList())
                : subnet.is(world -> isPublic(world, stack));
    }

    private static Truth isPublic(Subnet subnet, Stack stack) {
        return RouteTable.ofSubnet(
                subnet,
                stack,
                table -> table.hasRoute(stack, route -> route.isDefault()
                        .and(() -> route.leadsOutOfPrivate(stack).not())));
    }
}
