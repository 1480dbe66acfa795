package dev.policypack.ecs.policies.elb;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.elb.LoadBalancer;
import dev.policypack.ecs.aws.elb.LoadBalancerConstraints;
import dev.policypack.ecs.aws.elb.LoadBalancerNetworkConstraints;
import dev.policypack.ecs.aws.elb.LoadBalancerValueConstraints;
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

/** Elastic Load Balancing accepts the load balancer. */
public final class LoadBalancerAccepted implements ResourcePolicy<LoadBalancer>, StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("lb-load-balancer-accepted")
                .title("Elastic Load Balancing accepts the load balancer")
                .description(
                        "A load balancer that Elastic Load Balancing refuses stops the deployment before its listeners are created.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(ImmutableList.<Constraint>builder()
                        .addAll(LoadBalancerConstraints.all())
                        .addAll(LoadBalancerValueConstraints.all())
                        .addAll(LoadBalancerNetworkConstraints.all())
                        .build())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url(
                        "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html");
    }

    @Override
    public ResourceType<LoadBalancer> type() {
        return LoadBalancer.TYPE;
    }

    @Override
    public void validate(LoadBalancer loadBalancer, Review review) {
        LoadBalancerConstraints.check(loadBalancer, review);
        LoadBalancerValueConstraints.check(loadBalancer, review);
    }

    @Override
    public void validate(Stack stack, Review review) {
        LoadBalancerNetworkConstraints.check(stack, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return ImmutableMap.<String, Examples>builder()
                .putAll(Examples.byName(LoadBalancerConstraints.class))
                .putAll(Examples.byName(LoadBalancerValueConstraints.class))
                .putAll(Examples.byName(LoadBalancerNetworkConstraints.class))
                .buildOrThrow();
    }
}
