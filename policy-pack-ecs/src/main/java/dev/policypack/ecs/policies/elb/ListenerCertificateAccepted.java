package dev.policypack.ecs.policies.elb;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.elb.ListenerCertificate;
import dev.policypack.ecs.aws.elb.ListenerCertificateConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import java.util.Map;

/** Elastic Load Balancing accepts the certificate of the listener. */
public final class ListenerCertificateAccepted implements ResourcePolicy<ListenerCertificate>, StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("lb-listener-certificate-accepted")
                .title("Elastic Load Balancing accepts the certificate of the listener")
                .description(
                        "Elastic Load Balancing refuses the certificate after the listener was created, so that clients do not get it.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(ListenerCertificateConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url(
                        "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AddListenerCertificates.html");
    }

    @Override
    public ResourceType<ListenerCertificate> type() {
        return ListenerCertificate.TYPE;
    }

    @Override
    public void validate(ListenerCertificate listenerCertificate, Review review) {
        ListenerCertificateConstraints.check(listenerCertificate, review);
    }

    @Override
    public void validate(Stack stack, Review review) {
        ListenerCertificateConstraints.check(stack, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(ListenerCertificateConstraints.class);
    }
}
