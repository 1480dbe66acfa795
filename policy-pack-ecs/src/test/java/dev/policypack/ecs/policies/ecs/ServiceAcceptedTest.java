package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the examples of the constraints do not show: whole messages, parts that are not known, and who is not asked. */
class ServiceAcceptedTest {
    private final PolicyTester policy = PolicyTester.of(new ServiceAccepted());
    private final Resource service = Resource.of("aws:ecs/service:Service", "web");
    private static final Map<String, Object> FARGATE = Map.of("capacityProvider", "FARGATE", "weight", 1);

    @Test
    void a_message_names_the_property_and_what_was_found() {
        policy.given(service.with("schedulingStrategy", "DAEMON").with("desiredCount", 2))
                .violates("desiredCount is 2, but schedulingStrategy is \"DAEMON\"");
        policy.given(service.with("launchType", "EC2").with("platformVersion", "1.4.0"))
                .violates("platformVersion is \"1.4.0\", but launchType is \"EC2\"");
        policy.given(service.with("networkConfiguration", Map.of("subnets", List.of())))
                .violates("networkConfiguration.subnets is an empty list");
        policy.given(service.with("iamRole", "web")).violates("iamRole is \"web\", but loadBalancers is not set");
        policy.given(service.with(
                        "volumeConfiguration",
                        Map.of(
                                "name",
                                "data",
                                "managedEbsVolume",
                                Map.of("roleArn", "web", "volumeType", "st1", "sizeInGb", 100))))
                .violates("volumeConfiguration.managedEbsVolume.sizeInGb is 100; a volume of type \"st1\" has \"125 to"
                        + " 16384\" GiB");
    }

    @Test
    void numbers_may_be_texts() {
        policy.given(service.with("schedulingStrategy", "DAEMON").with("deploymentMaximumPercent", "150"))
                .violates("deploymentMaximumPercent is 150, but schedulingStrategy is \"DAEMON\"");
    }

    @Test
    void the_maximum_that_the_provider_fills_in_is_no_mistake_of_a_daemon() {
        policy.given(service.with("schedulingStrategy", "DAEMON").with("deploymentMaximumPercent", 200))
                .passes();
    }

    @Test
    void on_fargate_is_only_what_runs_nowhere_else() {
        Resource placed = service.with("placementConstraints", List.of(Map.of("type", "distinctInstance")));
        policy.given(placed.with("capacityProviderStrategies", List.of(FARGATE)))
                .violates("placementConstraints is set, which Fargate does not support");
        policy.given(placed.with(
                        "capacityProviderStrategies",
                        List.of(FARGATE, Map.of("capacityProvider", "shop-instances", "weight", 1))))
                .passes();
        policy.given(placed).passes();
        policy.given(placed.with("launchType", unknown())).isUndecidedOn("launchType");
        policy.given(placed.with(
                        "capacityProviderStrategies",
                        List.of(FARGATE, Map.of("capacityProvider", unknown(), "weight", 1))))
                .isUndecidedOn("capacityProviderStrategies[1].capacityProvider");
    }

    @Test
    void a_load_balancer_that_is_not_known_yet_may_be_any() {
        policy.given(service.with(
                        "loadBalancers",
                        List.of(Map.of("targetGroupArn", unknown(), "containerName", "web", "containerPort", 80))))
                .isUndecidedOn("loadBalancers[0].targetGroupArn");
    }

    @Test
    void rebalancing_is_judged_only_where_the_program_asks_for_it() {
        Resource full = service.with("deploymentMinimumHealthyPercent", 50).with("deploymentMaximumPercent", 100);
        policy.given(full).passes();
        policy.given(full.with("availabilityZoneRebalancing", "DISABLED")).passes();
        policy.given(full.with("availabilityZoneRebalancing", "ENABLED"))
                .violates("availabilityZoneRebalancing is \"ENABLED\", but deploymentMaximumPercent is 100");
    }

    @Test
    void the_cloud_control_provider_has_other_properties() {
        policy.given(Resource.of("aws-native:ecs:Service", "web").with("iamRole", "web"))
                .isNotApplicable();
    }
}
