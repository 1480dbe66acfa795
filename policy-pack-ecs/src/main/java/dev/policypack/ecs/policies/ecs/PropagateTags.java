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
import java.util.Optional;

/** Tasks carry tags, so that their cost can be told from others'. */
public final class PropagateTags implements ResourcePolicy<Service> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-propagate-tags")
                .title("A service gives its tags, or its task definition's, to its tasks")
                .description(
                        "Costs arise from tasks, and a task has no tags unless the service hands them on when it starts.")
                .remediationSteps("Set `propagateTags` to `SERVICE` or `TASK_DEFINITION`.")
                .severity(Severity.LOW)
                .consequence(Consequence.COST)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.wellArchitected("COST 3"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-using-tags.html")
                .remediates();
    }

    @Override
    public ResourceType<Service> type() {
        return Service.TYPE;
    }

    @Override
    public void validate(Service service, Review review) {
        review.require(
                service.propagateTags().isOneOf("SERVICE", "TASK_DEFINITION"),
                "propagateTags is %s, so that tasks carry no tags",
                service.propagateTags());
    }

    @Override
    public Optional<Props> remediate(Service service) {
        return Optional.of(service.props().with("propagateTags", "SERVICE"));
    }
}
