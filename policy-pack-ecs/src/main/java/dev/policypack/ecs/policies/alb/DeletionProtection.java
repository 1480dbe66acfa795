package dev.policypack.ecs.policies.alb;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.elb.LoadBalancer;
import dev.policypack.ecs.policies.Production;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Props;
import java.util.Optional;

/** Nobody deletes a load balancer by mistake. */
public final class DeletionProtection implements ResourcePolicy<LoadBalancer> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("alb-deletion-protection")
                .title("Load balancers are protected from deletion")
                .description(
                        "A deleted load balancer is gone with its name in DNS, and all that the Internet reaches through it with it.")
                .remediationSteps(
                        "Set `enableDeletionProtection` to true; before the stack is destroyed on purpose, set it to false and deploy.")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.OUTAGE)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .levelVaries(Production.ELSE_ADVISORY)
                .frameworks(Frameworks.securityHub("ELB.6"))
                .url(
                        "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#deletion-protection")
                .remediates();
    }

    @Override
    public ResourceType<LoadBalancer> type() {
        return LoadBalancer.TYPE;
    }

    @Override
    public void validate(LoadBalancer balancer, Review review) {
        // A load balancer that lives for an hour must be easy to delete: outside of production it is a remark, in every
        // preset.
        Production.elseAdvisory(review)
                .require(
                        balancer.enableDeletionProtection().is(true),
                        "enableDeletionProtection is %s; a mistake in a program or in the console deletes the load balancer",
                        balancer.enableDeletionProtection());
    }

    @Override
    public Optional<Props> remediate(LoadBalancer balancer) {
        return Optional.of(balancer.props().with("enableDeletionProtection", true));
    }
}
