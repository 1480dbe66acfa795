package dev.policypack.ecs.policies.alb;

import dev.policypack.ecs.aws.ForwardAction;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.Listener;
import dev.policypack.ecs.aws.ListenerRule;
import dev.policypack.policy.Candidates;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Examples;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Resource;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.Stack;
import dev.policypack.policy.StackPolicy;
import dev.policypack.value.Truth;
import java.util.List;
import java.util.Map;

/** No rule says again what the listener says by default. */
public final class NoRedundantRule implements StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("alb-no-redundant-rule")
                .title("No listener rule repeats the listener's default action")
                .why(
                        "A rule for every path that forwards where the default action forwards already changes nothing, hides the default"
                                + " action, and makes all rules after it dead.")
                .fix("Remove the rule, or give it `conditions` that only some requests meet.")
                .severity(Severity.LOW)
                .consequence(Consequence.UNTIDY)
                .level(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.wellArchitected("OPS 5"))
                .link("https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html");
    }

    @Override
    public void check(Stack stack, Review review) {
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

    @Override
    public Examples examples() {
        String arn =
                "arn:aws:elasticloadbalancing:eu-central-1:123456789012:listener/app/web/50dc6c495c0c9188/f2f7dc8efc522ab2";
        String targets = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/0123456789abcdef";
        Resource listener = Resource.of("aws:lb/listener:Listener", "web")
                .with("arn", arn)
                .with("defaultActions", List.of(Map.of("type", "forward", "targetGroupArn", targets)));
        Resource rule = Resource.of("aws:lb/listenerRule:ListenerRule", "all")
                .with("listenerArn", arn)
                .with("conditions", List.of(Map.of("pathPattern", Map.of("values", List.of("/*")))))
                .with("actions", List.of(Map.of("type", "forward", "targetGroupArn", targets)));
        Map<String, Object> notFound = Map.of("contentType", "text/plain", "statusCode", "404");
        return Examples.bad(listener, rule)
                .good(
                        listener.with(
                                "defaultActions", List.of(Map.of("type", "fixed-response", "fixedResponse", notFound))),
                        rule);
    }
}
