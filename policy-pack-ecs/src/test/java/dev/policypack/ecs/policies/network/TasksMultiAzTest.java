package dev.policypack.ecs.policies.network;

import static dev.policypack.ecs.policies.network.TestNetwork.service;
import static dev.policypack.ecs.policies.network.TestNetwork.subnet;
import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TasksMultiAzTest {
    private static final String LIE_IN =
            "networkConfiguration.subnets are in %s; tasks should be able to run in %s zones at least";

    private final PolicyTester policy = PolicyTester.of(new TasksMultiAz());
    private final Resource a = subnet("a", "eu-central-1a");
    private final Resource a2 = subnet("a2", "eu-central-1a");
    private final Resource b = subnet("b", "eu-central-1b");
    private final Resource c = subnet("c", "eu-central-1c");

    private static Resource web(Object subnets) {
        return service(Map.of("subnets", subnets));
    }

    @Test
    void counts_zones() {
        policy.given(a, a2, web(List.of("subnet-a", "subnet-a2"))).violates(LIE_IN.formatted("eu-central-1a", 2));
        policy.given(a, b, web(List.of("subnet-a", "subnet-b"))).passes();
        policy.given(a, web("subnet-a")).violates(LIE_IN.formatted("eu-central-1a", 2));
    }

    @Test
    void counts_to_three_where_that_is_asked() {
        PolicyTester three = policy.with(TasksMultiAz.ZONES, 3);
        three.given(a, b, web(List.of("subnet-a", "subnet-b")))
                .violates(LIE_IN.formatted("eu-central-1a and eu-central-1b", 3));
        three.given(a, b, c, web(List.of("subnet-a", "subnet-b", "subnet-c"))).passes();
    }

    @Test
    void two_resources_for_one_subnet_are_nothing_to_wait_for() {
        Resource twin = subnet("twin", "eu-central-1b").with("id", "subnet-a");
        policy.given(a, twin, web(List.of("subnet-a", "subnet-elsewhere"))).passes();
    }

    @Test
    void decides_previews() {
        Resource newA = TestNetwork.unborn(a);
        Resource newB = TestNetwork.unborn(b);
        policy.given(newA, TestNetwork.unborn(a2), web(unknown())).violates(LIE_IN.formatted("eu-central-1a", 2));
        policy.given(newA, newB, web(unknown())).isUndecidedOn("networkConfiguration.subnets");
        policy.given(
                        newA,
                        newB,
                        web(unknown())
                                .withPropertyDependencies("networkConfiguration", List.of(newA.urn(), newB.urn())))
                .passes();
    }

    @Test
    void leaves_the_rest_alone() {
        policy.given(web(List.of("subnet-elsewhere", "subnet-elsewhere2")))
                .isUndecidedOn("networkConfiguration.subnets[0]", "networkConfiguration.subnets[1]");
        policy.given(Resource.of("aws:ecs/service:Service", "bridge")).passes();
        policy.given(a).isNotApplicable();
    }
}
