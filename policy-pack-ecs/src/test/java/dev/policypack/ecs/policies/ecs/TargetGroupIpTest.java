package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetGroupIpTest {
    private static final String VIOLATION =
            "targetType of aws:lb/targetGroup:TargetGroup (targets) is \"instance\", but the tasks have their own network interfaces and are registered by IP"
                    + " address";

    private final PolicyTester policy = PolicyTester.of(new TargetGroupIp());
    private final Resource task = Resource.of("aws:ecs/taskDefinition:TaskDefinition", "task")
            .with("arn", "arn:task")
            .with("networkMode", "awsvpc");
    private final Resource group =
            Resource.of("aws:lb/targetGroup:TargetGroup", "targets").with("arn", "arn:group");
    private final Resource other =
            Resource.of("aws:lb/targetGroup:TargetGroup", "other").with("arn", "arn:other");
    private final Resource service = Resource.of("aws:ecs/service:Service", "web")
            .with("taskDefinition", "arn:task")
            .with("loadBalancers", registration("arn:group"));

    @Test
    void known_references_are_followed() {
        policy.given(task, service, group, other.with("targetType", "ip")).violates(VIOLATION);
        policy.given(task, service, group.with("targetType", "instance")).violates(VIOLATION);
        policy.given(task, service, group.with("targetType", "lambda"))
                .violates(VIOLATION.replace("instance", "lambda"));
        policy.given(task, service, group.with("targetType", "ip"), other).passes();
    }

    @Test
    void unknown_references_are_followed_along_the_edges() {
        Resource preview = service.with("taskDefinition", unknown())
                .withPropertyDependencies("taskDefinition", List.of(task.urn()))
                .with("loadBalancers", registration(unknown()))
                .withPropertyDependencies("loadBalancers", List.of(group.urn()));
        Resource unnamed = group.with("arn", unknown());
        policy.given(task.with("arn", unknown()), preview, unnamed, other.with("targetType", "ip"))
                .violates(VIOLATION);
        policy.given(task.with("arn", unknown()), preview, unnamed.with("targetType", "ip"), other)
                .passes();
    }

    @Test
    void without_edges_it_must_be_so_for_all_that_it_may_be() {
        Resource preview = service.with("taskDefinition", unknown()).with("loadBalancers", registration(unknown()));
        Resource another = other.with("arn", unknown());
        Resource unnamed = group.with("arn", unknown());
        policy.given(task, preview, unnamed, another)
                .violates(
                        "loadBalancers[0].targetGroupArn: targetType is \"instance\", but the tasks have their own network interfaces and are registered by IP"
                                + " address");
        policy.given(task, preview, unnamed.with("targetType", "ip"), another.with("targetType", "ip"))
                .passes();
        policy.given(task, preview, unnamed, another.with("targetType", "ip"))
                .isUndecidedOn("loadBalancers[0].targetGroupArn");
    }

    @Test
    void what_is_outside_the_stack_is_not_judged() {
        policy.given(task, service).isUndecidedOn("loadBalancers[0].targetGroupArn");
        policy.given(service, group).isUndecidedOn("taskDefinition");
    }

    @Test
    void a_network_configuration_tells_the_mode_of_a_task_outside_the_stack() {
        Resource inSubnets = service.with("networkConfiguration", Map.of("subnets", List.of("subnet-1")));
        policy.given(inSubnets, group).violates(VIOLATION);
        policy.given(inSubnets, group.with("targetType", "ip")).passes();
    }

    @Test
    void both_target_groups_of_a_blue_green_deployment_are_judged() {
        Resource blueGreen = service.with(
                "loadBalancers",
                List.of(Map.of(
                        "targetGroupArn",
                        "arn:group",
                        "advancedConfiguration",
                        Map.of("alternateTargetGroupArn", "arn:other"))));
        policy.given(task, blueGreen, group.with("targetType", "ip"), other)
                .violates(VIOLATION.replace("targets", "other"));
        policy.given(task, blueGreen, group.with("targetType", "ip"), other.with("targetType", "ip"))
                .passes();
    }

    @Test
    void the_old_name_of_the_type_is_the_same_type() {
        Resource old = Resource.of("aws:alb/targetGroup:TargetGroup", "targets").with("arn", "arn:group");
        policy.given(task, service, old).violates(VIOLATION.replace("aws:lb", "aws:alb"));
        policy.given(task, service, old.with("targetType", "ip")).passes();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(task, service, group.with("targetType", unknown()))
                .isUndecidedOn("targetType of aws:lb/targetGroup:TargetGroup (targets)");
        policy.given(task.with("networkMode", unknown()), service, group)
                .isUndecidedOn("networkMode of aws:ecs/taskDefinition:TaskDefinition (task)");
        policy.given(task, service.with("loadBalancers", unknown()), group).isUndecidedOn("loadBalancers");
    }

    @Test
    void leaves_other_services_alone() {
        policy.given().isNotApplicable();
        policy.given(task.with("networkMode", "bridge"), service, group).passes();
        policy.given(task.without("networkMode"), service, group).passes();
        policy.given(task, service.without("loadBalancers"), group).passes();
        policy.given(task, service.with("loadBalancers", List.of(Map.of("elbName", "classic"))), group)
                .passes();
    }

    private static List<Object> registration(Object targetGroup) {
        return List.of(Map.of("targetGroupArn", targetGroup, "containerName", "web", "containerPort", 8080));
    }
}
