package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.Service;
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
import dev.policypack.value.Value;
import java.util.Optional;

/** A rolling deployment needs room for one task more, or leave to stop one. */
public final class DeploymentPercentages implements ResourcePolicy<Service> {

    private static final Evidence BLOCKED = Evidence.hangs(
            "The minimum is rounded up and the maximum is rounded down to whole tasks; ECS keeps within both during a deployment.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html",
            "2026-11-27");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-deployment-percentages")
                .title("The healthy percentages of a service allow ECS to replace tasks")
                .description(
                        "ECS rounds the maximum down to whole tasks and the minimum up. When both are the same number of tasks, it can"
                                + " neither start a new task nor stop an old one, and the deployment does not complete.")
                .remediationSteps(
                        "Set `deploymentMinimumHealthyPercent` to 100 and `deploymentMaximumPercent` to 200, or lower the minimum if the"
                                + " service can run with one task less during a deployment.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(
                        Evidence.refused(
                                "InvalidParameterException: Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.",
                                "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html",
                                "2026-11-27"),
                        BLOCKED)
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html")
                .remediates();
    }

    @Override
    public ResourceType<Service> type() {
        return Service.TYPE;
    }

    @Override
    public Truth appliesTo(Service service) {
        return service.isRolledByEcs();
    }

    @Override
    public void validate(Service service, Review review) {
        Value<Long> least = service.deploymentMinimumHealthyPercent();
        Value<Long> most = service.deploymentMaximumPercent();
        boolean legal = review.require(
                least.matches(percent -> percent >= 0 && percent <= 100),
                "deploymentMinimumHealthyPercent is %s; ECS accepts 0 to 100",
                least);
        legal &= review.require(
                most.matches(percent -> percent >= 100),
                "deploymentMaximumPercent is %s; ECS accepts 100 or more",
                most);
        if (legal
                && review.require(
                        least.matches(most, (minimum, maximum) -> minimum < maximum),
                        "deploymentMaximumPercent is %s and deploymentMinimumHealthyPercent is %s; ECS refuses 100 for both",
                        most,
                        least)) {
            if (service.resource().ignoresChangesOf("desiredCount")) {
                // Something else sets the number of tasks, such as a scaling target.
                return;
            }
            Value<Long> tasks = service.desiredCount().orElse(0L);
            review.evidence(BLOCKED)
                    .require(
                            least.with(most, Window::new).matches(tasks, Window::moves),
                            "desiredCount is %s, of which at least %s %% and at most %s %% may run; ECS can neither start nor stop a task",
                            tasks,
                            least,
                            most);
        }
    }

    @Override
    public Optional<Props> remediate(Service service) {
        return Optional.of(
                service.props().with("deploymentMinimumHealthyPercent", 100).with("deploymentMaximumPercent", 200));
    }

    /** Between how many tasks a deployment moves, in percent of the desired ones. */
    private record Window(long minimum, long maximum) {
        boolean moves(long desired) {
            long fewest = (desired * minimum + 99) / 100;
            long most = desired * maximum / 100;
            return desired <= 0 || most > fewest;
        }
    }
}
