package dev.policypack.ecs.policies.elb;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.elb.Listener;
import dev.policypack.ecs.aws.elb.ListenerBalancerConstraints;
import dev.policypack.ecs.aws.elb.ListenerConstraints;
import dev.policypack.ecs.aws.elb.ListenerValueConstraints;
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

/** Elastic Load Balancing accepts the listener. */
public final class ListenerAccepted implements ResourcePolicy<Listener>, StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("lb-listener-accepted")
                .title("Elastic Load Balancing accepts the listener")
                .description(
                        "Elastic Load Balancing refuses the listener after the load balancer was created, which takes minutes and costs money.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(ImmutableList.<Constraint>builder()
                        .addAll(ListenerConstraints.all())
                        .addAll(ListenerValueConstraints.all())
                        .addAll(ListenerBalancerConstraints.all())
                        .build())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html");
    }

    @Override
    public ResourceType<Listener> type() {
        return Listener.TYPE;
    }

    @Override
    public void validate(Listener listener, Review review) {
        ListenerConstraints.check(listener, review);
        ListenerValueConstraints.check(listener, review);
    }

    @Override
    public void validate(Stack stack, Review review) {
        ListenerBalancerConstraints.check(stack, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return ImmutableMap.<String, Examples>builder()
                .putAll(Examples.byName(ListenerConstraints.class))
                .putAll(Examples.byName(ListenerValueConstraints.class))
                .putAll(Examples.byName(ListenerBalancerConstraints.class))
                .buildOrThrow();
    }
}
