package dev.policypack.ecs.aws.elb;

import dev.policypack.resource.Candidates;
import dev.policypack.resource.Ref;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;
import java.util.Map;
import java.util.function.Function;

/** Of which type the load balancer is that a reference leads to: by its resource, where the stack has it, else by its ARN. */
final class LoadBalancerKind {
    /** How the type stands in the ARN of a load balancer. */
    private static final Map<String, String> IN_ARN = Map.of(
            "application", ":loadbalancer/app/", "network", ":loadbalancer/net/", "gateway", ":loadbalancer/gwy/");

    private final Ref<LoadBalancer> link;
    private final Candidates<LoadBalancer> candidates;
    private final boolean mayBeInStack;

    private LoadBalancerKind(Ref<LoadBalancer> link, Stack stack) {
        this.link = link;
        this.candidates = stack.resolve(link);
        this.mayBeInStack = InStack.mayBe(link, stack);
    }

    static LoadBalancerKind of(Ref<LoadBalancer> link, Stack stack) {
        return new LoadBalancerKind(link, stack);
    }

    /** Whether it is of this type: {@code application}, {@code network} or {@code gateway}. */
    Truth is(String type) {
        return candidates.resources().isEmpty()
                ? link.value().matches(arn -> arn.contains(IN_ARN.getOrDefault(type, type)))
                : candidates.is(balancer -> balancer.loadBalancerType().is(type));
    }

    /** Whether something holds for the load balancer, which is nothing that its ARN tells; no where it is not of this stack. */
    Truth has(Function<LoadBalancer, Truth> question) {
        return mayBeInStack ? candidates.is(question) : Truth.no();
    }
}
