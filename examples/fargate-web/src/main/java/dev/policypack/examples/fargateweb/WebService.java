package dev.policypack.examples.fargateweb;

import com.pulumi.aws.appautoscaling.Policy;
import com.pulumi.aws.appautoscaling.PolicyArgs;
import com.pulumi.aws.appautoscaling.Target;
import com.pulumi.aws.appautoscaling.TargetArgs;
import com.pulumi.aws.appautoscaling.inputs.PolicyTargetTrackingScalingPolicyConfigurationArgs;
import com.pulumi.aws.appautoscaling.inputs.PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecificationArgs;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.ecs.Cluster;
import com.pulumi.aws.ecs.ClusterArgs;
import com.pulumi.aws.ecs.ClusterCapacityProviders;
import com.pulumi.aws.ecs.ClusterCapacityProvidersArgs;
import com.pulumi.aws.ecs.Service;
import com.pulumi.aws.ecs.ServiceArgs;
import com.pulumi.aws.ecs.TaskDefinition;
import com.pulumi.aws.ecs.TaskDefinitionArgs;
import com.pulumi.aws.ecs.inputs.ClusterSettingArgs;
import com.pulumi.aws.ecs.inputs.ServiceCapacityProviderStrategyArgs;
import com.pulumi.aws.ecs.inputs.ServiceDeploymentCircuitBreakerArgs;
import com.pulumi.aws.ecs.inputs.ServiceLoadBalancerArgs;
import com.pulumi.aws.ecs.inputs.ServiceNetworkConfigurationArgs;
import com.pulumi.aws.ecs.inputs.TaskDefinitionRuntimePlatformArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.iam.RolePolicy;
import com.pulumi.aws.iam.RolePolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import java.util.ArrayList;
import java.util.List;

/** Two to ten tasks on Fargate, as many as their load asks for. */
final class WebService {

    static final int PORT = 8080;
    static final String HEALTH_PATH = "/";

    private static final String CONTAINER = "web";
    private static final int MINIMUM_TASKS = 2;
    private static final int MAXIMUM_TASKS = 10;

    private final Environment env;
    private final Cluster cluster;
    private final Service service;

    WebService(
            Environment env,
            Network network,
            Firewall firewall,
            Entrance entrance,
            Database database,
            Image image,
            Encryption key) {
        this.env = env;
        var logGroup = new LogGroup(
                env.name("tasks"),
                LogGroupArgs.builder()
                        .name("/ecs/" + env.name())
                        .retentionInDays(env.logDays())
                        .kmsKeyId(key.arn())
                        .tags(env.tags("tasks"))
                        .build());

        var executionRole = role("execution");
        var mayStartTasks = rolePolicy("execution", executionRole, startTasks(image, logGroup, database, key));
        var taskRole = role("task");
        var mayWork = rolePolicy("task", taskRole, work());

        var task = new TaskDefinition(
                env.name("web"),
                TaskDefinitionArgs.builder()
                        .family(env.name())
                        .requiresCompatibilities("FARGATE")
                        .networkMode("awsvpc")
                        .cpu("512")
                        .memory("1024")
                        .runtimePlatform(TaskDefinitionRuntimePlatformArgs.builder()
                                .operatingSystemFamily("LINUX")
                                .cpuArchitecture("X86_64")
                                .build())
                        .executionRoleArn(executionRole.arn())
                        .taskRoleArn(taskRole.arn())
                        .containerDefinitions(containers(image, logGroup, database))
                        .tags(env.tags("web"))
                        .build());

        cluster = new Cluster(
                env.name("cluster"),
                ClusterArgs.builder()
                        .settings(ClusterSettingArgs.builder()
                                .name("containerInsights")
                                .value("enabled")
                                .build())
                        .tags(env.tags("cluster"))
                        .build());
        var providers = new ClusterCapacityProviders(
                env.name("cluster"),
                ClusterCapacityProvidersArgs.builder()
                        .clusterName(cluster.name())
                        .capacityProviders("FARGATE", "FARGATE_SPOT")
                        .build());

        // Tasks that start before all they need is there fail, and count as a bad deployment.
        var first = new ArrayList<>(network.privateRoutes());
        first.addAll(firewall.rules());
        first.addAll(database.instances());
        first.addAll(List.of(entrance.httpsListener(), providers, mayStartTasks, mayWork, image.source()));
        service = new Service(
                env.name("web"),
                ServiceArgs.builder()
                        .cluster(cluster.arn())
                        .taskDefinition(task.arn())
                        .desiredCount(MINIMUM_TASKS)
                        // What is above the minimum may be taken away by AWS at two minutes' notice, and costs less.
                        .capacityProviderStrategies(
                                ServiceCapacityProviderStrategyArgs.builder()
                                        .capacityProvider("FARGATE")
                                        .base(MINIMUM_TASKS)
                                        .weight(1)
                                        .build(),
                                ServiceCapacityProviderStrategyArgs.builder()
                                        .capacityProvider("FARGATE_SPOT")
                                        .weight(1)
                                        .build())
                        .networkConfiguration(ServiceNetworkConfigurationArgs.builder()
                                .subnets(network.privateSubnetIds())
                                .securityGroups(firewall.ofTasks())
                                .assignPublicIp(false)
                                .build())
                        .loadBalancers(ServiceLoadBalancerArgs.builder()
                                .targetGroupArn(entrance.targetGroupArn())
                                .containerName(CONTAINER)
                                .containerPort(PORT)
                                .build())
                        .healthCheckGracePeriodSeconds(90)
                        .deploymentMinimumHealthyPercent(100)
                        .deploymentMaximumPercent(200)
                        .deploymentCircuitBreaker(ServiceDeploymentCircuitBreakerArgs.builder()
                                .enable(true)
                                .rollback(true)
                                .build())
                        .enableEcsManagedTags(true)
                        .propagateTags("SERVICE")
                        .tags(env.tags("web"))
                        .build(),
                // How many tasks there are is what the scaling below decides.
                CustomResourceOptions.builder()
                        .dependsOn(first)
                        .ignoreChanges("desiredCount")
                        .build());
        scale();
    }

