package dev.policypack.ecs.aws;

import com.google.common.collect.ImmutableMap;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Internal;
import dev.policypack.value.PropertyMapping;
import java.util.Map;

/**
 * The AWS Cloud Control provider, {@code aws-native}, as far as its resources have a counterpart in the classic provider that a view
 * reads: their types, and the properties that it has elsewhere. What is not named here has the same name there. Source: the types of
 * <a href="https://www.npmjs.com/package/@pulumi/aws-native/v/1.79.0">@pulumi/aws-native 1.79.0</a>, as of 2026-11-21.
 */
@Internal
public final class CloudControl {
    private static final ImmutableMap<String, Counterpart> COUNTERPARTS = ImmutableMap.<String, Counterpart>builder()
            .put(
                    "aws:cloudwatch/logGroup:LogGroup",
                    new Counterpart("aws-native:logs:LogGroup", Map.of("name", "logGroupName")))
            .put(
                    "aws:ecr/repository:Repository",
                    new Counterpart(
                            "aws-native:ecr:Repository",
                            Map.of(
                                    "name", "repositoryName",
                                    "repositoryUrl", "repositoryUri",
                                    "encryptionConfigurations", "encryptionConfiguration")))
            .put(
                    "aws:ecs/taskDefinition:TaskDefinition",
                    new Counterpart("aws-native:ecs:TaskDefinition", Map.of("arn", "taskDefinitionArn")))
            .put(
                    "aws:ecs/service:Service",
                    new Counterpart(
                            "aws-native:ecs:Service",
                            Map.of(
                                    "arn", "serviceArn",
                                    "networkConfiguration", "networkConfiguration.awsvpcConfiguration",
                                    "capacityProviderStrategies", "capacityProviderStrategy",
                                    "deploymentCircuitBreaker", "deploymentConfiguration.deploymentCircuitBreaker",
                                    "alarms", "deploymentConfiguration.alarms",
                                    "deploymentMinimumHealthyPercent", "deploymentConfiguration.minimumHealthyPercent",
                                    "deploymentMaximumPercent", "deploymentConfiguration.maximumPercent")))
            .put(
                    "aws:appautoscaling/target:Target",
                    new Counterpart("aws-native:applicationautoscaling:ScalableTarget", Map.of()))
            .put(
                    "aws:appautoscaling/policy:Policy",
                    new Counterpart("aws-native:applicationautoscaling:ScalingPolicy", Map.of("name", "policyName")))
            .put(
                    "aws:cloudwatch/metricAlarm:MetricAlarm",
                    new Counterpart(
                            "aws-native:cloudwatch:Alarm", Map.of("name", "alarmName", "metricQueries", "metrics")))
            .put(
                    "aws:cloudwatch/compositeAlarm:CompositeAlarm",
                    new Counterpart("aws-native:cloudwatch:CompositeAlarm", Map.of("name", "alarmName")))
            .put(
                    "aws:ecs/cluster:Cluster",
                    new Counterpart(
                            "aws-native:ecs:Cluster", Map.of("name", "clusterName", "settings", "clusterSettings")))
            .put(
                    "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
                    new Counterpart(
                            "aws-native:ecs:ClusterCapacityProviderAssociations",
                            Map.of(
                                    "clusterName", "cluster",
                                    "defaultCapacityProviderStrategies", "defaultCapacityProviderStrategy")))
            .put(
                    "aws:iam/role:Role",
                    new Counterpart(
                            "aws-native:iam:Role",
                            Map.of(
                                    "name", "roleName",
                                    "assumeRolePolicy", "assumeRolePolicyDocument",
                                    "inlinePolicies", "policies")))
            .put(
                    "aws:iam/policy:Policy",
                    new Counterpart(
                            "aws-native:iam:ManagedPolicy",
                            Map.of("name", "managedPolicyName", "arn", "policyArn", "policy", "policyDocument")))
            .put(
                    "aws:iam/rolePolicy:RolePolicy",
                    new Counterpart(
                            "aws-native:iam:RolePolicy",
                            Map.of("name", "policyName", "role", "roleName", "policy", "policyDocument")))
            .put(
                    "aws:iam/userPolicy:UserPolicy",
                    new Counterpart(
                            "aws-native:iam:UserPolicy",
                            Map.of("name", "policyName", "user", "userName", "policy", "policyDocument")))
            .put(
                    "aws:iam/groupPolicy:GroupPolicy",
                    new Counterpart(
                            "aws-native:iam:GroupPolicy",
                            Map.of("name", "policyName", "group", "groupName", "policy", "policyDocument")))
            .buildOrThrow();

    private CloudControl() {}

    /** A type of the Cloud Control provider, and where it has what the classic one calls so. */
    private record Counterpart(String token, Map<String, String> places) {}

    /** Whether a resource is one of the Cloud Control provider, for the few properties that have another shape there. */
    public static boolean isProviderOf(Resource resource) {
        return resource.type().startsWith("aws-native:");
    }

    /** The resources of a type of the classic provider, and those of the Cloud Control provider that are the same in AWS. */
    public static <R> ResourceType<R> and(ResourceType<R> classic) {
        ResourceType<R> both = classic;
        for (String token : classic.tokens()) {
            Counterpart counterpart = COUNTERPARTS.get(token);
            if (counterpart != null) {
                both = both.andAs(counterpart.token(), PropertyMapping.of(counterpart.places()));
            }
        }
        return both;
    }
}
