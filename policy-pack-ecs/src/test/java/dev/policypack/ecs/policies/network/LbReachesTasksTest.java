package dev.policypack.ecs.policies.network;

import static dev.policypack.ecs.policies.network.TestNetwork.group;
import static dev.policypack.value.PropertyValue.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LbReachesTasksTest {
    private static final String NO_SENDING =
            "securityGroups do not let it send to the tasks of aws:ecs/service:Service (web) on port %s";
    private static final String NO_RECEIVING =
            "networkConfiguration.securityGroups do not let the tasks receive from aws:lb/loadBalancer:LoadBalancer (web) on port %s";

    private final PolicyTester policy = PolicyTester.of(new LbReachesTasks());
    private final Resource balancer = Resource.of("aws:lb/loadBalancer:LoadBalancer", "web")
            .with("arn", "arn:lb/web")
            .with("securityGroups", List.of("sg-alb"));
    private final Resource listener = Resource.of("aws:lb/listener:Listener", "web")
            .with("arn", "arn:listener/web")
            .with("loadBalancerArn", "arn:lb/web")
            .with("defaultActions", List.of(Map.of("type", "forward", "targetGroupArn", "arn:group/web")));
    private final Resource targets =
            Resource.of("aws:lb/targetGroup:TargetGroup", "web").with("arn", "arn:group/web");
    private final Resource service = Resource.of("aws:ecs/service:Service", "web")
            .with("networkConfiguration", Map.of("securityGroups", List.of("sg-tasks")))
            .with("loadBalancers", List.of(Map.of("targetGroupArn", "arn:group/web", "containerPort", 8080)));
    private final Resource alb = group("alb").with("egress", List.of(open(8080, "tasks")));
    private final Resource tasks = group("tasks").with("ingress", List.of(open(8080, "alb")));

    private static Map<String, Object> open(int port, String group) {
        return Map.of("protocol", "tcp", "fromPort", port, "toPort", port, "securityGroups", List.of("sg-" + group));
    }

    private PolicyTester.Result given(Resource... groups) {
        return policy.given(TestNetwork.and(List.of(balancer, listener, targets, service), groups));
    }

    @Test
    void wants_both_ends_open() {
        given(alb, tasks).passes();
        given(group("alb"), tasks).violates(NO_SENDING.formatted(8080));
        given(alb, group("tasks")).violates(NO_RECEIVING.formatted(8080));
        given(alb, group("tasks").with("ingress", List.of(open(80, "alb")))).violates(NO_RECEIVING.formatted(8080));
        given(alb, group("tasks").with("ingress", List.of(open(8080, "other")))).violates(NO_RECEIVING.formatted(8080));
    }

    @Test
    void knows_the_many_ways_to_say_it() {
        Map<String, Object> all =
                Map.of("protocol", "-1", "fromPort", 0, "toPort", 0, "cidrBlocks", List.of("0.0.0.0/0"));
        given(group("alb").with("egress", List.of(all)), tasks).passes();
        Resource in = Resource.of("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "in")
                .with("securityGroupId", "sg-tasks")
                .with("ipProtocol", "tcp")
                .with("fromPort", 8000)
                .with("toPort", 9000)
                .with("referencedSecurityGroupId", "sg-alb");
        given(alb, group("tasks"), in).passes();
        given(alb, group("tasks"), in.with("toPort", 8079)).violates(NO_RECEIVING.formatted(8080));
        given(
                        alb,
                        group("tasks"),
                        Resource.of("aws:ec2/securityGroupRule:SecurityGroupRule", "in")
                                .with("type", "ingress")
                                .with("securityGroupId", "sg-tasks")
                                .with("protocol", "tcp")
                                .with("fromPort", 8080)
                                .with("toPort", 8080)
                                .with("sourceSecurityGroupId", "sg-alb"))
                .passes();
    }

    @Test
    void knows_a_group_that_both_are_in() {
        Map<String, Object> self = Map.of("protocol", "tcp", "fromPort", 0, "toPort", 65535, "self", true);
        Resource both = group("tasks").with("ingress", List.of(self)).with("egress", List.of(self));
        policy.given(balancer.with("securityGroups", List.of("sg-tasks")), listener, targets, service, both)
                .passes();
    }

    @Test
    void looks_at_the_port_of_the_health_check() {
        Resource checked = targets.with("healthCheck", Map.of("port", "9090"));
        policy.given(balancer, listener, checked, service, alb, tasks)
                .violates(NO_SENDING.formatted(9090), NO_RECEIVING.formatted(9090));
        policy.given(
                        balancer,
                        listener,
                        targets.with("healthCheck", Map.of("port", "traffic-port")),
                        service,
                        alb,
                        tasks)
                .passes();
    }

    @Test
    void follows_rules_of_listeners() {
        Resource rule = Resource.of("aws:lb/listenerRule:ListenerRule", "api")
                .with("listenerArn", "arn:listener/web")
                .with("actions", List.of(Map.of("type", "forward", "targetGroupArn", "arn:group/web")));
        Resource silent = listener.with("defaultActions", List.of(Map.of("type", "fixed-response")));
        policy.given(balancer, silent, rule, targets, service, group("alb"), tasks)
                .violates(NO_SENDING.formatted(8080));
        policy.given(balancer, silent, targets, service, group("alb"), tasks).passes();
    }

    @Test
    void leaves_the_rest_alone() {
        policy.given(
                        balancer.with("loadBalancerType", "network"),
                        listener,
                        targets,
                        service,
                        group("alb"),
                        group("tasks"))
                .passes();
        policy.given(balancer.without("securityGroups"), listener, targets, service, group("tasks"))
                .passes();
        policy.given(balancer, listener, targets, service.without("networkConfiguration"), group("alb"))
                .passes();
        policy.given(balancer, listener, targets).isNotApplicable();
    }

    @Test
    void leaves_groups_outside_the_stack_alone() {
        given().isUndecidedOn("networkConfiguration.securityGroups[0]", "securityGroups[0]");
        policy.given(balancer, listener, service, alb, tasks).isUndecidedOn("loadBalancers[0].targetGroupArn");
    }

    @Test
    void decides_previews() {
        Resource newAlb = TestNetwork.unborn(group("alb"));
        Resource newTasks = TestNetwork.unborn(group("tasks"));
        Resource newBalancer = TestNetwork.unborn(balancer)
                .with("securityGroups", unknown())
                .withPropertyDependencies("securityGroups", List.of(newAlb.urn()));
        Resource newService = service.with("networkConfiguration", Map.of("securityGroups", unknown()))
                .withPropertyDependencies("networkConfiguration", List.of(newTasks.urn()));
        Resource in = Resource.of("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "in")
                .with("securityGroupId", unknown())
                .withPropertyDependencies("securityGroupId", List.of(newTasks.urn()))
                .with("ipProtocol", "tcp")
                .with("fromPort", 8080)
                .with("toPort", 8080)
                .with("referencedSecurityGroupId", unknown())
                .withPropertyDependencies("referencedSecurityGroupId", List.of(newAlb.urn()));
        Resource out = Resource.of("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "out")
                .with("securityGroupId", unknown())
                .withPropertyDependencies("securityGroupId", List.of(newAlb.urn()))
                .with("ipProtocol", "-1")
                .with("cidrIpv4", "0.0.0.0/0");
        Resource newListener = listener.with("loadBalancerArn", unknown());
        policy.given(newBalancer, newListener, targets, newService, newAlb, newTasks, in, out)
                .passes();
        assertThat(policy.given(newBalancer, newListener, targets, newService, newAlb, newTasks)
                        .violations())
                .isEmpty();
    }
}
