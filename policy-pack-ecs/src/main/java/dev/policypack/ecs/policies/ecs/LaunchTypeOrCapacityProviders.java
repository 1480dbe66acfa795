package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.TaskRunner;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import java.util.Optional;

/** A service says where its tasks run by a launch type or by capacity providers; ECS refuses both together. */
public final class LaunchTypeOrCapacityProviders implements ResourcePolicy<TaskRunner> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-launch-type-or-capacity-providers")
                .title("A service or task set has a launch type or capacity providers, never both")
                .description(
                        "ECS refuses the service when it is created, after the network and the load balancer exist and cost money.")
                .remediationSteps("Remove `launchType`; `capacityProviderStrategies` already says where the tasks run.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.refused(
                        "InvalidParameterException: Specifying both a launch type and capacity provider strategy is not supported. Remove one"
                                + " and try again.",
                        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html",
                        "2026-11-27"))
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html")
                .remediates();
    }

    @Override
    public ResourceType<TaskRunner> type() {
        return TaskRunner.TYPE;
    }

    @Override
    public void validate(TaskRunner runner, Review review) {
        Truth both = runner.launchType()
                .isPresent()
                .and(() -> runner.capacityProviderStrategies().isEmpty().not());
        review.require(
                both.not(),
                "launchType is %s, and capacityProviderStrategies has %s; ECS accepts only one of the two",
                runner.launchType(),
                runner.capacityProviderStrategies());
    }

    @Override
    public Optional<Props> remediate(TaskRunner runner) {
        return Optional.of(runner.props().without("launchType"));
    }
}
