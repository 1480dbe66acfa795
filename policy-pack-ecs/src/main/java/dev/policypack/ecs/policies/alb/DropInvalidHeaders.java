package dev.policypack.ecs.policies.alb;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.elb.LoadBalancer;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import java.util.Optional;

/** What breaks the HTTP standard does not reach the application. */
public final class DropInvalidHeaders implements ResourcePolicy<LoadBalancer> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("alb-drop-invalid-headers")
                .title("Application load balancers drop invalid header fields")
                .description(
                        "Header fields that break the HTTP standard are how requests are smuggled past a load balancer: it and the application read them differently.")
                .remediationSteps("Set `dropInvalidHeaderFields` to true.")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.EXPOSED)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.securityHub("ELB.4"))
                .url(
                        "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#drop-invalid-headers")
                .remediates();
    }

    @Override
    public ResourceType<LoadBalancer> type() {
        return LoadBalancer.TYPE;
    }

    @Override
    public Truth appliesTo(LoadBalancer balancer) {
        return balancer.isApplication();
    }

    @Override
    public void validate(LoadBalancer balancer, Review review) {
        review.require(
                balancer.dropInvalidHeaderFields().is(true),
                "dropInvalidHeaderFields is %s, so that they are passed on to the targets",
                balancer.dropInvalidHeaderFields());
    }

    @Override
    public Optional<Props> remediate(LoadBalancer balancer) {
        return Optional.of(balancer.props().with("dropInvalidHeaderFields", true));
    }
}
