package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceOptions;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AutoscalingTest {
    private static final String NO_TARGET =
            "no scaling target is for the service, so that the number of its tasks never changes";
    private static final String NO_POLICY = "no scaling policy holds the CPU of the service at a target";
    private static final String NOT_IGNORED =
            "changes of desiredCount are not ignored, so that each deployment undoes what the scaling has chosen";
    private static final String MORE = "whether the program will still create one";

    private final PolicyTester policy = PolicyTester.of(new Autoscaling());
    private final Resource service = Resource.of("aws:ecs/service:Service", "web")
            .with("id", "arn:service/web-1")
            .with("name", "web-1")
            .withOptions(ResourceOptions.NONE.ignoringChanges("desiredCount"));
    private final Resource target = Resource.of("aws:appautoscaling/target:Target", "web")
            .with("serviceNamespace", "ecs")
            .with("resourceId", "service/shop/web-1")
            .with("minCapacity", 2)
            .with("maxCapacity", 10);
    private final Resource cpu = Resource.of("aws:appautoscaling/policy:Policy", "cpu")
            .with("serviceNamespace", "ecs")
            .with("resourceId", "service/shop/web-1")
            .with("targetTrackingScalingPolicyConfiguration", tracking("ECSServiceAverageCPUUtilization", 70, 60));

    @Test
    void a_service_has_a_target_and_a_policy() {
        policy.given(service, target, cpu).passes();
        policy.given(service).violates(NO_TARGET);
        policy.given(service, cpu).violates(NO_TARGET);
        policy.given(service, target).violates(NO_POLICY);
        policy.given(service, target.with("resourceId", "service/shop/other"), cpu)
                .violates(NO_TARGET);
        policy.given(service, target.with("serviceNamespace", "dynamodb"), cpu).violates(NO_TARGET);
        policy.given(service, target, cpu.with("resourceId", "service/shop/other"))
                .violates(NO_POLICY);
        policy.given(
                        service,
                        target,
                        cpu.with(
                                "targetTrackingScalingPolicyConfiguration",
                                tracking("ECSServiceAverageMemoryUtilization", 70, 60)))
                .violates(NO_POLICY);
    }

    @Test
    void the_limits_may_be_set() {
        policy.given(service, target.with("minCapacity", 1), cpu).violates("minCapacity is 1; keep at least 2 tasks");
        policy.given(service, target.with("maxCapacity", 11), cpu)
                .violates("maxCapacity is 11; allow at most 10 tasks");
        policy.given(service, target.with("minCapacity", 6).with("maxCapacity", 5), cpu)
                .violates("maxCapacity is 5, which is less than minCapacity, 6");
        policy.given(service, target.with("minCapacity", 10), cpu).passes();
        policy.with(Autoscaling.MINIMUM_TASKS, 1)
                .given(service, target.with("minCapacity", 1), cpu)
                .passes();
        policy.with(Autoscaling.MAXIMUM_TASKS, 20)
                .given(service, target.with("maxCapacity", 20), cpu)
                .passes();
    }

    @Test
    void the_target_and_the_cooldowns_may_be_set() {
        policy.given(service, target, tracked(71, 60))
                .violates(
                        "targetTrackingScalingPolicyConfiguration.targetValue is 71; above 70 % there is no room left while new"
                                + " tasks start");
        policy.given(service, target, tracked(70, 59))
                .violates(
                        "targetTrackingScalingPolicyConfiguration.scaleInCooldown is 59; set it to at least 60 seconds",
                        "targetTrackingScalingPolicyConfiguration.scaleOutCooldown is 59; set it to at least 60 seconds");
        policy.given(
                        service,
                        target,
                        cpu.with(
                                "targetTrackingScalingPolicyConfiguration",
                                Map.of(
                                        "predefinedMetricSpecification",
                                        Map.of("predefinedMetricType", "ECSServiceAverageCPUUtilization"),
                                        "targetValue",
                                        50)))
                .violates(
                        "targetTrackingScalingPolicyConfiguration.scaleInCooldown is not set; set it to at least 60 seconds",
                        "targetTrackingScalingPolicyConfiguration.scaleOutCooldown is not set; set it to at least 60 seconds");
        policy.with(Autoscaling.CPU_TARGET, 80)
                .with(Autoscaling.COOLDOWN, 30)
                .given(service, target, tracked(80, 30))
                .passes();
    }

    @Test
    void the_same_metric_named_by_hand_counts() {
        policy.given(
                        service,
                        target,
                        cpu.with(
                                "targetTrackingScalingPolicyConfiguration",
                                Map.of(
                                        "customizedMetricSpecification",
                                        Map.of("metricName", "CPUUtilization", "namespace", "AWS/ECS"),
                                        "targetValue",
                                        70,
                                        "scaleInCooldown",
                                        60,
                                        "scaleOutCooldown",
                                        60)))
                .passes();
    }

    @Test
    void what_the_scaling_has_chosen_is_left_alone() {
        policy.given(service.withOptions(ResourceOptions.NONE), target, cpu).violates(NOT_IGNORED);
    }

    @Test
    void unknown_references_are_followed_along_the_edges() {
        Resource other = Resource.of("aws:ecs/service:Service", "other").with("schedulingStrategy", "DAEMON");
        Resource preview =
                target.with("resourceId", unknown()).withPropertyDependencies("resourceId", List.of(service.urn()));
        Resource tracking =
                cpu.with("resourceId", unknown()).withPropertyDependencies("resourceId", List.of(target.urn()));
        Resource through = target.withDependencies(List.of(service.urn()));
        policy.given(service, other, preview, tracking).passes();
        policy.given(service.withOptions(ResourceOptions.NONE), other, preview, tracking)
                .violates(NOT_IGNORED);
        policy.given(service, other, through, tracking).passes();
    }

    @Test
    void without_edges_and_while_more_may_come_it_waits() {
        Resource second = Resource.of("aws:ecs/service:Service", "second").with("schedulingStrategy", "DAEMON");
        Resource lost = target.with("resourceId", unknown());
        policy.given(service, lost, cpu.with("resourceId", unknown())).passes();
        policy.given(service, second, lost, cpu).isUndecidedOn("resourceId of " + target, MORE);
        policy.given(service.with("desiredCount", unknown())).isUndecidedOn(MORE);
        policy.given(service, target.with("maxCapacity", unknown()), cpu).isUndecidedOn("maxCapacity");
    }

    @Test
    void some_services_are_not_scaled() {
        policy.given(service.with("schedulingStrategy", "DAEMON")).passes();
        policy.given(service.with("deploymentController", Map.of("type", "EXTERNAL")))
                .passes();
        policy.with(Autoscaling.FIXED, List.of("web")).given(service).passes();
        policy.given(Resource.of("aws:ecs/cluster:Cluster", "shop")).isNotApplicable();
    }

    @Test
    void what_scales_other_things_is_left_alone() {
        Resource table = Resource.of("aws:appautoscaling/target:Target", "table")
                .with("serviceNamespace", "dynamodb")
                .with("resourceId", "table/orders")
                .with("minCapacity", 1)
                .with("maxCapacity", 1000);
        policy.given(service, target, cpu, table).passes();
    }

    private Resource tracked(int percent, int cooldown) {
        return cpu.with(
                "targetTrackingScalingPolicyConfiguration",
                tracking("ECSServiceAverageCPUUtilization", percent, cooldown));
    }

    private static Map<String, Object> tracking(String metric, int percent, int cooldown) {
        return Map.of(
                "predefinedMetricSpecification",
                Map.of("predefinedMetricType", metric),
                "targetValue",
                percent,
                "scaleInCooldown",
                cooldown,
                "scaleOutCooldown",
                cooldown);
    }
}
