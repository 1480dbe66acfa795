package dev.policypack.ecs.policies.alb;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import org.junit.jupiter.api.Test;

class DropInvalidHeadersTest {
    private final PolicyTester policy = PolicyTester.of(new DropInvalidHeaders());
    private final Resource balancer = Resource.of("aws:lb/loadBalancer:LoadBalancer", "web");

    @Test
    void asks_for_it() {
        policy.given(balancer)
                .violates("dropInvalidHeaderFields is not set, so that they are passed on to the targets")
                .isRepairedTo(balancer.with("dropInvalidHeaderFields", true));
        policy.given(balancer.with("dropInvalidHeaderFields", false))
                .violates("dropInvalidHeaderFields is false, so that they are passed on to the targets");
        policy.given(balancer.with("dropInvalidHeaderFields", true)).passes();
    }

    @Test
    void leaves_load_balancers_alone_that_read_no_headers() {
        policy.given(balancer.with("loadBalancerType", "network")).isNotApplicable();
        policy.given(balancer.with("loadBalancerType", "gateway")).isNotApplicable();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(balancer.with("dropInvalidHeaderFields", unknown())).isUndecidedOn("dropInvalidHeaderFields");
        policy.given(balancer.with("loadBalancerType", unknown())).isUndecidedOn("loadBalancerType");
    }
}
