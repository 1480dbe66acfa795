package dev.policypack.ecs.policies.elb;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.elb.TargetGroupAttachmentConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Stack;
import java.util.Map;

/** Elastic Load Balancing accepts the target. */
public final class TargetGroupAttachmentAccepted implements StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("lb-target-group-attachment-accepted")
                .title("Elastic Load Balancing accepts the target")
                .description(
                        "Elastic Load Balancing refuses the target after the target group was created, so that it gets no requests.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(TargetGroupAttachmentConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RegisterTargets.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        TargetGroupAttachmentConstraints.check(stack, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(TargetGroupAttachmentConstraints.class);
    }
}
