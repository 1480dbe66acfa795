package dev.policypack.examples.fargateweb;

import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.vpc.SecurityGroupEgressRule;
import com.pulumi.aws.vpc.SecurityGroupEgressRuleArgs;
import com.pulumi.aws.vpc.SecurityGroupIngressRule;
import com.pulumi.aws.vpc.SecurityGroupIngressRuleArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import java.util.ArrayList;
import java.util.List;

/** Who may talk to whom: the world to the load balancer, the load balancer to the tasks, the tasks to the database. */
final class Firewall {

    private static final String WORLD = "0.0.0.0/0";

    private final Environment env;
    private final SecurityGroup loadBalancer;
    private final SecurityGroup tasks;
    private final SecurityGroup database;
    private final List<Resource> rules = new ArrayList<>();

    Firewall(Environment env, Network network) {
        this.env = env;
        loadBalancer = group("alb", "Load balancer, open to the world", network);
        tasks = group("tasks", "Tasks, open to the load balancer", network);
        database = group("database", "Database, open to the tasks", network);

        fromWorld("alb-http", loadBalancer, 80);
        fromWorld("alb-https", loadBalancer, 443);
        between("alb-to-tasks", loadBalancer, tasks, WebService.PORT);
        between("tasks-to-database", tasks, database, Database.PORT);
        // Images, logs and secrets are fetched through the NAT gateway, from addresses of AWS.
        toWorld("tasks-https", tasks, 443);
    }

    Output<List<String>> ofLoadBalancer() {
        return Output.all(loadBalancer.id());
    }

    Output<List<String>> ofTasks() {
        return Output.all(tasks.id());
    }

    Output<List<String>> ofDatabase() {
        return Output.all(database.id());
    }

    /** The rules are resources of their own: without them a group lets nothing through. */
    List<Resource> rules() {
        return rules;
    }

    private SecurityGroup group(String part, String description, Network network) {
        return new SecurityGroup(
                env.name(part),
                SecurityGroupArgs.builder()
                        .vpcId(network.vpcId())
                        .description(description)
                        .tags(env.tags(part))
                        .build());
    }

    private void fromWorld(String part, SecurityGroup to, int port) {
        rules.add(new SecurityGroupIngressRule(
                env.name(part),
                SecurityGroupIngressRuleArgs.builder()
                        .securityGroupId(to.id())
                        .cidrIpv4(WORLD)
                        .ipProtocol("tcp")
                        .fromPort(port)
                        .toPort(port)
                        .description("From the world")
                        .tags(env.tags(part))
                        .build()));
    }

    private void toWorld(String part, SecurityGroup from, int port) {
        rules.add(new SecurityGroupEgressRule(
                env.name(part),
                SecurityGroupEgressRuleArgs.builder()
                        .securityGroupId(from.id())
                        .cidrIpv4(WORLD)
                        .ipProtocol("tcp")
                        .fromPort(port)
                        .toPort(port)
                        .description("To the world")
                        .tags(env.tags(part))
                        .build()));
    }

    private void between(String part, SecurityGroup from, SecurityGroup to, int port) {
        rules.add(new SecurityGroupEgressRule(
                env.name(part),
                SecurityGroupEgressRuleArgs.builder()
                        .securityGroupId(from.id())
                        .referencedSecurityGroupId(to.id())
                        .ipProtocol("tcp")
                        .fromPort(port)
                        .toPort(port)
                        .description(part)
                        .tags(env.tags(part))
                        .build()));
        rules.add(new SecurityGroupIngressRule(
                env.name(part),
                SecurityGroupIngressRuleArgs.builder()
                        .securityGroupId(to.id())
                        .referencedSecurityGroupId(from.id())
                        .ipProtocol("tcp")
                        .fromPort(port)
                        .toPort(port)
                        .description(part)
                        .tags(env.tags(part))
                        .build()));
    }
}
