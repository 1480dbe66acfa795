package dev.policypack.ecs.policies.alb;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.elb.ForwardAction;
import dev.policypack.ecs.aws.elb.Listener;
import dev.policypack.ecs.aws.elb.ListenerRule;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;

/** No rule says again what the listener says by default. */
public final class NoRedundantRule implements StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("alb-no-redundant-rule")
                .title("No listener rule repeats the listener's default action")
                .description(
                        "A rule for every path that forwards where the default action forwards already changes nothing, hides the default"
                                + " action, and makes all rules after it dead.")
                .remediationSteps("Remove the rule, or give it `conditions` that only some requests meet.")
                .severity(Severity.LOW)
                .consequence(Consequence.UNTIDY)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.wellArchitected("OPS 5"))
                .url("https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        review.each(stack, ListenerRule.TYPE, (rule, here) -> {
            Candidates<Listener> listener = stack.resolve(rule.listener());
            Truth repeats = rule.isMetByAll()
                    .and(() -> listener.is(of -> ForwardAction.of(rule).isSameAs(ForwardAction.of(of), stack)));
            here.require(
                    repeats.not(),
                    "conditions are met by every request, and send them where the default action of %s sends them anyway",
                    listener);
        });
    }
}
