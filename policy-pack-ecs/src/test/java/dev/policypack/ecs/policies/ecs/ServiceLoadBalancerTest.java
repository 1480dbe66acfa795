package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.policy.EnforcementLevel;
import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceLoadBalancerTest {
    private static final String ARN =
            "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/0123456789abcdef";
    private static final String TASK_ARN = "arn:aws:ecs:eu-central-1:123456789012:task-definition/web:1";
    private static final String NOBODY =
            "loadBalancers[0].targetGroupArn refers to %s, but no listener and no listener rule of the stack forwards to it";

    private final PolicyTester policy = PolicyTester.of(new ServiceLoadBalancer());
    private final Resource group =
            Resource.of("aws:lb/targetGroup:TargetGroup", "web").with("arn", ARN);
    private final Resource task = Resource.of("aws:ecs/taskDefinition:TaskDefinition", "web")
            .with("arn", TASK_ARN)
            .with("containerDefinitions", "[{\"name\": \"web\", \"portMappings\": [{\"containerPort\": 8080}]}]");

    private static Resource service(Object targetGroup) {
        return Resource.of("aws:ecs/service:Service", "web")
                .with("taskDefinition", TASK_ARN)
                .with(
                        "loadBalancers",
                        List.of(Map.of("targetGroupArn", targetGroup, "containerName", "web", "containerPort", 8080)));
    }

    private static Resource listener(Object targetGroup) {
        return Resource.of("aws:lb/listener:Listener", "web")
                .with("defaultActions", List.of(Map.of("type", "forward", "targetGroupArn", targetGroup)));
    }

    @Test
    void accepts_a_listener_a_rule_and_a_weighted_forward() {
        policy.given(task, group, service(ARN), listener(ARN)).passes();
        Resource rule = Resource.of("aws:alb/listenerRule:ListenerRule", "web")
                .with("actions", List.of(Map.of("type", "forward", "targetGroupArn", ARN)));
        policy.given(task, group, service(ARN), rule).passes();
        Resource weighted = Resource.of("aws:lb/listener:Listener", "web")
                .with(
                        "defaultActions",
                        List.of(Map.of(
                                "type",
                                "forward",
                                "forward",
                                Map.of("targetGroups", List.of(Map.of("arn", ARN, "weight", 100))))));
        policy.given(task, group, service(ARN), weighted).passes();
        Resource ofCloudControl = Resource.of("aws-native:elasticloadbalancingv2:Listener", "web")
                .with("defaultActions", List.of(Map.of("type", "forward", "targetGroupArn", ARN)));
        policy.given(task, group, service(ARN), ofCloudControl).passes();
    }

    @Test
    void refuses_a_target_group_to_which_no_listener_of_its_load_balancer_forwards() {
        Resource balancer =
                Resource.of("aws:lb/loadBalancer:LoadBalancer", "web").with("arn", "arn:lb/web");
        Resource redirect = Resource.of("aws:lb/listener:Listener", "web")
                .with(
                        "defaultActions",
                        List.of(Map.of("type", "redirect", "redirect", Map.of("statusCode", "HTTP_301"))));
        PolicyTester.Result refused =
                policy.given(task, group, service(ARN), balancer, redirect.with("loadBalancerArn", "arn:lb/web"));
        refused.violates(NOBODY.formatted("aws:lb/targetGroup:TargetGroup (web)"));
        assertThat(refused.violations().get(0).enforcementLevel()).isEqualTo(EnforcementLevel.MANDATORY);
    }

    @Test
    void only_advises_where_another_stack_may_make_the_listener() {
        PolicyTester.Result withoutListeners = policy.given(task, group, service(ARN));
        withoutListeners.violates(NOBODY.formatted("aws:lb/targetGroup:TargetGroup (web)"));
        assertThat(withoutListeners.violations().get(0).enforcementLevel()).isEqualTo(EnforcementLevel.ADVISORY);
    }

    @Test
    void advises_on_a_service_with_ports_that_no_client_reaches() {
        Resource bare = Resource.of("aws:ecs/service:Service", "web").with("taskDefinition", TASK_ARN);
        policy.given(task, bare)
                .violates(
                        "loadBalancers is not set, but the task maps ports; clients reach them only through a load balancer,"
                                + " service discovery or Service Connect");
        assertThat(policy.given(task, bare).violations().get(0).enforcementLevel())
                .isEqualTo(EnforcementLevel.ADVISORY);
        policy.given(task, bare.with("serviceRegistries", Map.of("registryArn", "arn:aws:servicediscovery:…")))
                .passes();
        policy.given(task, bare.with("serviceConnectConfiguration", Map.of("enabled", true)))
                .passes();
        policy.given(task, bare.with("deploymentController", Map.of("type", "EXTERNAL")))
                .passes();
        policy.with(ServiceLoadBalancer.WORKERS, List.of("web"))
                .given(task, bare)
                .passes();
    }

    @Test
    void leaves_workers_alone() {
        Resource worker = task.with("containerDefinitions", "[{\"name\": \"worker\"}]");
        policy.given(worker, Resource.of("aws:ecs/service:Service", "web").with("taskDefinition", TASK_ARN))
                .passes();
    }

    @Test
    void says_nothing_of_a_target_group_outside_the_stack() {
        policy.given(task, service("arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/other/1"))
                .isUndecidedOn("loadBalancers[0].targetGroupArn");
    }

    @Test
    void follows_edges_in_a_first_preview() {
        Resource listener = listener(unknown())
                .with("arn", unknown())
                .withPropertyDependencies("defaultActions", List.of(group.urn()));
        Resource service = service(unknown()).withPropertyDependencies("loadBalancers", List.of(group.urn()));
        policy.given(task, group.with("arn", unknown()), service, listener).passes();
    }

    @Test
    void takes_the_only_target_group_when_a_first_preview_lost_its_edges() {
        policy.given(task, group.with("arn", unknown()), service(unknown()), listener(unknown()))
                .passes();
    }

    @Test
    void waits_while_the_program_may_make_the_listener_out_of_what_is_not_known() {
        policy.given(task, group.with("arn", unknown()), service(unknown()))
                .isUndecidedOn("whether the program will still create one");
    }

    @Test
    void has_nothing_to_say_without_a_service() {
        policy.given(group).isNotApplicable();
    }
}
