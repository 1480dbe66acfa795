package dev.policypack.examples.fargatewebbroken;

import com.google.gson.Gson;
import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.ec2.DefaultSubnet;
import com.pulumi.aws.ec2.DefaultSubnetArgs;
import com.pulumi.aws.ec2.DefaultVpc;
import com.pulumi.aws.ec2.DefaultVpcArgs;
import com.pulumi.aws.ec2.SecurityGroup;
import com.pulumi.aws.ec2.SecurityGroupArgs;
import com.pulumi.aws.ec2.inputs.SecurityGroupEgressArgs;
import com.pulumi.aws.ec2.inputs.SecurityGroupIngressArgs;
import com.pulumi.aws.ecr.Repository;
import com.pulumi.aws.ecr.RepositoryArgs;
import com.pulumi.aws.ecs.Cluster;
import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.ecs.ServiceArgs;
import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.aws.ecs.TaskDefinitionArgs;
import com.pulumi.aws.ecs.inputs.ServiceCapacityProviderStrategyArgs;
import com.pulumi.aws.ecs.inputs.ServiceLoadBalancerArgs;
import com.pulumi.aws.ecs.inputs.ServiceNetworkConfigurationArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.aws.lb.LoadBalancer;
import com.pulumi.aws.lb.LoadBalancerArgs;
import com.pulumi.aws.lb.TargetGroup;
import com.pulumi.aws.lb.TargetGroupArgs;
import com.pulumi.aws.lb.inputs.TargetGroupHealthCheckArgs;
import com.pulumi.aws.rds.ClusterArgs;
import com.pulumi.aws.rds.ClusterInstance;
import com.pulumi.aws.rds.ClusterInstanceArgs;
import com.pulumi.core.Output;
import java.util.List;
import java.util.Map;

/**
 * A web service on ECS Fargate with a database, written in a hurry: it compiles, it reads well, and eleven things in it
 * are wrong. {@code ../fargate-web} is such a service put right.
 */
public final class App {

    private static final String TRUST_ECS =
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ecs-tasks.amazonaws.com"}}]}
            """;

    private static final String USE_S3 =
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
            """;

    private App() {}

    public static void main(String[] args) {
        Pulumi.run(App::stack);
    }

