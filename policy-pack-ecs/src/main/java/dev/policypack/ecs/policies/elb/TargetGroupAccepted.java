package dev.policypack.ecs.policies.elb;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.elb.TargetGroup;
import dev.policypack.ecs.aws.elb.TargetGroupConstraints;
import dev.policypack.ecs.aws.elb.TargetGroupValueConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import java.util.Map;

/** Elastic Load Balancing accepts the target group. */
public final class TargetGroupAccepted implements ResourcePolicy<TargetGroup> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("lb-target-group-accepted")
                .title("Elastic Load Balancing accepts the target group")
                .description(
                        "A target group that Elastic Load Balancing refuses stops the deployment before its service is created.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(ImmutableList.<Constraint>builder()
                        .addAll(TargetGroupConstraints.all())
                        .addAll(TargetGroupValueConstraints.all())
                        .build())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html");
    }

    @Override
    public ResourceType<TargetGroup> type() {
        return TargetGroup.TYPE;
    }

    @Override
    public void validate(TargetGroup targetGroup, Review review) {
        TargetGroupConstraints.check(targetGroup, review);
        TargetGroupValueConstraints.check(targetGroup, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return ImmutableMap.<String, Examples>builder()
                .putAll(Examples.byName(TargetGroupConstraints.class))
                .putAll(Examples.byName(TargetGroupValueConstraints.class))
                .buildOrThrow();
    }
}
