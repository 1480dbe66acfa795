package dev.policypack.ecs.policies.alb;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MultiAzTest {
    private static final String ONE =
            " are in eu-central-1a; an application load balancer requires at least two Availability Zones";

    private final PolicyTester policy = PolicyTester.of(new MultiAz());
    private final Resource a = subnet("a", "eu-central-1a");
    private final Resource a2 = subnet("a2", "eu-central-1a");
    private final Resource b = subnet("b", "eu-central-1b");

    private static Resource subnet(String name, String zone) {
        return Resource.of("aws:ec2/subnet:Subnet", name)
                .with("id", "subnet-" + name)
                .with("availabilityZone", zone);
    }

    private static Resource balancer(Object subnets) {
        return Resource.of("aws:lb/loadBalancer:LoadBalancer", "web").with("subnets", subnets);
    }

    @Test
    void counts_zones_and_not_subnets() {
        policy.given(a, a2, b, balancer(List.of("subnet-a", "subnet-a2"))).violates("subnets" + ONE);
        policy.given(a, a2, b, balancer(List.of("subnet-a", "subnet-b"))).passes();
        policy.given(a, balancer(List.of("subnet-a"))).violates("subnets" + ONE);
    }

    @Test
    void reads_mappings() {
        Resource mapped = balancer(List.of())
                .with("subnetMappings", List.of(Map.of("subnetId", "subnet-a"), Map.of("subnetId", "subnet-a2")));
        policy.given(a, a2, mapped).violates("subnetMappings: subnets" + ONE);
    }

    @Test
    void knows_that_one_subnet_is_one_zone_wherever_it_lies() {
        policy.given(balancer(List.of("subnet-elsewhere")))
                .violates(
                        "subnets are in one zone; an application load balancer requires at least two Availability Zones");
        policy.given(balancer(List.of("subnet-elsewhere", "subnet-elsewhere2")))
                .isUndecidedOn("subnets[0]", "subnets[1]");
        policy.given(a, balancer(List.of("subnet-a", "subnet-elsewhere"))).isUndecidedOn("subnets[1]");
    }

    @Test
    void decides_previews() {
        Resource newA = a.with("id", unknown());
        Resource newA2 = a2.with("id", unknown());
        Resource newB = b.with("id", unknown());
        policy.given(newA, newA2, balancer(unknown())).violates("subnets" + ONE);
        policy.given(newA, newA2, balancer(List.of(unknown(), unknown()))).violates("subnets" + ONE);
        policy.given(newA, newB, balancer(unknown())).isUndecidedOn("subnets");
        policy.given(
                        newA,
                        newB,
                        balancer(unknown()).withPropertyDependencies("subnets", List.of(newA.urn(), newB.urn())))
                .passes();
        policy.given(
                        newA,
                        newA2,
                        newB,
                        balancer(List.of(unknown(), unknown()))
                                .withPropertyDependencies("subnets", List.of(newA.urn(), newA2.urn())))
                .violates("subnets" + ONE);
        policy.given(a, b.with("availabilityZone", unknown()), balancer(List.of("subnet-a", "subnet-b")))
                .isUndecidedOn("availabilityZone of aws:ec2/subnet:Subnet (b)");
        policy.given(a, b.without("availabilityZone"), balancer(List.of("subnet-a", "subnet-b")))
                .isUndecidedOn("availabilityZone of aws:ec2/subnet:Subnet (b)");
    }

    @Test
    void leaves_other_load_balancers_and_other_zones_alone() {
        policy.given(a, balancer(List.of("subnet-a")).with("loadBalancerType", "network"))
                .passes();
        policy.given(a, balancer(List.of("subnet-a")).with("customerOwnedIpv4Pool", "ipv4pool-coip-0123"))
                .passes();
        policy.given(subnet("lax", "us-west-2-lax-1a"), balancer(List.of("subnet-lax")))
                .passes();
        policy.given(Resource.of("aws:lb/loadBalancer:LoadBalancer", "web")).passes();
        policy.given(a).isNotApplicable();
    }
}
