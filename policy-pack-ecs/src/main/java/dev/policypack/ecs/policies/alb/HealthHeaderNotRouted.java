package dev.policypack.ecs.policies.alb;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.elb.ListenerRule;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** No rule waits for health checks: they go from the load balancer to the targets, past all rules. */
public final class HealthHeaderNotRouted implements ResourcePolicy<ListenerRule> {
    static final Option<List<String>> HEADERS = Option.strings(
            "headers",
            ImmutableList.of("X-Health-Check", "X-HealthCheck", "Health-Check"),
            "The header fields that are meant for health checks, compared ignoring case.");

    /** What the load balancer calls itself when it checks targets. */
    private static final String HEALTH_CHECKER = "ELB-HealthChecker";

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("alb-health-header-not-routed")
                .title("No listener rule is meant for health checks")
                .description(
                        "Health checks go from the load balancer straight to the targets and never pass a listener: a rule for them only"
                                + " ever catches, and mostly blocks, requests of users.")
                .remediationSteps(
                        "Remove the rule; what health checks ask for is set in `healthCheck` of the target group.")
                .severity(Severity.LOW)
                .consequence(Consequence.OUTAGE)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.wellArchitected("REL 11"))
                .options(HEADERS)
                .url(
                        "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html");
    }

    @Override
    public ResourceType<ListenerRule> type() {
        return ListenerRule.TYPE;
    }

    @Override
    public void validate(ListenerRule rule, Review review) {
        List<String> headers = review.option(HEADERS);
        review.each(rule.conditions(), condition -> {
            Props header = condition.object("httpHeader");
            Value<String> name = header.string("httpHeaderName");
            Truth isForChecks = name.matches(
                            text -> headers.stream().anyMatch(known -> Ascii.equalsIgnoreCase(known, text)))
                    .or(() -> name.matches(text -> Ascii.equalsIgnoreCase("User-Agent", text))
                            .and(() -> header.strings("values")
                                    .any(value -> value.matches(text -> text.startsWith(HEALTH_CHECKER)))));
            review.require(
                    isForChecks.not(),
                    "httpHeaderName is %s, and health checks never come here: the rule only catches requests of users",
                    name);
        });
    }
}