    Output<String> clusterName() {
        return cluster.name();
    }

    Output<String> serviceName() {
        return service.name();
    }

    private Output<String> containers(Image image, LogGroup logGroup, Database database) {
        return Output.tuple(image.reference(), logGroup.name(), env.region(), database.host(), database.secretArn())
                .applyValue(it -> Json.string(List.of(Json.object(
                        "name", CONTAINER,
                        "image", it.t1,
                        "essential", true,
                        "portMappings", List.of(Json.object("containerPort", PORT, "protocol", "tcp")),
                        "healthCheck", healthCheck(),
                        "environment",
                                List.of(
                                        Json.object("name", "DATABASE_HOST", "value", it.t4),
                                        Json.object("name", "DATABASE_PORT", "value", "" + Database.PORT),
                                        Json.object("name", "DATABASE_NAME", "value", Database.NAME)),
                        "secrets",
                                List.of(
                                        Json.object("name", "DATABASE_USER", "valueFrom", it.t5 + ":username::"),
                                        Json.object("name", "DATABASE_PASSWORD", "valueFrom", it.t5 + ":password::")),
                        "logConfiguration", logs(it.t2, it.t3)))));
    }

    private static Object healthCheck() {
        var url = "http://127.0.0.1:" + PORT + HEALTH_PATH;
        return Json.object(
                "command", List.of("CMD-SHELL", "wget -q -O /dev/null " + url + " || exit 1"),
                "interval", 15,
                "timeout", 5,
                "retries", 3,
                "startPeriod", 30);
    }

    private static Object logs(String group, String region) {
        return Json.object(
                "logDriver",
                "awslogs",
                "options",
                Json.object(
                        "awslogs-group", group,
                        "awslogs-region", region,
                        "awslogs-stream-prefix", CONTAINER));
    }

    /** What ECS does for a task before it runs: pull the image, open the log, read the password. */
    private static Output<String> startTasks(Image image, LogGroup logGroup, Database database, Encryption key) {
        return Json.policy(
                // This one action knows no resources.
                Json.allow(List.of("ecr:GetAuthorizationToken"), Output.of("*")),
                Json.allow(
                        List.of(
                                "ecr:BatchCheckLayerAvailability",
                                "ecr:BatchGetImage",
                                "ecr:BatchImportUpstreamImage",
                                "ecr:GetDownloadUrlForLayer"),
                        image.repositoryArn()),
                Json.allow(List.of("logs:CreateLogStream", "logs:PutLogEvents"), Output.format("%s:*", logGroup.arn())),
                Json.allow(List.of("secretsmanager:GetSecretValue"), database.secretArn()),
                Json.allow(List.of("kms:Decrypt"), key.arn()));
    }

    /** What the application itself does: here, read the settings in its own folder. */
    private Output<String> work() {
        return Json.policy(Json.allow(
                List.of("ssm:GetParameter", "ssm:GetParameters"),
                Output.format("arn:aws:ssm:%s:%s:parameter/%s/*", env.region(), env.account(), env.name())));
    }

    private Role role(String part) {
        return new Role(
                env.name(part),
                RoleArgs.builder()
                        .assumeRolePolicy(Json.trust("ecs-tasks.amazonaws.com"))
                        .tags(env.tags(part))
                        .build());
    }

    private RolePolicy rolePolicy(String part, Role role, Output<String> policy) {
        return new RolePolicy(
                env.name(part),
                RolePolicyArgs.builder().role(role.id()).policy(policy).build());
    }

    private void scale() {
        var target = new Target(
                env.name("web"),
                TargetArgs.builder()
                        .serviceNamespace("ecs")
                        .scalableDimension("ecs:service:DesiredCount")
                        .resourceId(Output.format("service/%s/%s", cluster.name(), service.name()))
                        .minCapacity(MINIMUM_TASKS)
                        .maxCapacity(MAXIMUM_TASKS)
                        .tags(env.tags("web"))
                        .build());
        new Policy(
                env.name("cpu"),
                PolicyArgs.builder()
                        .policyType("TargetTrackingScaling")
                        .serviceNamespace(target.serviceNamespace())
                        .scalableDimension(target.scalableDimension())
                        .resourceId(target.resourceId())
                        .targetTrackingScalingPolicyConfiguration(
                                PolicyTargetTrackingScalingPolicyConfigurationArgs.builder()
                                        .predefinedMetricSpecification(
                                                PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecificationArgs
                                                        .builder()
                                                        .predefinedMetricType("ECSServiceAverageCPUUtilization")
                                                        .build())
                                        .targetValue(70.0)
                                        .scaleInCooldown(60)
                                        .scaleOutCooldown(60)
                                        .build())
                        .build());
    }
}
