package dev.policypack.ecs.policies.alb;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.elb.LoadBalancer;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.Findings;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Truth;

/** Requests leave a trace. */
public final class AccessLogs implements ResourcePolicy<LoadBalancer> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("alb-access-logs")
                .title("Application load balancers write access logs")
                .description(
                        "Without access logs nobody can say afterwards who asked for what, which answers were errors, and how long they took.")
                .remediationSteps(
                        "Set `accessLogs.enabled` to true and `accessLogs.bucket` to a bucket into which the load balancer may write.")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.UNOBSERVED)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.securityHub("ELB.5"))
                .url(
                        "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html");
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
        if (review.require(
                balancer.accessLogsEnabled().is(true),
                "enabled is %s, so that no access logs are written",
                balancer.accessLogsEnabled())) {
            review.require(
                    Findings.unlessNo(balancer.accessLogsBucket().isPresent()),
                    "bucket is %s; access logs need one to be written to",
                    balancer.accessLogsBucket());
        }
    }
}
