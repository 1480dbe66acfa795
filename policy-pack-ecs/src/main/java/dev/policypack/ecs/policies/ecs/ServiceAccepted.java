package dev.policypack.ecs.policies.ecs;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.DeploymentConstraints;
import dev.policypack.ecs.aws.ecs.ManagedVolumeConstraints;
import dev.policypack.ecs.aws.ecs.Service;
import dev.policypack.ecs.aws.ecs.ServiceConnectConstraints;
import dev.policypack.ecs.aws.ecs.ServiceConstraints;
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

/** ECS accepts the service. */
public final class ServiceAccepted implements ResourcePolicy<Service> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-service-accepted")
                .title("ECS accepts the service")
                .description(
                        "ECS refuses the service when it is created, after the network, the load balancer and the task definition have been"
                                + " created.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(ImmutableList.<Constraint>builder()
                        .addAll(ServiceConstraints.all())
                        .addAll(DeploymentConstraints.all())
                        .addAll(ServiceConnectConstraints.all())
                        .addAll(ManagedVolumeConstraints.all())
                        .build())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html");
    }

    @Override
    public ResourceType<Service> type() {
        return Service.TYPE;
    }

    @Override
    public Truth appliesTo(Service service) {
        return Truth.of(!CloudControl.isProviderOf(service.resource()));
    }

    @Override
    public void validate(Service service, Review review) {
        ServiceConstraints.check(service, review);
        DeploymentConstraints.check(service, review);
        ServiceConnectConstraints.check(service, review);
        ManagedVolumeConstraints.check(service, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return ImmutableMap.<String, Examples>builder()
                .putAll(Examples.byName(ServiceConstraints.class))
                .putAll(Examples.byName(DeploymentConstraints.class))
                .putAll(Examples.byName(ServiceConnectConstraints.class))
                .putAll(Examples.byName(ManagedVolumeConstraints.class))
                .buildOrThrow();
    }
}
