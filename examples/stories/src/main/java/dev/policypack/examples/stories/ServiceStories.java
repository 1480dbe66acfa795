package dev.policypack.examples.stories;

import com.pulumi.aws.codedeploy.Application;
import com.pulumi.aws.codedeploy.ApplicationArgs;
import com.pulumi.aws.codedeploy.DeploymentGroup;
import com.pulumi.aws.codedeploy.DeploymentGroupArgs;
import com.pulumi.aws.codedeploy.inputs.DeploymentGroupBlueGreenDeploymentConfigArgs;
import com.pulumi.aws.codedeploy.inputs.DeploymentGroupBlueGreenDeploymentConfigDeploymentReadyOptionArgs;
import com.pulumi.aws.codedeploy.inputs.DeploymentGroupBlueGreenDeploymentConfigTerminateBlueInstancesOnDeploymentSuccessArgs;
import com.pulumi.aws.codedeploy.inputs.DeploymentGroupDeploymentStyleArgs;
import com.pulumi.aws.codedeploy.inputs.DeploymentGroupEcsServiceArgs;
import com.pulumi.aws.codedeploy.inputs.DeploymentGroupLoadBalancerInfoArgs;
import com.pulumi.aws.codedeploy.inputs.DeploymentGroupLoadBalancerInfoTargetGroupPairInfoArgs;
import com.pulumi.aws.codedeploy.inputs.DeploymentGroupLoadBalancerInfoTargetGroupPairInfoProdTrafficRouteArgs;
import com.pulumi.aws.codedeploy.inputs.DeploymentGroupLoadBalancerInfoTargetGroupPairInfoTargetGroupArgs;
import com.pulumi.aws.ecs.inputs.ClusterSettingArgs;
import com.pulumi.aws.ecs.inputs.ServiceCapacityProviderStrategyArgs;
import com.pulumi.aws.ecs.inputs.ServiceDeploymentCircuitBreakerArgs;
import com.pulumi.aws.ecs.inputs.ServiceDeploymentControllerArgs;
import com.pulumi.aws.ecs.inputs.ServiceServiceRegistriesArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.lb.TargetGroup;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionArgs;
import com.pulumi.aws.lb.inputs.ListenerDefaultActionFixedResponseArgs;
import com.pulumi.aws.servicediscovery.PrivateDnsNamespace;
import com.pulumi.aws.servicediscovery.PrivateDnsNamespaceArgs;
import com.pulumi.aws.servicediscovery.inputs.ServiceDnsConfigArgs;
import com.pulumi.aws.servicediscovery.inputs.ServiceDnsConfigDnsRecordArgs;
import com.pulumi.core.Output;
import dev.policypack.examples.stories.Story.Moment;
import java.util.List;

