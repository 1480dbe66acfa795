package dev.policypack.ecs.policies.alb;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.elb.TargetGroup;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** Health checks ask a page that the application has, and say which answer is a good one. */
public final class HealthCheckPath implements ResourcePolicy<TargetGroup> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("alb-health-check-path")
                .title("Health checks of HTTP target groups name a path and the answers that count as healthy")
                .description(
                        "Without a path, the load balancer asks for its own default, which may be a page that redirects, needs a login, or"
                                + " answers long before the application is ready; then good tasks are stopped, or bad ones get requests.")
                .remediationSteps(
                        "Set `healthCheck.path` to a page that answers when the application can work, and `healthCheck.matcher` to its"
                                + " status, for example `200`.")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.HANGS)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.wellArchitected("REL 11"))
                .url(
                        "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html");
    }

    @Override
    public ResourceType<TargetGroup> type() {
        return TargetGroup.TYPE;
    }

    @Override
    public Truth appliesTo(TargetGroup group) {
        return group.protocol().isOneOf("HTTP", "HTTPS").and(group.checksHealth());
    }

    @Override
    public void validate(TargetGroup group, Review review) {
        for (String property : List.of("path", "matcher")) {
            Value<String> value = group.healthCheck().string(property);
            review.require(
                    value.isPresent(), property + " is %s, so that the load balancer takes its own default", value);
        }
    }
}
