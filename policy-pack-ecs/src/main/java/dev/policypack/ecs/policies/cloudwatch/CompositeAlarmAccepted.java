package dev.policypack.ecs.policies.cloudwatch;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.cloudwatch.CompositeAlarmConstraints;
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

/** CloudWatch accepts the composite alarm. */
public final class CompositeAlarmAccepted implements ResourcePolicy<Resource> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("cloudwatch-composite-alarm-accepted")
                .title("CloudWatch accepts the composite alarm")
                .description("CloudWatch refuses the composite alarm, when what it is about was already deployed.")
                .remediationSteps("Change the property as the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(CompositeAlarmConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return CompositeAlarmConstraints.TYPE;
    }

    @Override
    public void validate(Resource resource, Review review) {
        CompositeAlarmConstraints.check(resource, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(CompositeAlarmConstraints.class);
    }
}
