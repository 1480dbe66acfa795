package dev.policypack.ecs.simulation;

import static dev.policypack.ecs.simulation.AwsSimulation.arn;
import static dev.policypack.simulation.SimulatedType.type;

import dev.policypack.simulation.SimulatedType;
import dev.policypack.simulation.SimulatedType.NameShape;
import java.util.List;
import java.util.Map;

/** ECS, its scaling and deployment, container registry, logs, alarms and events. */
final class ContainerTypes {
    private ContainerTypes() {}

    static List<SimulatedType> all() {
        return List.of(
                cluster(),
                type("aws:ecs/clusterCapacityProviders:ClusterCapacityProviders")
                        .preset("defaultCapacityProviderStrategies.base", 0)
                        .preset("defaultCapacityProviderStrategies.weight", 0)
                        .replacedBy("clusterName")
                        .id("{clusterName}")
                        .build(),
                type("aws:ecs/capacityProvider:CapacityProvider")
                        .named("name", "", 255, NameShape.NONE)
                        .output("arn", arn("ecs", "capacity-provider/{name}"))
                        .id("{arn}")
                        .build(),
                service(),
                taskDefinition(),
                taskSet(),
                type("aws:appautoscaling/target:Target")
                        .replacedBy("resourceId", "scalableDimension", "serviceNamespace")
                        .id("{resourceId}")
                        .output("arn", arn("application-autoscaling", "scalable-target/{alnum32}"))
                        .output(
                                "roleArn",
                                "arn:{partition}:iam::{account}:role/aws-service-role/"
                                        + "ecs.application-autoscaling.amazonaws.com/"
                                        + "AWSServiceRoleForApplicationAutoScaling_ECSService")
                        .build(),
                scalingPolicy(),
                type("aws:codedeploy/application:Application")
                        .named("name", "", 255, NameShape.NONE)
                        .preset("computePlatform", "Server")
                        .replacedBy("computePlatform")
                        .output("applicationId", "{uuid}")
                        .id("{applicationId}:{name}")
                        .output("arn", arn("codedeploy", "application:{name}"))
                        .output("githubAccountName", "")
                        .output("linkedToGithub", false)
                        .build(),
                type("aws:codedeploy/deploymentGroup:DeploymentGroup")
                        .preset("alarmConfiguration.enabled", false)
                        .preset("alarmConfiguration.ignorePollAlarmFailure", false)
                        .preset("autoRollbackConfiguration.enabled", false)
                        .preset("deploymentConfigName", "CodeDeployDefault.OneAtATime")
                        .preset("deploymentStyle.deploymentOption", "WITHOUT_TRAFFIC_CONTROL")
                        .preset("deploymentStyle.deploymentType", "IN_PLACE")
                        .preset("outdatedInstancesStrategy", "UPDATE")
                        .replacedBy("appName")
                        .output("deploymentGroupId", "{uuid}")
                        .id("{deploymentGroupId}")
                        .output("arn", arn("codedeploy", "deploymentgroup:{appName}/{deploymentGroupName}"))
                        .output("computePlatform", "ECS")
                        .build(),
                repository(),
                type("aws:ecr/lifecyclePolicy:LifecyclePolicy")
                        .replacedBy("repository", "policy")
                        .id("{repository}")
                        .output("registryId", "{account}")
                        .build(),
                type("aws:ecr/repositoryPolicy:RepositoryPolicy")
                        .replacedBy("repository")
                        .id("{repository}")
                        .output("registryId", "{account}")
                        .build(),
                type("aws:ecr/pullThroughCacheRule:PullThroughCacheRule")
                        .replacedBy("ecrRepositoryPrefix", "upstreamRegistryUrl")
                        .id("{ecrRepositoryPrefix}")
                        .output("registryId", "{account}")
                        .build(),
                type("aws:cloudwatch/logGroup:LogGroup")
                        .named()
                        .preset("retentionInDays", 0)
                        .preset("skipDestroy", false)
                        .replacedBy("logGroupClass")
                        .id("{name}")
                        .output("arn", arn("logs", "log-group:{name}"))
                        .output("logGroupClass", "STANDARD")
                        .build(),
                type("aws:cloudwatch/logStream:LogStream")
                        .named("name", "", 255, NameShape.NONE)
                        .replacedBy("logGroupName")
                        .id("{name}")
                        .output("arn", arn("logs", "log-group:{logGroupName}:log-stream:{name}"))
                        .build(),
                type("aws:cloudwatch/metricAlarm:MetricAlarm")
                        .named("name", "", 255, NameShape.NONE)
                        .preset("actionsEnabled", true)
                        .preset("treatMissingData", "missing")
                        .id("{name}")
                        .output("arn", arn("cloudwatch", "alarm:{name}"))
                        .output("evaluateLowSampleCountPercentiles", "")
                        .build(),
                type("aws:cloudwatch/dashboard:Dashboard")
                        .replacedBy("dashboardName")
                        .id("{dashboardName}")
                        .output("dashboardArn", "arn:{partition}:cloudwatch::{account}:dashboard/{dashboardName}")
                        .build(),
                type("aws:cloudwatch/eventRule:EventRule")
                        .named("name", "namePrefix", 64, NameShape.NONE)
                        .preset("eventBusName", "default")
                        .preset("forceDestroy", false)
                        .replacedBy("eventBusName")
                        .id("{name}")
                        .output("arn", arn("events", "rule/{name}"))
                        .build(),
                type("aws:cloudwatch/eventTarget:EventTarget")
                        .named("targetId", "", 255, NameShape.NONE)
                        .preset("eventBusName", "default")
                        .preset("forceDestroy", false)
                        .preset("ecsTarget.enableEcsManagedTags", false)
                        .preset("ecsTarget.enableExecuteCommand", false)
                        .preset("ecsTarget.networkConfiguration.assignPublicIp", false)
                        .preset("ecsTarget.taskCount", 1)
                        .replacedBy("rule", "eventBusName")
                        .id("{rule}-{targetId}")
                        .build());
    }

