package dev.policypack.ecs.policies.route53;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.route53.AlarmHealthCheckConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Stack;
import java.util.Map;

/** Route 53 accepts the alarm that a health check watches. */
public final class AlarmHealthCheckAccepted implements StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("route53-alarm-health-check-accepted")
                .title("Route 53 accepts the alarm that a health check watches")
                .description("Route 53 refuses the health check, when the alarm is already there.")
                .remediationSteps("Change the property as the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(AlarmHealthCheckConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        AlarmHealthCheckConstraints.check(stack, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(AlarmHealthCheckConstraints.class);
    }
}
