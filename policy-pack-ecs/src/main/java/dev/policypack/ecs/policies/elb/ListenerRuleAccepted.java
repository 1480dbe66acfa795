package dev.policypack.ecs.policies.elb;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.elb.ListenerRule;
import dev.policypack.ecs.aws.elb.ListenerRuleConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import java.util.Map;

/** Elastic Load Balancing accepts the listener rule. */
public final class ListenerRuleAccepted implements ResourcePolicy<ListenerRule>, StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("lb-listener-rule-accepted")
                .title("Elastic Load Balancing accepts the listener rule")
                .description(
                        "Elastic Load Balancing refuses the rule after load balancer and listener were created, so that no request reaches its target group.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(ListenerRuleConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html");
    }

    @Override
    public ResourceType<ListenerRule> type() {
        return ListenerRule.TYPE;
    }

    @Override
    public void validate(ListenerRule listenerRule, Review review) {
        ListenerRuleConstraints.check(listenerRule, review);
    }

    @Override
    public void validate(Stack stack, Review review) {
        ListenerRuleConstraints.check(stack, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(ListenerRuleConstraints.class);
    }
}
