package dev.policypack.ecs.policies.alb;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.elb.Forwarder;
import dev.policypack.ecs.aws.elb.Listener;
import dev.policypack.ecs.aws.elb.LoadBalancer;
import dev.policypack.ecs.aws.elb.TlsPolicies;
import dev.policypack.ecs.policies.Production;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Findings;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.Optional;

/** What comes from the Internet comes over HTTPS. */
public final class Https implements ResourcePolicy<Listener>, StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("alb-https")
                .title("Internet-facing load balancers speak HTTPS, and HTTP only to redirect to it")
                .description(
                        "Over HTTP, anybody on the way reads and changes requests, passwords and cookies included. The provider's default"
                                + " TLS policy still lets in TLS 1.0, which browsers and auditors refuse.")
                .remediationSteps(
                        "Give the load balancer a listener with `protocol` HTTPS, a `certificateArn` and an `sslPolicy` such as"
                                + " `ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09`, and let its HTTP listener only redirect to it.")
                .severity(Severity.HIGH)
                .consequence(Consequence.EXPOSED)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .levelVaries(Production.ELSE_ADVISORY)
                .frameworks(
                        Frameworks.securityHub("ELB.1"),
                        Frameworks.securityHub("ELB.17"),
                        Frameworks.securityHub("ELB.18"),
                        Frameworks.wellArchitected("SEC 9"))
                .url("https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html")
                .remediates();
    }

    @Override
    public ResourceType<Listener> type() {
        return Listener.TYPE;
    }

    @Override
    public Truth appliesTo(Listener listener) {
        return listener.isHttps();
    }

    @Override
    public void validate(Listener listener, Review review) {
        Review here = Production.elseAdvisory(review);
        Value<String> policy = listener.sslPolicy();
        if (here.require(
                policy.isPresent(), "sslPolicy is %s, so that the provider takes %s", policy, TlsPolicies.DEFAULT)) {
            here.require(
                    policy.matches(TlsPolicies::isOutdated).not(),
                    "sslPolicy is %s, which still lets in TLS 1.0 or 1.1",
                    policy);
        }
    }

    /** What else is missing, somebody has to choose: a certificate, and where HTTP leads. */
    @Override
    public Optional<Props> remediate(Listener listener) {
        return Optional.of(listener.props().with("sslPolicy", TlsPolicies.RECOMMENDED));
    }

    @Override
    public void validate(Stack stack, Review review) {
        for (LoadBalancer balancer : stack.ofType(LoadBalancer.TYPE)) {
            // Outside production, HTTP is a choice that one may make.
            Review here = Production.elseAdvisory(review.on(balancer));
            if (here.when(balancer.isApplication().and(balancer::isInternetFacing))) {
                here.require(
                        stack.any(Listener.TYPE, listener -> stack.leadsTo(listener.loadBalancer(), balancer)
                                .and(listener::isHttps)
                                .and(() -> Findings.unlessNo(
                                        listener.certificateArn().isPresent()))),
                        "the Internet reaches it, and no listener of the stack gives it TLS with a certificate");
                here.require(
                        balancer.enableHttp2().is(true),
                        "enableHttp2 is %s, so that browsers fall back to HTTP/1.1",
                        balancer.enableHttp2());
                for (Forwarder forwarder : stack.ofType(Forwarder.TYPE)) {
                    onlyRedirects(forwarder, balancer, stack, Production.elseAdvisory(review.on(forwarder)));
                }
            }
        }
    }

    private static void onlyRedirects(Forwarder forwarder, LoadBalancer balancer, Stack stack, Review review) {
        if (review.when(forwarder.isOn(balancer, stack).and(() -> forwarder.takesHttp(stack)))) {
            review.each(forwarder.actions(), action -> {
                Value<String> type = action.string("type");
                if (review.require(
                        type.isOneOf("redirect", "fixed-response"),
                        "type is %s; what comes in plain text is redirected and goes no further",
                        type)) {
                    Props redirect = action.object("redirect");
                    review.require(
                            type.is("fixed-response")
                                    .or(() -> redirect.string("protocol").is("HTTPS")),
                            "type is %s, and the protocol of the redirect is %s; it must be HTTPS",
                            type,
                            redirect.string("protocol"));
                }
            });
        }
    }
}
