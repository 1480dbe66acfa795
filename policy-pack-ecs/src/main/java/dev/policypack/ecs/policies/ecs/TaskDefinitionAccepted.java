package dev.policypack.ecs.policies.ecs;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.ContainerConstraints;
import dev.policypack.ecs.aws.ecs.FargateContainerConstraints;
import dev.policypack.ecs.aws.ecs.LogConfigurationConstraints;
import dev.policypack.ecs.aws.ecs.PortMappingConstraints;
import dev.policypack.ecs.aws.ecs.TaskDefinition;
import dev.policypack.ecs.aws.ecs.TaskDefinitionConstraints;
import dev.policypack.ecs.aws.ecs.VolumeConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Truth;
import java.util.Map;

/** ECS accepts the task definition, with everything in its containers. */
public final class TaskDefinitionAccepted implements ResourcePolicy<TaskDefinition> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-task-definition-accepted")
                .title("ECS accepts the task definition")
                .description(
                        "ECS refuses the task definition when it is registered, after the network, the load balancer and the cluster have"
                                + " been created. Neither the compiler nor a preview looks into containerDefinitions.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(ImmutableList.<Constraint>builder()
                        .addAll(TaskDefinitionConstraints.all())
                        .addAll(ContainerConstraints.all())
                        .addAll(FargateContainerConstraints.all())
                        .addAll(PortMappingConstraints.all())
                        .addAll(LogConfigurationConstraints.all())
                        .addAll(VolumeConstraints.all())
                        .build())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html");
    }

    @Override
    public ResourceType<TaskDefinition> type() {
        return TaskDefinition.TYPE;
    }

    @Override
    public Truth appliesTo(TaskDefinition task) {
        return Truth.of(!CloudControl.isProviderOf(task.resource()));
    }

    @Override
    public void validate(TaskDefinition task, Review review) {
        TaskDefinitionConstraints.check(task, review);
        ContainerConstraints.check(task, review);
        FargateContainerConstraints.check(task, review);
        PortMappingConstraints.check(task, review);
        LogConfigurationConstraints.check(task, review);
        VolumeConstraints.check(task, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return ImmutableMap.<String, Examples>builder()
                .putAll(Examples.byName(TaskDefinitionConstraints.class))
                .putAll(Examples.byName(ContainerConstraints.class))
                .putAll(Examples.byName(FargateContainerConstraints.class))
                .putAll(Examples.byName(PortMappingConstraints.class))
                .putAll(Examples.byName(LogConfigurationConstraints.class))
                .putAll(Examples.byName(VolumeConstraints.class))
                .buildOrThrow();
    }
}
