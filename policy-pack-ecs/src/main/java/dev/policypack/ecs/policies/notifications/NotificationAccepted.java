package dev.policypack.ecs.policies.notifications;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.sns.NotificationConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import java.util.Map;

/** SNS accepts topics and subscriptions. */
public final class NotificationAccepted implements ResourcePolicy<Resource>, StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("sns-accepted")
                .title("SNS accepts topics and subscriptions")
                .description("SNS refuses topics and subscriptions whose properties do not fit each other.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(NotificationConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return NotificationConstraints.TYPE;
    }

    @Override
    public void validate(Resource resource, Review review) {
        NotificationConstraints.check(resource, review);
    }

    @Override
    public void validate(Stack stack, Review review) {
        NotificationConstraints.check(stack, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(NotificationConstraints.class);
    }
}
