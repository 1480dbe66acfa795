package dev.policypack.ecs.policies.network;

import static dev.policypack.ecs.policies.network.TestNetwork.ASSOCIATION;
import static dev.policypack.ecs.policies.network.TestNetwork.INTERNET;
import static dev.policypack.ecs.policies.network.TestNetwork.NAT;
import static dev.policypack.ecs.policies.network.TestNetwork.SUBNET;
import static dev.policypack.ecs.policies.network.TestNetwork.TO_INTERNET;
import static dev.policypack.ecs.policies.network.TestNetwork.TO_NAT;
import static dev.policypack.ecs.policies.network.TestNetwork.VPC;
import static dev.policypack.ecs.policies.network.TestNetwork.service;
import static dev.policypack.value.PropertyValue.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.ecs.policies.Production;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyPack;
import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoPublicIpTest {
    private static final String NEEDLESS =
            "networkConfiguration.assignPublicIp is true, and the subnets have a way out that needs no public address";

    private final PolicyTester policy = PolicyTester.of(
                    new NoPublicIp(), PolicyPack.of("test", "1.0.0").settings(Production.STACKS))
            .inStack("prod");
    private final Resource open = service(Map.of("subnets", List.of("subnet-private"), "assignPublicIp", true));

    @Test
    void wants_no_address_where_there_is_another_way_out() {
        policy.given(VPC, SUBNET, TO_NAT, NAT, ASSOCIATION, open).violates(NEEDLESS);
        policy.given(VPC, SUBNET, TO_NAT, NAT, ASSOCIATION, service(Map.of("subnets", List.of("subnet-private"))))
                .passes();
    }

    @Test
    void leaves_tasks_alone_that_need_the_address() {
        policy.given(VPC, SUBNET, TO_INTERNET, INTERNET, ASSOCIATION, open).passes();
    }

    @Test
    void only_advises_outside_production() {
        PolicyTester.Result result = policy.inStack("dev").given(VPC, SUBNET, TO_NAT, NAT, ASSOCIATION, open);
        result.violates(NEEDLESS);
        assertThat(result.violations().get(0).enforcementLevel()).isEqualTo(EnforcementLevel.ADVISORY);
    }

    @Test
    void leaves_subnets_outside_the_stack_alone() {
        policy.given(open).isUndecidedOn("networkConfiguration.subnets[0]");
        policy.given(VPC).isNotApplicable();
        policy.given(Resource.of("aws:ecs/service:Service", "host")).passes();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(
                        VPC,
                        SUBNET,
                        TO_NAT,
                        NAT,
                        ASSOCIATION,
                        service(Map.of("subnets", List.of("subnet-private"), "assignPublicIp", unknown())))
                .isUndecidedOn("networkConfiguration.assignPublicIp");
        policy.given(
                        VPC,
                        SUBNET,
                        TO_NAT,
                        NAT,
                        ASSOCIATION,
                        service(Map.of("subnets", List.of(unknown()), "assignPublicIp", true))
                                .withPropertyDependencies("networkConfiguration", List.of(SUBNET.urn())))
                .violates(NEEDLESS);
    }
}
