package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceOptions;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BlueGreenCompleteTest {
    private static final String NOT_IGNORED =
            "changes of taskDefinition and loadBalancers are not ignored, but CodeDeploy changes them";

    private final PolicyTester policy = PolicyTester.of(new BlueGreenComplete());
    private final Resource plain = Resource.of("aws:ecs/service:Service", "web")
            .with("id", "arn:service/web-1")
            .with("name", "web-1")
            .with("loadBalancers", List.of(Map.of("targetGroupArn", "arn:blue")));
    private final Resource service = plain.with("deploymentController", Map.of("type", "CODE_DEPLOY"))
            .withOptions(ResourceOptions.NONE.ignoringChanges("taskDefinition", "loadBalancers"));
    private final Resource application = Resource.of("aws:codedeploy/application:Application", "app")
            .with("name", "app-1")
            .with("computePlatform", "ECS");
    private final Resource role = Resource.of("aws:iam/role:Role", "deploy")
            .with("arn", "arn:role")
            .with("assumeRolePolicy", trust("codedeploy.amazonaws.com"));
    private final Resource group = Resource.of("aws:codedeploy/deploymentGroup:DeploymentGroup", "group")
            .with("appName", "app-1")
            .with("serviceRoleArn", "arn:role")
            .with("ecsService", Map.of("clusterName", "shop", "serviceName", "web-1"))
            .with("loadBalancerInfo", pair(List.of("blue", "green"), List.of("arn:listener")));

    @Test
    void code_deploy_has_all_its_parts() {
        policy.given(service, application, role, group).passes();
        policy.given(service, application, role)
                .violates("the stack has no CodeDeploy deployment group for the service");
        policy.given(
                        service,
                        application,
                        role,
                        group.with("ecsService", Map.of("clusterName", "shop", "serviceName", "other")))
                .violates("the stack has no CodeDeploy deployment group for the service");
        policy.given(service, application, role.with("assumeRolePolicy", trust("ecs-tasks.amazonaws.com")), group)
                .violates(
                        "serviceRoleArn leads to aws:iam/role:Role (deploy), which does not trust \"codedeploy.amazonaws.com\"");
        policy.given(
                        service,
                        application,
                        role.with("assumeRolePolicy", trust("codedeploy.eu-west-1.amazonaws.com")),
                        group)
                .passes();
        policy.given(service, application.without("computePlatform"), role, group)
                .violates(
                        "appName leads to aws:codedeploy/application:Application (app), whose computePlatform is not ECS");
    }

    @Test
    void there_are_two_sides_and_one_listener() {
        policy.given(service, application, role, sides(List.of("blue")))
                .violates(
                        "loadBalancerInfo.targetGroupPairInfo.targetGroups has 1; a blue/green deployment takes two different ones");
        policy.given(service, application, role, sides(List.of("blue", "blue")))
                .violates(
                        "loadBalancerInfo.targetGroupPairInfo.targetGroups has 2; a blue/green deployment takes two different ones");
        policy.given(
                        service,
                        application,
                        role,
                        group.with("loadBalancerInfo", pair(List.of("blue", "green"), List.of())))
                .violates(
                        "loadBalancerInfo.targetGroupPairInfo.prodTrafficRoute.listenerArns of prodTrafficRoute has 0; CodeDeploy"
                                + " takes one listener");
    }

    @Test
    void what_code_deploy_changes_is_ignored() {
        policy.given(service.withOptions(ResourceOptions.NONE), application, role, group)
                .violates(NOT_IGNORED);
        policy.given(
                        service.withOptions(ResourceOptions.NONE.ignoringChanges("taskDefinition")),
                        application,
                        role,
                        group)
                .violates(NOT_IGNORED);
        policy.given(service.withOptions(ResourceOptions.NONE.ignoringChanges("*")), application, role, group)
                .passes();
        policy.given(service.without("loadBalancers"), application, role, group)
                .violates(
                        "loadBalancers is empty, and CodeDeploy moves requests between target groups of a load balancer");
    }

    @Test
    void unknown_references_are_followed_along_the_edges() {
        Resource other = Resource.of("aws:ecs/service:Service", "other").with("name", "other");
        Resource preview = group.with("ecsService", Map.of("clusterName", "shop", "serviceName", unknown()))
                .withPropertyDependencies("ecsService", List.of(service.urn()))
                .with("serviceRoleArn", unknown())
                .withPropertyDependencies("serviceRoleArn", List.of(role.urn()));
        policy.given(service, other, application, role, preview).passes();
        policy.given(service, other, application, role.with("assumeRolePolicy", trust("ec2.amazonaws.com")), preview)
                .violates(
                        "serviceRoleArn leads to aws:iam/role:Role (deploy), which does not trust \"codedeploy.amazonaws.com\"");
    }

    @Test
    void without_edges_and_while_more_may_come_it_waits() {
        Resource lost = group.with("ecsService", Map.of("clusterName", "shop", "serviceName", unknown()));
        policy.given(service, application, role, lost).passes();
        policy.given(service.with("desiredCount", unknown()), application, role)
                .isUndecidedOn("whether the program will still create one");
        policy.given(service.with("deploymentController", unknown())).isUndecidedOn("deploymentController");
    }

    @Test
    void outside_the_stack_is_not_missing() {
        policy.given(service, application, group).isUndecidedOn("serviceRoleArn");
        policy.given(service, role, group).isUndecidedOn("appName");
    }

    @Test
    void the_blue_green_of_ecs_has_two_sides_too() {
        Resource ecs = role.with("assumeRolePolicy", trust("ecs.amazonaws.com"));
        Map<String, Object> complete = Map.of(
                "alternateTargetGroupArn", "arn:green", "productionListenerRule", "arn:rule", "roleArn", "arn:role");
        policy.given(shifted("BLUE_GREEN", complete), ecs).passes();
        policy.given(shifted("CANARY", complete)).isUndecidedOn("loadBalancers[0].advancedConfiguration.roleArn");
        policy.given(shifted("LINEAR", complete), role)
                .violates(
                        "loadBalancers[0].advancedConfiguration.roleArn leads to aws:iam/role:Role (deploy), which does not trust"
                                + " \"ecs.amazonaws.com\"");
        policy.given(shifted("BLUE_GREEN", Map.of()), ecs)
                .violates(
                        "loadBalancers[0].advancedConfiguration.alternateTargetGroupArn is not set, so that there is no green side",
                        "loadBalancers[0].advancedConfiguration.productionListenerRule is not set, so that no request can be moved",
                        "loadBalancers[0].advancedConfiguration.roleArn is not set, so that ECS may not change the listener rule");
        policy.given(
                        shifted(
                                "BLUE_GREEN",
                                Map.of(
                                        "alternateTargetGroupArn",
                                        "arn:blue",
                                        "productionListenerRule",
                                        "arn:rule",
                                        "roleArn",
                                        "arn:role")),
                        ecs)
                .violates("loadBalancers[0].targetGroupArn and alternateTargetGroupArn are both \"arn:blue\"");
        policy.given(shifted("BLUE_GREEN", Map.of()).without("loadBalancers")).passes();
    }

    @Test
    void blue_green_may_be_required() {
        PolicyTester strict = policy.with(BlueGreenComplete.REQUIRE_BLUE_GREEN, true);
        strict.given(plain)
                .violates(
                        "deploymentController.type: deploymentController is of type \"ECS\" with the strategy \"ROLLING\", and"
                                + " blue/green is required");
        strict.given(service, application, role, group).passes();
        strict.given(plain.without("loadBalancers")).passes();
        strict.given(plain.with("schedulingStrategy", "DAEMON")).passes();
        strict.given(plain.with("deploymentController", Map.of("type", "EXTERNAL")))
                .passes();
        policy.given(plain).passes();
    }

    private Resource sides(List<String> names) {
        return group.with("loadBalancerInfo", pair(names, List.of("arn:listener")));
    }

    private Resource shifted(String strategy, Map<String, Object> advanced) {
        return plain.with("deploymentConfiguration", Map.of("strategy", strategy))
                .with(
                        "loadBalancers",
                        List.of(Map.of("targetGroupArn", "arn:blue", "advancedConfiguration", advanced)));
    }

    private static Map<String, Object> pair(List<String> groups, List<String> listeners) {
        return Map.of(
                "targetGroupPairInfo",
                Map.of(
                        "prodTrafficRoute",
                        Map.of("listenerArns", listeners),
                        "targetGroups",
                        groups.stream().map(name -> Map.of("name", name)).toList()));
    }

    private static String trust(String service) {
        return "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"Service\": \"" + service
                + "\"}, \"Action\": \"sts:AssumeRole\"}]}";
    }
}
