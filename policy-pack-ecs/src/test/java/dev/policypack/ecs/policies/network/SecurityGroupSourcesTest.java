package dev.policypack.ecs.policies.network;

import static dev.policypack.ecs.policies.network.TestNetwork.group;
import static dev.policypack.ecs.policies.network.TestNetwork.service;
import static dev.policypack.value.PropertyValue.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.policypack.finding.Violation;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecurityGroupSourcesTest {
    private static final String GUARDED =
            "allows %s on %s to tasks or a database; use a security group as the source instead";
    private static final String FACING =
            "allows \"0.0.0.0/0\" on %s of an internet-facing load balancer; clients need only 80 or 443";
    private static final String OPEN = "allows %s on %s; anybody on the internet may connect";

    private final PolicyTester policy = PolicyTester.of(new SecurityGroupSources());
    private final Resource tasks = group("tasks");
    private final Resource web = service(Map.of("securityGroups", List.of("sg-tasks")));
    private final Resource balancer =
            Resource.of("aws:lb/loadBalancer:LoadBalancer", "web").with("securityGroups", List.of("sg-alb"));

    private static Resource rule(String group, Object from, Object to) {
        return Resource.of("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "rule")
                .with("securityGroupId", "sg-" + group)
                .with("ipProtocol", "tcp")
                .with("fromPort", from)
                .with("toPort", to);
    }

    private static Map<String, Object> inline(int port, String range) {
        return Map.of("protocol", "tcp", "fromPort", port, "toPort", port, "cidrBlocks", List.of(range));
    }

    @Test
    void finds_ranges_in_all_three_places() {
        policy.given(web, tasks.with("ingress", List.of(inline(8080, "10.0.0.0/16"))))
                .violates("ingress[0].cidrBlocks: " + GUARDED.formatted("\"10.0.0.0/16\"", "port 8080"));
        policy.given(web, tasks, rule("tasks", 1024, 65535).with("cidrIpv6", "::/0"))
                .violates("cidrIpv6: " + OPEN.formatted("\"::/0\"", "ports 1024 to 65535"));
        policy.given(
                        web,
                        tasks,
                        Resource.of("aws:ec2/securityGroupRule:SecurityGroupRule", "all")
                                .with("type", "ingress")
                                .with("securityGroupId", "sg-tasks")
                                .with("protocol", "-1")
                                .with("fromPort", 0)
                                .with("toPort", 0)
                                .with("cidrBlocks", List.of("0.0.0.0/0")))
                .violates("cidrBlocks: " + OPEN.formatted("\"0.0.0.0/0\"", "all ports"));
    }

    @Test
    void guards_databases() {
        Resource database =
                Resource.of("aws:rds/cluster:Cluster", "shop").with("vpcSecurityGroupIds", List.of("sg-database"));
        policy.given(database, group("database").with("ingress", List.of(inline(5432, "10.0.0.0/8"))))
                .violates("ingress[0].cidrBlocks: " + GUARDED.formatted("\"10.0.0.0/8\"", "port 5432"));
        policy.given(
                        Resource.of("aws:rds/instance:Instance", "shop")
                                .with("vpcSecurityGroupIds", List.of("sg-database")),
                        group("database"),
                        rule("database", 5432, 5432).with("cidrIpv4", "0.0.0.0/0"))
                .violates("cidrIpv4: " + OPEN.formatted("\"0.0.0.0/0\"", "port 5432"));
    }

    @Test
    void takes_security_groups_and_prefix_lists() {
        policy.given(web, tasks, rule("tasks", 8080, 8080).with("referencedSecurityGroupId", "sg-alb"))
                .passes();
        policy.given(web, tasks, rule("tasks", 8080, 8080).with("prefixListId", "pl-cloudfront"))
                .passes();
        policy.given(
                        web,
                        tasks,
                        Resource.of("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "out")
                                .with("securityGroupId", "sg-tasks")
                                .with("ipProtocol", "-1")
                                .with("cidrIpv4", "0.0.0.0/0"))
                .passes();
    }

    @Test
    void opens_a_load_balancer_on_80_and_443_only() {
        Resource http = rule("alb", 80, 80).with("cidrIpv4", "0.0.0.0/0");
        policy.given(balancer, group("alb"), http).passes();
        policy.given(balancer, group("alb"), rule("alb", 8443, 8443).with("cidrIpv4", "0.0.0.0/0"))
                .violates("cidrIpv4: " + FACING.formatted("port 8443"));
        policy.given(balancer, group("alb"), rule("alb", 80, 443).with("cidrIpv4", "0.0.0.0/0"))
                .violates("cidrIpv4: " + FACING.formatted("ports 80 to 443"));
        policy.given(balancer, group("alb"), rule("alb", 8443, 8443).with("cidrIpv4", "203.0.113.0/24"))
                .passes();
        policy.with(SecurityGroupSources.PUBLIC_PORTS, List.of("8443"))
                .given(balancer, group("alb"), rule("alb", 8443, 8443).with("cidrIpv4", "0.0.0.0/0"))
                .passes();
        policy.given(
                        balancer,
                        group("alb"),
                        rule("alb", 0, 0).with("ipProtocol", "-1").with("cidrIpv4", "0.0.0.0/0"))
                .violates("cidrIpv4: " + FACING.formatted("all ports"));
        policy.given(
                        balancer,
                        group("alb"),
                        rule("alb", 3, 4).with("ipProtocol", "icmp").with("cidrIpv4", "0.0.0.0/0"))
                .passes();
    }

    @Test
    void leaves_internal_and_network_load_balancers_alone() {
        Resource open = rule("alb", 8443, 8443).with("cidrIpv4", "0.0.0.0/0");
        policy.given(balancer.with("internal", true), group("alb"), open).passes();
        policy.given(balancer.with("loadBalancerType", "network"), group("alb"), open)
                .passes();
        Resource targets = Resource.of("aws:lb/targetGroup:TargetGroup", "tcp")
                .with("arn", "arn:group/tcp")
                .with("protocol", "TCP");
        policy.given(
                        web.with("loadBalancers", List.of(Map.of("targetGroupArn", "arn:group/tcp"))),
                        targets,
                        tasks,
                        rule("tasks", 8080, 8080).with("cidrIpv4", "0.0.0.0/0"))
                .passes();
    }

    @Test
    void an_administration_port_is_closed_to_the_world_whoever_uses_the_group() {
        policy.given(group("bastion"), rule("bastion", 22, 22).with("cidrIpv4", "0.0.0.0/0"), web)
                .violates("cidrIpv4: " + OPEN.formatted("\"0.0.0.0/0\"", "port 22"));
        policy.given(rule("elsewhere", 3389, 3389).with("cidrIpv6", "::/0"))
                .violates("cidrIpv6: " + OPEN.formatted("\"::/0\"", "port 3389"));
        policy.given(rule("elsewhere", 22, 22).with("cidrIpv4", "203.0.113.7/32"))
                .passes();
        policy.given(group("bastion"), rule("bastion", 8080, 8080).with("cidrIpv4", "0.0.0.0/0"), web)
                .passes();
        policy.given(web, rule("tasks", 8080, 8080).with("cidrIpv4", "0.0.0.0/0"))
                .passes();
    }

    @Test
    void private_ranges_and_web_ports_are_an_opinion() {
        assertThat(levels(web, tasks, rule("tasks", 8080, 8080).with("cidrIpv4", "10.0.0.0/16")))
                .containsExactly(EnforcementLevel.ADVISORY);
        assertThat(levels(web, tasks, rule("tasks", 80, 80).with("cidrIpv4", "0.0.0.0/0")))
                .containsExactly(EnforcementLevel.ADVISORY);
        assertThat(levels(balancer, group("alb"), rule("alb", 0, 65535).with("cidrIpv4", "0.0.0.0/0")))
                .containsExactly(EnforcementLevel.ADVISORY);
        assertThat(levels(web, tasks, rule("tasks", 0, 65535).with("cidrIpv4", "0.0.0.0/0")))
                .containsExactly(EnforcementLevel.MANDATORY);
    }

    private List<EnforcementLevel> levels(Resource... resources) {
        return policy.given(resources).violations().stream()
                .map(Violation::enforcementLevel)
                .toList();
    }

    @Test
    void behind_a_network_load_balancer_ranges_are_needed_but_not_all_ports() {
        Resource targets = Resource.of("aws:lb/targetGroup:TargetGroup", "tcp")
                .with("arn", "arn:group/tcp")
                .with("protocol", "TCP");
        policy.given(
                        web.with("loadBalancers", List.of(Map.of("targetGroupArn", "arn:group/tcp"))),
                        targets,
                        tasks,
                        rule("tasks", 0, 65535).with("cidrIpv4", "0.0.0.0/0"))
                .violates("cidrIpv4: " + OPEN.formatted("\"0.0.0.0/0\"", "ports 0 to 65535"));
    }

    @Test
    void knows_that_a_new_group_has_no_rules_but_those_that_were_written() {
        Resource preview = tasks.with("ingress", unknown()).with("description", "Tasks");
        policy.given(web, preview.withInputs(List.of("description"))).passes();
        policy.given(web, preview.withInputs(List.of("ingress"))).isUndecidedOn("ingress");
        policy.given(web, preview).isUndecidedOn("ingress");
    }

    @Test
    void decides_previews() {
        Resource newTasks = TestNetwork.unborn(tasks);
        Resource newAlb = TestNetwork.unborn(group("alb"));
        Resource newWeb = service(Map.of("securityGroups", unknown()));
        Resource range =
                rule("tasks", 8080, 8080).with("securityGroupId", unknown()).with("cidrIpv4", "10.0.0.0/16");
        policy.given(newTasks, newWeb, range)
                .violates("cidrIpv4: " + GUARDED.formatted("\"10.0.0.0/16\"", "port 8080"));
        policy.given(
                        newTasks,
                        newAlb,
                        newWeb.withPropertyDependencies("networkConfiguration", List.of(newTasks.urn())),
                        range.withPropertyDependencies("securityGroupId", List.of(newTasks.urn())))
                .violates("cidrIpv4: " + GUARDED.formatted("\"10.0.0.0/16\"", "port 8080"));
        assertThat(policy.given(newTasks, newAlb, newWeb, range).violations()).isEmpty();
        policy.given(tasks, web, rule("tasks", 8080, 8080).with("cidrIpv4", unknown()))
                .isUndecidedOn("cidrIpv4");
    }
}
