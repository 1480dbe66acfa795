package dev.policypack.ecs.policies.network;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ec2.NatGateway;
import dev.policypack.ecs.aws.ec2.Route;
import dev.policypack.ecs.aws.ec2.RouteTable;
import dev.policypack.ecs.aws.ec2.Subnet;
import dev.policypack.ecs.policies.Production;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;
import java.util.List;

/** In production each zone has its own way out; elsewhere one is enough for all. */
public final class NatPerAz implements StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("network-nat-per-az")
                .title("Production has a NAT gateway in each zone, other stacks have one")
                .description(
                        "When the zone of a NAT gateway fails, all subnets that use it are cut off, in whatever zone they lie; and traffic"
                                + " between zones costs money. Outside production, each further gateway only costs.")
                .remediationSteps(
                        "In production, make a NAT gateway in each zone and route each private subnet to the one in its zone; elsewhere,"
                                + " make one and route all to it.")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.OUTAGE)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.wellArchitected("REL 10"))
                .url("https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        List<NatGateway> gateways = stack.ofType(NatGateway.TYPE);
        if (gateways.isEmpty()) {
            review.notApplicable("The stack has no NAT gateway");
        } else if (Production.isJudgedBy(review)) {
            stack.ofType(Subnet.TYPE).forEach(subnet -> leavesByItsOwnZone(subnet, stack, review.on(subnet)));
        } else {
            for (int i = 1; i < gateways.size(); i++) {
                isAlone(gateways.get(i), gateways.subList(0, i), stack, review);
            }
        }
    }

    private static void leavesByItsOwnZone(Subnet subnet, Stack stack, Review review) {
        Truth leavesByAnother = RouteTable.ofSubnet(
                subnet, stack, table -> table.showsRoute(stack, route -> leadsToAnotherZone(route, subnet, stack)));
        review.at(subnet.zone().path())
                .require(
                        leavesByAnother.not(),
                        "availabilityZone is %s, but the subnet's way out is a NAT gateway in another zone",
                        subnet.zone());
    }

    private static Truth leadsToAnotherZone(Route route, Subnet subnet, Stack stack) {
        return route.isDefault().and(() -> stack.resolve(route.natGateway()).is(gateway -> gateway.isOfOneZone()
                .and(() -> stack.resolve(gateway.subnet()).is(subnet::isInOtherZoneThan))));
    }

    private static void isAlone(NatGateway gateway, List<NatGateway> others, Stack stack, Review review) {
        Truth further = Truth.any(others.stream()
                .map(other -> gateway.isPublic().and(other::isPublic).and(() -> stack.resolve(gateway.subnet())
                        .is(mine -> stack.resolve(other.subnet()).is(its -> mine.isInVpcOf(its, stack)))))
                .toList());
        review.on(gateway)
                .at(gateway)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .severity(Severity.LOW)
                .require(
                        further.not(),
                        "the VPC has another NAT gateway already; outside production one is enough, and each costs as much as the first");
    }
}
