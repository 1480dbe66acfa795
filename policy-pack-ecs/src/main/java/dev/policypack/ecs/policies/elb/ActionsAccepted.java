package dev.policypack.ecs.policies.elb;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.elb.ActionConstraints;
import dev.policypack.ecs.aws.elb.ActionValueConstraints;
import dev.policypack.ecs.aws.elb.ForwardConstraints;
import dev.policypack.ecs.aws.elb.Forwarder;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import java.util.Map;

/** Elastic Load Balancing accepts the actions of listeners and rules. */
public final class ActionsAccepted implements ResourcePolicy<Forwarder>, StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("lb-actions-accepted")
                .title("Elastic Load Balancing accepts the actions of listeners and rules")
                .description(
                        "Elastic Load Balancing refuses an action after the load balancer was created, which takes minutes and costs money.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(ImmutableList.<Constraint>builder()
                        .addAll(ActionConstraints.all())
                        .addAll(ActionValueConstraints.all())
                        .addAll(ForwardConstraints.all())
                        .build())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html");
    }

    @Override
    public ResourceType<Forwarder> type() {
        return Forwarder.TYPE;
    }

    @Override
    public void validate(Forwarder forwarder, Review review) {
        ActionConstraints.check(forwarder, review);
        ActionValueConstraints.check(forwarder, review);
    }

    @Override
    public void validate(Stack stack, Review review) {
        ActionConstraints.check(stack, review);
        ForwardConstraints.check(stack, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return ImmutableMap.<String, Examples>builder()
                .putAll(Examples.byName(ActionConstraints.class))
                .putAll(Examples.byName(ActionValueConstraints.class))
                .putAll(Examples.byName(ForwardConstraints.class))
                .buildOrThrow();
    }
}
