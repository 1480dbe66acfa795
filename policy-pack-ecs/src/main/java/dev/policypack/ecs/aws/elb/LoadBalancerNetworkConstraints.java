package dev.policypack.ecs.aws.elb;

import dev.policypack.ecs.aws.ec2.SecurityGroup;
import dev.policypack.ecs.aws.ec2.Subnet;
import dev.policypack.ecs.aws.ec2.Vpc;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Review;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Refs;
import dev.policypack.resource.Stack;
import dev.policypack.value.Display;
import dev.policypack.value.Truth;
import java.util.List;

/** What Elastic Load Balancing refuses in the subnets, security groups and listeners of a load balancer together. */
public final class LoadBalancerNetworkConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final String CREATE =
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html";

    /** The quota of listeners in mode verify, which cannot be raised. */
    private static final int MOST_VERIFYING = 2;

    static final Constraint TWO_SUBNETS = ALL.refused(
            "lb-load-balancer-two-subnets",
            "ValidationError: At least two subnets in two different Availability Zones must be specified",
            "List subnets of at least two Availability Zones.",
            CREATE);

    static final Constraint ONE_SUBNET_PER_ZONE = ALL.refused(
            "lb-load-balancer-one-subnet-per-zone",
            "InvalidConfigurationRequest: A load balancer cannot be attached to multiple subnets in the same Availability Zone",
            "List one subnet of each Availability Zone.",
            CREATE);

    static final Constraint SUBNETS_VPC = ALL.refused(
            "lb-load-balancer-subnets-vpc",
            "InvalidConfigurationRequest: The requested configuration is not valid.",
            "List subnets of one VPC.",
            CREATE);

    static final Constraint GROUPS_VPC = ALL.refused(
            "lb-load-balancer-security-group-vpc",
            "InvalidConfigurationRequest: One or more security groups are invalid",
            "List security groups of the VPC of the subnets.",
            CREATE);

    static final Constraint VERIFYING = ALL.refused(
            "lb-load-balancer-mutual-tls-listeners",
            "Listeners in mutual authentication verify mode per Application Load Balancer: 2, not adjustable",
            "Set `mutualAuthentication.mode` to `verify` in two listeners of the load balancer at the most.",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html");

    private LoadBalancerNetworkConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks the load balancers of a stack. */
    public static void check(Stack stack, Review review) {
        for (LoadBalancer balancer : stack.ofType(LoadBalancer.TYPE)) {
            Review here = review.on(balancer);
            subnets(balancer, stack, here);
            securityGroups(balancer, stack, here);
            verifying(balancer, stack, here);
        }
    }

    private static void subnets(LoadBalancer balancer, Stack stack, Review review) {
        Refs<Subnet> subnets = balancer.subnets();
        if (subnets.isMissing()) {
            return;
        }
        List<Ref<Subnet>> links = subnets.each();
        review.at(subnets)
                .refuse(
                        TWO_SUBNETS,
                        balancer.isApplication()
                                .and(() -> balancer.isOnOutpost().not())
                                .and(() -> subnets.size().is(1))
                                .and(() -> Truth.all(links.stream()
                                        .map(link -> isOfZone(link, stack))
                                        .toList())),
                        "%s has one subnet; AWS needs two for this type of load balancer",
                        Display.words(subnets.path().property()));
        // Outside the stack nobody knows where a subnet lies.
        List<Candidates<Subnet>> ours = links.stream()
                .filter(link -> InStack.mayBe(link, stack))
                .map(stack::resolve)
                .toList();
        for (int i = 0; i < ours.size(); i++) {
            for (int j = i + 1; j < ours.size(); j++) {
                pair(ours.get(i), ours.get(j), subnets, stack, review);
            }
        }
    }

    private static void pair(
            Candidates<Subnet> one, Candidates<Subnet> other, Refs<Subnet> subnets, Stack stack, Review review) {
        // One that is listed twice counts once.
        if (isSameOne(one, other)) {
            return;
        }
        review.at(subnets)
                .refuse(
                        ONE_SUBNET_PER_ZONE,
                        one.is(mine -> other.is(theirs -> mine.zone().isEqualTo(theirs.zone()))),
                        "%s has two subnets of one Availability Zone, %s and %s",
                        Display.words(subnets.path().property()),
                        one,
                        other);
        review.at(subnets)
                .refuse(
                        SUBNETS_VPC,
                        one.is(mine -> other.is(theirs -> isOther(mine.vpc(), theirs.vpc(), stack))),
                        "%s has subnets of two VPCs, %s and %s",
                        Display.words(subnets.path().property()),
                        one,
                        other);
    }

    /** Whether a subnet lies in an Availability Zone, not in a Local Zone, in a Wavelength Zone or on an Outpost. */
    private static Truth isOfZone(Ref<Subnet> link, Stack stack) {
        return InStack.is(link, stack, subnet -> subnet.isInAvailabilityZone().not())
                .not();
    }

    private static boolean isSameOne(Candidates<Subnet> one, Candidates<Subnet> other) {
        return one.resources().size() == 1
                && other.resources().size() == 1
                && one.resources()
                        .get(0)
                        .resource()
                        .urn()
                        .equals(other.resources().get(0).resource().urn());
    }

    private static Truth isOther(Ref<Vpc> one, Ref<Vpc> other, Stack stack) {
        // Without a VPC, AWS takes the default one.
        return one.isPresent().and(other::isPresent).and(() -> Vpc.isSame(one, other, stack)
                .not());
    }

    private static void securityGroups(LoadBalancer balancer, Stack stack, Review review) {
        List<Ref<Subnet>> subnets = balancer.subnets().each();
        if (subnets.isEmpty()) {
            return;
        }
        Ref<Subnet> first = subnets.get(0);
        if (!InStack.mayBe(first, stack)) {
            return;
        }
        Candidates<Subnet> subnet = stack.resolve(first);
        for (Ref<SecurityGroup> link : balancer.securityGroups().each()) {
            if (InStack.mayBe(link, stack)) {
                Candidates<SecurityGroup> group = stack.resolve(link);
                review.at(link)
                        .refuse(
                                GROUPS_VPC,
                                group.is(mine -> subnet.is(theirs -> isOther(mine.vpc(), theirs.vpc(), stack))),
                                "%s lies in another VPC than %s",
                                group,
                                subnet);
            }
        }
    }

    private static void verifying(LoadBalancer balancer, Stack stack, Review review) {
        int found = 0;
        int unknown = 0;
        Truth open = Truth.no();
        for (Listener listener : stack.ofType(Listener.TYPE)) {
            Truth verifies = listener.mutualAuthentication()
                    .string("mode")
                    .is("verify")
                    .and(() -> stack.leadsTo(listener.loadBalancer(), balancer));
            if (verifies.answer() == Truth.Answer.YES) {
                found++;
            } else if (verifies.answer() == Truth.Answer.UNKNOWN) {
                open = verifies;
                unknown++;
            }
        }
        review.at(balancer.props())
                .refuse(
                        VERIFYING,
                        found > MOST_VERIFYING ? Truth.yes() : found + unknown > MOST_VERIFYING ? open : Truth.no(),
                        "%s listeners check certificates of clients; AWS accepts %s",
                        found,
                        MOST_VERIFYING);
    }
}
