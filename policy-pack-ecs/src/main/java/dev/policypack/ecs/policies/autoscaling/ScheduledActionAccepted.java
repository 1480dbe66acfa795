package dev.policypack.ecs.policies.autoscaling;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.autoscaling.ScheduledActionConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import java.util.Map;

/** Application Auto Scaling accepts the scheduled action. */
public final class ScheduledActionAccepted implements ResourcePolicy<Resource> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("appautoscaling-schedule-accepted")
                .title("Application Auto Scaling accepts the scheduled action")
                .description(
                        "Application Auto Scaling refuses the scheduled action, after the service and its scaling target were created.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(ScheduledActionConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScheduledAction.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return ScheduledActionConstraints.TYPE;
    }

    @Override
    public void validate(Resource resource, Review review) {
        ScheduledActionConstraints.check(resource, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(ScheduledActionConstraints.class);
    }
}