    private static SimulatedType cluster() {
        return type("aws:ecs/cluster:Cluster")
                .named("name", "", 255, NameShape.NONE)
                .output("arn", arn("ecs", "cluster/{name}"))
                .id("{arn}")
                .output("settings", List.of(Map.of("name", "containerInsights", "value", "disabled")))
                .build();
    }

    /**
     * @see <a
     *     href="https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/ecs/service.go">the
     *     schema</a>
     */
    private static SimulatedType service() {
        return type("aws:ecs/service:Service")
                .named("name", "", 255, NameShape.NONE)
                .preset("availabilityZoneRebalancing", "DISABLED")
                .preset("deploymentController.type", "ECS")
                .preset("deploymentMaximumPercent", 200)
                .preset("deploymentMinimumHealthyPercent", 100)
                .preset("networkConfiguration.assignPublicIp", false)
                .preset("schedulingStrategy", "REPLICA")
                .off("enableEcsManagedTags", "enableExecuteCommand", "waitForSteadyState")
                .replacedBy("cluster", "launchType", "schedulingStrategy", "iamRole")
                // CreateService gets 0 where the program gives no number; what a daemon has depends on its instances.
                .output(
                        "desiredCount",
                        output -> output.string("schedulingStrategy", "REPLICA").equals("REPLICA") ? 0 : null)
                .output("cluster", "arn:{partition}:ecs:{region}:{account}:cluster/default")
                .output("iamRole", "/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS")
                .output("launchType", output -> !output.has("capacityProviderStrategies") ? "EC2" : "")
                .output(
                        "platformVersion",
                        output -> output.string("launchType", "").equals("FARGATE") ? "LATEST" : "")
                .output("triggers", Map.of())
                .id("arn:{partition}:ecs:{region}:{account}:service/{cluster|last}/{name}")
                .build();
    }

    private static SimulatedType taskDefinition() {
        return type("aws:ecs/taskDefinition:TaskDefinition")
                .off("skipDestroy", "trackLatest", "volumes.dockerVolumeConfiguration.autoprovision")
                .preset("volumes.efsVolumeConfiguration.rootDirectory", "/")
                .preset("proxyConfiguration.type", "APPMESH")
                .replacedBy("containerDefinitions", "cpu", "ephemeralStorage", "executionRoleArn", "family", "ipcMode")
                .replacedBy("inferenceAccelerators", "memory", "networkMode", "pidMode", "placementConstraints")
                .replacedBy("proxyConfiguration", "requiresCompatibilities", "runtimePlatform", "taskRoleArn")
                .replacedBy("volumes", "enableFaultInjection")
                .id("{family}")
                .output("revision", 1)
                .output("arnWithoutRevision", "arn:{partition}:ecs:{region}:{account}:task-definition/{family}")
                .output("arn", "{arnWithoutRevision}:{revision}")
                .output("enableFaultInjection", false)
                .output("networkMode", "bridge")
                .build();
    }

    private static SimulatedType taskSet() {
        return type("aws:ecs/taskSet:TaskSet")
                .preset("networkConfiguration.assignPublicIp", false)
                .preset("waitUntilStable", false)
                .preset("waitUntilStableTimeout", "10m")
                .replacedBy(
                        "cluster", "service", "taskDefinition", "launchType", "loadBalancers", "networkConfiguration")
                .replacedBy("capacityProviderStrategies", "externalId", "platformVersion", "serviceRegistries")
                .output("taskSetId", "ecs-svc/{digits19}")
                .id("{taskSetId},{service},{cluster}")
                .output("arn", arn("ecs", "task-set/{cluster|last}/{service|last}/{taskSetId}"))
                .output("launchType", "EC2")
                .output("stabilityStatus", "STEADY_STATE")
                .output("status", "ACTIVE")
                .build();
    }

    private static SimulatedType scalingPolicy() {
        return type("aws:appautoscaling/policy:Policy")
                .named("name", "", 255, NameShape.NONE)
                .preset("policyType", "StepScaling")
                .preset("targetTrackingScalingPolicyConfiguration.disableScaleIn", false)
                .replacedBy("resourceId", "scalableDimension", "serviceNamespace")
                .id("{name}")
                .output(
                        "arn",
                        "arn:{partition}:autoscaling:{region}:{account}:scalingPolicy:{uuid}:resource/"
                                + "{serviceNamespace}/{resourceId}:policyName/{name}")
                .output("alarmArns", List.of())
                .build();
    }

    private static SimulatedType repository() {
        return type("aws:ecr/repository:Repository")
                .named("name", "", 255, NameShape.NONE)
                .preset("encryptionConfigurations.encryptionType", "AES256")
                .preset("forceDelete", false)
                .preset("imageTagMutability", "MUTABLE")
                .replacedBy("encryptionConfigurations")
                .id("{name}")
                .output("arn", arn("ecr", "repository/{name}"))
                .output("registryId", "{account}")
                .output("repositoryUrl", "{account}.dkr.ecr.{region}.{dns}/{name}")
                .build();
    }
}