    /** Declares all resources of the stack. */
    public static void stack(Context ctx) {
        var tags = Map.of(
                "Environment", ctx.stackName(),
                "Owner", "shop-team",
                "Project", "shop",
                "CostCenter", "4711",
                "ManagedBy", "pulumi");

        // The account's default network will do.
        var vpc = new DefaultVpc("vpc", DefaultVpcArgs.builder().tags(tags).build());
        var subnetA = new DefaultSubnet(
                "a",
                DefaultSubnetArgs.builder()
                        .availabilityZone("eu-central-1a")
                        .tags(tags)
                        .build());
        var subnetB = new DefaultSubnet(
                "b",
                DefaultSubnetArgs.builder()
                        .availabilityZone("eu-central-1b")
                        .tags(tags)
                        .build());
        var subnets = Output.all(subnetA.id(), subnetB.id());
        var fromWorld = SecurityGroupIngressArgs.builder()
                .protocol("tcp")
                .fromPort(80)
                .toPort(80)
                .cidrBlocks("0.0.0.0/0")
                .build();
        var toWorld = SecurityGroupEgressArgs.builder()
                .protocol("-1")
                .fromPort(0)
                .toPort(0)
                .cidrBlocks("0.0.0.0/0")
                .build();
        var firewall = new SecurityGroup(
                "web",
                SecurityGroupArgs.builder()
                        .vpcId(vpc.id())
                        .ingress(fromWorld)
                        .egress(toWorld)
                        .tags(tags)
                        .build());
        var firewalls = Output.all(firewall.id());

        new LoadBalancer(
                "web",
                LoadBalancerArgs.builder()
                        .subnets(subnets)
                        .securityGroups(firewalls)
                        .tags(tags)
                        .build());
        var healthCheck = TargetGroupHealthCheckArgs.builder()
                .path("/")
                .interval(10)
                .timeout(3)
                .build();
        var targets = new TargetGroup(
                "web",
                TargetGroupArgs.builder()
                        .vpcId(vpc.id())
                        .targetType("ip")
                        .protocol("HTTP")
                        .port(80)
                        .healthCheck(healthCheck)
                        .tags(tags)
                        .build());

        var database = new com.pulumi.aws.rds.Cluster(
                "shop",
                ClusterArgs.builder()
                        .engine("aurora-postgresql")
                        .engineVersion("15.3")
                        .databaseName("shop")
                        .masterUsername("shop")
                        .manageMasterUserPassword(true)
                        .skipFinalSnapshot(true)
                        .tags(tags)
                        .build());
        new ClusterInstance(
                "shop",
                ClusterInstanceArgs.builder()
                        .clusterIdentifier(database.id())
                        .engine("aurora-postgresql")
                        .instanceClass("db.t4g.medium")
                        .tags(tags)
                        .build());

        var role = new Role(
                "shop",
                RoleArgs.builder()
                        .assumeRolePolicy(TRUST_ECS)
                        .managedPolicyArns("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy")
                        .tags(tags)
                        .build());
        new RolePolicy(
                "shop", RolePolicyArgs.builder().role(role.id()).policy(USE_S3).build());
        var repository =
                new Repository("report", RepositoryArgs.builder().tags(tags).build());
        new LogGroup("shop", LogGroupArgs.builder().name("/ecs/shop").tags(tags).build());

        var databaseUrl = Map.of("name", "DATABASE_URL", "value", "postgres://" + database.endpoint() + "/shop");
        var logOptions =
                Map.of("awslogs-group", "/ecs/shop", "awslogs-region", "eu-central-1", "awslogs-stream-prefix", "web");
        var webContainer = Map.of(
                "name", "web",
                "image", "nginx:latest",
                "portMappings", List.of(Map.of("containerPort", 80)),
                "environment", List.of(databaseUrl),
                "logConfiguration", Map.of("logDriver", "awslogs", "options", logOptions));
        var webTask = new TaskDefinition(
                "web",
                TaskDefinitionArgs.builder()
                        .family("shop-web")
                        .requiresCompatibilities("FARGATE")
                        .networkMode("awsvpc")
                        .cpu("256")
                        .memory("4096")
                        .executionRoleArn(role.arn())
                        .taskRoleArn(role.arn())
                        .containerDefinitions(new Gson().toJson(List.of(webContainer)))
                        .build());

        // Started by hand at the end of each month.
        var reportContainers = repository.repositoryUrl().applyValue(url -> new Gson()
                .toJson(List.of(Map.of("name", "report", "image", url + ":latest"))));
        new TaskDefinition(
                "report",
                TaskDefinitionArgs.builder()
                        .family("shop-report")
                        .requiresCompatibilities("FARGATE")
                        .networkMode("awsvpc")
                        .cpu("256")
                        .memory("512")
                        .executionRoleArn(role.arn())
                        .taskRoleArn(role.arn())
                        .containerDefinitions(reportContainers)
                        .build());

        var cluster = new Cluster("shop");
        var cheap = ServiceCapacityProviderStrategyArgs.builder()
                .capacityProvider("FARGATE_SPOT")
                .weight(1)
                .build();
        var network = ServiceNetworkConfigurationArgs.builder()
                .subnets(subnets)
                .securityGroups(firewalls)
                .assignPublicIp(true)
                .build();
        var behind = ServiceLoadBalancerArgs.builder()
                .targetGroupArn(targets.arn())
                .containerName("web")
                .containerPort(80)
                .build();
        new Service(
                "web",
                ServiceArgs.builder()
                        .cluster(cluster.arn())
                        .taskDefinition(webTask.arn())
                        .desiredCount(1)
                        .launchType("FARGATE")
                        .capacityProviderStrategies(cheap)
                        .networkConfiguration(network)
                        .loadBalancers(behind)
                        .tags(tags)
                        .build());
    }
}
