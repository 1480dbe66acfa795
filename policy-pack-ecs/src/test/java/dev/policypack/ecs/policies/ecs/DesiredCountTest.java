package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.ecs.policies.Production;
import dev.policypack.policy.PolicyPack;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceOptions;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DesiredCountTest {
    private final PolicyTester policy =
            PolicyTester.of(new DesiredCount(), PolicyPack.of("test", "1.0.0").settings(Production.STACKS));
    private final PolicyTester production = policy.inStack("prod-eu");
    private final Resource service = Resource.of("aws:ecs/service:Service", "web");

    @Test
    void somebody_says_how_many() {
        policy.given(service).violates("desiredCount is not set, so that no task runs");
        policy.given(service.with("desiredCount", 1)).passes();
        policy.given(service.with("desiredCount", 0)).passes();
    }

    @Test
    void production_runs_more_than_one() {
        production.given(service).violates("desiredCount is not set, so that no task runs");
        production
                .given(service.with("desiredCount", 1))
                .violates("desiredCount is 1; run at least 2 tasks in production");
        production.given(service.with("desiredCount", 2)).passes();
        production
                .with(DesiredCount.PRODUCTION_MINIMUM, 3)
                .given(service.with("desiredCount", 2))
                .violates("desiredCount is 2; run at least 3 tasks in production");
        policy.with(Production.STACKS, List.of("dev"))
                .given(service.with("desiredCount", 1))
                .violates("desiredCount is 1; run at least 2 tasks in production");
    }

    @Test
    void whatever_scales_a_service_may_say_it() {
        Resource scaled = service.withOptions(ResourceOptions.NONE.ignoringChanges("desiredCount"));
        production.given(scaled).passes();
        production.given(scaled.with("desiredCount", 2)).passes();
    }

    @Test
    void daemons_and_external_controllers_have_no_count() {
        production.given(service.with("schedulingStrategy", "DAEMON")).isNotApplicable();
        production
                .given(service.with("deploymentController", Map.of("type", "EXTERNAL")))
                .isNotApplicable();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(service.with("desiredCount", unknown())).isUndecidedOn("desiredCount");
        policy.given(service.with("schedulingStrategy", unknown())).isUndecidedOn("schedulingStrategy");
    }
}
