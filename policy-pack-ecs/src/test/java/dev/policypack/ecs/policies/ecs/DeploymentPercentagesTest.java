package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceOptions;
import dev.policypack.testkit.PolicyTester;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentPercentagesTest {
    private final PolicyTester policy = PolicyTester.of(new DeploymentPercentages());
    private final Resource service = Resource.of("aws:ecs/service:Service", "web");

    @ParameterizedTest
    @CsvSource({
        "1, 100, 200",
        "1, 0, 100",
        "2, 50, 100",
        "2, 100, 150",
        "3, 66, 100",
        "4, 75, 125",
        "0, 50, 100",
        "100, 99, 100"
    })
    void accepts_what_leaves_room_for_a_task(int desired, int minimum, int maximum) {
        policy.given(service(desired, minimum, maximum)).passes();
    }

    @ParameterizedTest
    @CsvSource({"1, 50, 100", "1, 1, 100", "1, 100, 199", "2, 51, 100", "3, 67, 100", "3, 100, 133"})
    void reports_what_rounds_to_the_same_number_of_tasks(int desired, int minimum, int maximum) {
        policy.given(service(desired, minimum, maximum))
                .violates(
                        ("desiredCount is %s, of which at least %s %% and at most %s %% may run; ECS can neither start nor"
                                        + " stop a task")
                                .formatted(desired, minimum, maximum));
    }

    @Test
    void leaves_the_number_alone_that_something_else_sets() {
        policy.given(service(1, 50, 100).withOptions(ResourceOptions.NONE.ignoringChanges("desiredCount")))
                .passes();
    }

    @Test
    void the_defaults_are_those_of_ecs() {
        policy.given(service.with("desiredCount", 1)).passes();
        policy.given(service.with("desiredCount", 1).with("deploymentMaximumPercent", 150))
                .violates(
                        "desiredCount is 1, of which at least 100 % and at most 150 % may run; ECS can neither start nor stop"
                                + " a task");
        policy.given(service.with("deploymentMaximumPercent", 150)).passes();
    }

    @Test
    void reports_what_is_out_of_range() {
        policy.given(service(2, 101, 200)).violates("deploymentMinimumHealthyPercent is 101; ECS accepts 0 to 100");
        policy.given(service(2, -1, 200)).violates("deploymentMinimumHealthyPercent is -1; ECS accepts 0 to 100");
        policy.given(service(2, 50, 99)).violates("deploymentMaximumPercent is 99; ECS accepts 100 or more");
        policy.given(service(2, 100, 100))
                .violates(
                        "deploymentMaximumPercent is 100 and deploymentMinimumHealthyPercent is 100; ECS refuses 100 for both");
    }

    @Test
    void other_ways_to_deploy_do_not_use_them() {
        policy.given(service(1, 50, 100).with("schedulingStrategy", "DAEMON")).isNotApplicable();
        policy.given(service(1, 50, 100).with("deploymentController", Map.of("type", "CODE_DEPLOY")))
                .isNotApplicable();
        policy.given(service(1, 50, 100).with("deploymentController", Map.of("type", "EXTERNAL")))
                .isNotApplicable();
        policy.given(service(1, 50, 100).with("deploymentConfiguration", Map.of("strategy", "LINEAR")))
                .isNotApplicable();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(service(unknown(), 50, 100)).isUndecidedOn("desiredCount");
        policy.given(service(1, unknown(), 100)).isUndecidedOn("deploymentMinimumHealthyPercent");
        policy.given(service(1, 50, unknown())).isUndecidedOn("deploymentMaximumPercent");
        policy.given(service(1, 50, "much")).isUndecidedOn("deploymentMaximumPercent");
    }

    @Test
    void is_repaired_by_a_task_more() {
        policy.given(service(1, 50, 100)).isRepairedTo(service(1, 100, 200));
        policy.given(service(1, 0, 100)).isRepairedTo(service(1, 0, 100));
    }

    private Resource service(Object desired, Object minimum, Object maximum) {
        return service.with("desiredCount", desired)
                .with("deploymentMinimumHealthyPercent", minimum)
                .with("deploymentMaximumPercent", maximum);
    }
}
