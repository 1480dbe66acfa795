package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.Service;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
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

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-deployment-percentages")
                .title("The healthy percentages of a service let a deployment move")
                .description(
                        "ECS rounds the maximum down to whole tasks and the minimum up. When both come to the same number of tasks, it may"
                                + " neither start a new task nor stop an old one, and the deployment hangs.")
                .remediationSteps(
                        "Set `deploymentMinimumHealthyPercent` to 100 and `deploymentMaximumPercent` to 200, or lower the minimum where one"
                                + " task less will do for a while.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
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
                "deploymentMinimumHealthyPercent is %s; it lies between 0 and 100",
                least);
        legal &= review.require(
                most.matches(percent -> percent >= 100), "deploymentMaximumPercent is %s; it is at least 100", most);
        if (legal
                && review.require(
                        least.matches(most, (minimum, maximum) -> minimum < maximum),
                        "deploymentMaximumPercent is %s and deploymentMinimumHealthyPercent is %s; ECS refuses both at 100",
                        most,
                        least)) {
            Value<Long> tasks = service.desiredCount().orElse(0L);
            review.require(
                    least.with(most, Window::new).matches(tasks, Window::moves),
                    "desiredCount is %s, of which at least %s %% and at most %s %% may run, so that ECS can neither start nor stop one",
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
