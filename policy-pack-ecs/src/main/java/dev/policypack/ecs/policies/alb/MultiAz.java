package dev.policypack.ecs.policies.alb;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ec2.Subnet;
import dev.policypack.ecs.aws.ec2.Zones;
import dev.policypack.ecs.aws.elb.LoadBalancer;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Refs;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;

/** An application load balancer stands in two zones. */
public final class MultiAz implements StackPolicy {
    private static final long LEAST = 2;

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("alb-multi-az")
                .title("Application load balancers stand in at least two zones")
                .description("AWS refuses an application load balancer whose subnets all lie in one Availability Zone.")
                .remediationSteps("Put subnets of two zones or more into `subnets`, one of each zone.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.refused(
                        "ValidationError: At least two subnets in two different Availability Zones must be specified",
                        "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html",
                        "2026-11-27"))
                .frameworks(Frameworks.securityHub("ELB.13"))
                .url(
                        "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        review.each(stack, LoadBalancer.TYPE, (balancer, here) -> {
            Refs<Subnet> subnets = balancer.subnets();
            Truth mustBeInTwo =
                    balancer.isApplication().and(() -> balancer.isOnOutpost().not());
            Zones zones = Zones.of(subnets, stack);
            if (!subnets.isMissing() && !zones.holdSpecialOne() && here.when(mustBeInTwo)) {
                here.at(subnets)
                        .require(
                                zones.areAtLeast(LEAST),
                                "subnets are in %s; an application load balancer requires at least two Availability Zones",
                                zones);
            }
        });
    }
}