/** What was wrong with the service, its scaling or its rollout. */
final class ServiceStories {
    private static final String ALLOW_EXEC =
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Resource": "*", "Action": [
                "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel",
                "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"]}]}
            """;
    private static final String TRUST_CODEDEPLOY =
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "codedeploy.amazonaws.com"}}]}
            """;

    private ServiceStories() {}

    static List<Story> all() {
        return List.of(
                Story.ofShop(
                        "ecs-launch-type-or-capacity-providers",
                        "A launch type beside capacity providers: refused when the load balancer was paid for already.",
                        shop -> shop.service.with(it -> it.launchType("FARGATE")),
                        shop -> {}),
                Story.ofShop(
                        "ecs-spot-has-on-demand-base",
                        "Everything on Spot: one afternoon AWS took back all tasks.",
                        shop -> shop.service.with(it -> it.capacityProviderStrategies(provider("FARGATE_SPOT", 0))),
                        shop -> shop.service.with(it ->
                                it.capacityProviderStrategies(provider("FARGATE_SPOT", 0), provider("FARGATE", 1)))),
                Story.ofShop(
                                "ecs-cluster-capacity-providers",
                                "The service runs on FARGATE, which the cluster was never given.",
                                shop -> shop.capacityProviders.leaveOut(),
                                shop -> {})
                        .stopped(Moment.WHOLE_PREVIEW),
                Story.ofShop(
                                "ecs-service-load-balancer",
                                "The listener answers 404 to all, and no rule leads to the target group of the service.",
                                shop -> shop.https.with(it -> it.defaultActions(notFound())),
                                shop -> shop.https.with(it -> it.defaultActions(shop.forward())))
                        .stopped(Moment.WHOLE_PREVIEW),
                Story.ofShop(
                        "ecs-load-balancer-container",
                        "The load balancer leads to a container app, and it is called shop.",
                        shop -> shop.service.with(it -> it.loadBalancers(
                                shop.behind().containerName("app").build())),
                        shop -> shop.service.with(it -> it.loadBalancers(
                                shop.behind().containerName("shop").build()))),
                Story.ofShop(
                                "ecs-service-depends-on-listener",
                                "The service is created while its target group belongs to no load balancer yet.",
                                shop -> shop.serviceOptions(it -> it.dependsOn(shop.capacityProviders.get())),
                                shop -> shop.serviceOptions(
                                        it -> it.dependsOn(shop.capacityProviders.get(), shop.https.get())))
                        .stopped(Moment.PREVIEW_WITH_EDGES),
                Story.ofShop(
                        "ecs-target-group-ip",
                        "A target group without a target type takes instances, and tasks on Fargate are none.",
                        shop -> shop.targetGroup.with(it -> it.targetType("instance")),
                        shop -> shop.targetGroup.with(it -> it.targetType("ip"))),
                Story.ofShop(
                        "ecs-deployment-circuit-breaker",
                        "A circuit breaker that ends the failed deployment, and leaves the broken one in place.",
                        shop -> shop.service.with(it -> it.deploymentCircuitBreaker(circuitBreaker(false))),
                        shop -> shop.service.with(it -> it.deploymentCircuitBreaker(circuitBreaker(true)))),
                Story.ofShop(
                        "ecs-deployment-percentages",
                        "All tasks must stay and none may be added: the deployment can do nothing.",
                        shop -> shop.service.with(
                                it -> it.deploymentMinimumHealthyPercent(100).deploymentMaximumPercent(100)),
                        shop -> shop.service.with(
                                it -> it.deploymentMinimumHealthyPercent(50).deploymentMaximumPercent(100))),
                Story.ofShop(
                        "ecs-health-check-grace-period",
                        "A program that takes a minute to start is stopped after half of it, again and again.",
                        shop -> shop.service.with(it -> it.healthCheckGracePeriodSeconds(0)),
                        shop -> shop.service.with(it -> it.healthCheckGracePeriodSeconds(90))),
                Story.ofShop(
                        "ecs-propagate-tags",
                        "Tags on the service, and none on the tasks that cost the money.",
                        shop -> shop.service.with(it -> it.propagateTags("NONE")),
                        shop -> shop.service.with(it -> it.propagateTags("SERVICE"))),
                Story.ofShop(
                                "ecs-exec-prerequisites",
                                "ECS Exec is on, and the role of the task lacks the rights: found out in the middle of an incident.",
                                shop -> shop.service.with(it -> it.enableExecuteCommand(true)),
                                shop -> {
                                    shop.service.with(it -> it.enableExecuteCommand(true));
                                    shop.taskPolicy.with(it -> it.policy(ALLOW_EXEC));
                                })
                        .stopped(Moment.WHOLE_PREVIEW),
                Story.ofShop(
                        "ecs-container-insights",
                        "A cluster without Container Insights: nobody knows why the tasks died.",
                        shop -> shop.cluster.with(it -> it.settings(insights("disabled"))),
                        shop -> shop.cluster.with(it -> it.settings(insights("enhanced")))),
                Story.ofShop(
                                "ecs-desired-count",
                                "One task in production: each deployment and each failure was an outage.",
                                shop -> shop.service.with(it -> it.desiredCount(1)),
                                shop -> shop.service.with(it -> it.desiredCount(2)))
                        .inProduction(),
                Story.ofShop(
                        "ecs-blue-green-complete",
                        "Blue/green in the README: the service waits for CodeDeploy, and there is no CodeDeploy.",
                        shop -> shop.service.with(ServiceStories::byCodeDeploy),
                        ServiceStories::blueGreen),
                Story.ofShop(
                        "ecs-service-discovery",
                        "The registry makes CNAME records, which lead to no task.",
                        shop -> shop.service.with(it -> it.serviceRegistries(registry(shop, "CNAME"))),
                        shop -> shop.service.with(it -> it.serviceRegistries(registry(shop, "A")))),
                Story.ofShop(
                        "ecs-autoscaling",
                        "The number of tasks is scaled by load, and each deployment sets it back to two.",
                        shop -> shop.serviceOptions(it -> it.ignoreChanges(List.of())),
                        shop -> shop.serviceOptions(it -> it.ignoreChanges("desiredCount"))));
    }

    private static ServiceCapacityProviderStrategyArgs provider(String name, int base) {
        return ServiceCapacityProviderStrategyArgs.builder()
                .capacityProvider(name)
                .base(base)
                .weight(1)
                .build();
    }

    private static ServiceDeploymentCircuitBreakerArgs circuitBreaker(boolean rollback) {
        return ServiceDeploymentCircuitBreakerArgs.builder()
                .enable(true)
                .rollback(rollback)
                .build();
    }

    private static ClusterSettingArgs insights(String value) {
        return ClusterSettingArgs.builder()
                .name("containerInsights")
                .value(value)
                .build();
    }

    private static ListenerDefaultActionArgs notFound() {
        return ListenerDefaultActionArgs.builder()
                .type("fixed-response")
                .fixedResponse(ListenerDefaultActionFixedResponseArgs.builder()
                        .contentType("text/plain")
                        .statusCode("404")
                        .build())
                .build();
    }

    private static ServiceServiceRegistriesArgs registry(Shop shop, String recordType) {
        var namespace = new PrivateDnsNamespace(
                "shop",
                PrivateDnsNamespaceArgs.builder()
                        .name("shop-" + shop.ctx().stackName() + ".internal")
                        .vpc(shop.network().vpcId())
                        .build());
        var discovery = new com.pulumi.aws.servicediscovery.Service(
                "shop",
                com.pulumi.aws.servicediscovery.ServiceArgs.builder()
                        .dnsConfig(ServiceDnsConfigArgs.builder()
                                .namespaceId(namespace.id())
                                // Cloud Map takes CNAME records with this policy only.
                                .routingPolicy(recordType.equals("CNAME") ? "WEIGHTED" : "MULTIVALUE")
                                .dnsRecords(ServiceDnsConfigDnsRecordArgs.builder()
                                        .type(recordType)
                                        .ttl(10)
                                        .build())
                                .build())
                        .build());
        return ServiceServiceRegistriesArgs.builder()
                .registryArn(discovery.arn())
                .build();
    }

    private static void byCodeDeploy(com.pulumi.aws.ecs.ServiceArgs.Builder service) {
        // ECS takes the circuit breaker with its own deployment controller only.
        service.deploymentCircuitBreaker((Output<ServiceDeploymentCircuitBreakerArgs>) null)
                .deploymentController(ServiceDeploymentControllerArgs.builder()
                        .type("CODE_DEPLOY")
                        .build());
    }

    static void blueGreen(Shop shop) {
        shop.service.with(ServiceStories::byCodeDeploy);
        shop.serviceOptions(it -> it.ignoreChanges("desiredCount", "taskDefinition", "loadBalancers"));
        shop.afterwards(() -> {
            var green = new TargetGroup("green", shop.targetGroupArgs().build());
            var application = new Application(
                    "shop", ApplicationArgs.builder().computePlatform("ECS").build());
            var role = new Role(
                    "deploy",
                    RoleArgs.builder()
                            .assumeRolePolicy(TRUST_CODEDEPLOY)
                            .managedPolicyArns("arn:aws:iam::aws:policy/AWSCodeDeployRoleForECS")
                            .build());
            new DeploymentGroup(
                    "shop",
                    DeploymentGroupArgs.builder()
                            .appName(application.name())
                            .deploymentGroupName("shop-" + shop.ctx().stackName())
                            .deploymentConfigName("CodeDeployDefault.ECSAllAtOnce")
                            .serviceRoleArn(role.arn())
                            .deploymentStyle(DeploymentGroupDeploymentStyleArgs.builder()
                                    .deploymentOption("WITH_TRAFFIC_CONTROL")
                                    .deploymentType("BLUE_GREEN")
                                    .build())
                            .blueGreenDeploymentConfig(DeploymentGroupBlueGreenDeploymentConfigArgs.builder()
                                    .deploymentReadyOption(
                                            DeploymentGroupBlueGreenDeploymentConfigDeploymentReadyOptionArgs.builder()
                                                    .actionOnTimeout("CONTINUE_DEPLOYMENT")
                                                    .build())
                                    .terminateBlueInstancesOnDeploymentSuccess(
                                            DeploymentGroupBlueGreenDeploymentConfigTerminateBlueInstancesOnDeploymentSuccessArgs
                                                    .builder()
                                                    .action("TERMINATE")
                                                    .terminationWaitTimeInMinutes(5)
                                                    .build())
                                    .build())
                            .ecsService(DeploymentGroupEcsServiceArgs.builder()
                                    .clusterName(shop.cluster().name())
                                    .serviceName(shop.service().name())
                                    .build())
                            .loadBalancerInfo(DeploymentGroupLoadBalancerInfoArgs.builder()
                                    .targetGroupPairInfo(
                                            DeploymentGroupLoadBalancerInfoTargetGroupPairInfoArgs.builder()
                                                    .prodTrafficRoute(
                                                            DeploymentGroupLoadBalancerInfoTargetGroupPairInfoProdTrafficRouteArgs
                                                                    .builder()
                                                                    .listenerArns(Output.all(shop.https
                                                                            .get()
                                                                            .arn()))
                                                                    .build())
                                                    .targetGroups(inPair(shop.targetGroup()), inPair(green))
                                                    .build())
                                    .build())
                            .build());
        });
    }

    private static DeploymentGroupLoadBalancerInfoTargetGroupPairInfoTargetGroupArgs inPair(TargetGroup targets) {
        return DeploymentGroupLoadBalancerInfoTargetGroupPairInfoTargetGroupArgs.builder()
                .name(targets.name())
                .build();
    }
}
