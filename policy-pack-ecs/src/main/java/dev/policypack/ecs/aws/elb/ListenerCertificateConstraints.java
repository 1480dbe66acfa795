package dev.policypack.ecs.aws.elb;

import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Review;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Stack;
import dev.policypack.value.Value;
import java.util.List;

/** What Elastic Load Balancing refuses in a certificate that a listener has beside its default one. */
public final class ListenerCertificateConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final String ADD =
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AddListenerCertificates.html";

    static final Constraint PROTOCOL = ALL.refused(
            "lb-listener-certificate-attachment-protocol",
            "ValidationError: A certificate cannot be specified for HTTP listeners",
            "Add the certificate to an HTTPS or TLS listener.",
            ADD);

    static final Constraint REGION = ALL.refused(
            "lb-listener-certificate-attachment-region",
            "CertificateNotFound: The specified certificate does not exist.",
            "Set `certificateArn` to a certificate of the Region of the listener.",
            "https://docs.aws.amazon.com/acm/latest/userguide/acm-regions.html");

    private ListenerCertificateConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a certificate. */
    public static void check(ListenerCertificate certificate, Review review) {
        Value<String> ours = Arns.regionOf(certificate.resource())
                .or(Arns.region(certificate.listener().value()));
        Value<String> theirs = Arns.region(certificate.certificateArn());
        review.at(certificate.certificateArn())
                .refuse(
                        REGION,
                        ours.matches(theirs, (one, other) -> !one.equals(other)),
                        "certificateArn lies in %s, but the listener lies in %s",
                        theirs,
                        ours);
    }

    /** Checks the certificates of a stack together with their listeners. */
    public static void check(Stack stack, Review review) {
        for (ListenerCertificate certificate : stack.ofType(ListenerCertificate.TYPE)) {
            Candidates<Listener> listener = stack.resolve(certificate.listener());
            if (InStack.mayBe(certificate.listener(), stack)) {
                review.on(certificate)
                        .at(certificate.listener())
                        .refuse(
                                PROTOCOL,
                                listener.is(one -> one.effectiveProtocol()
                                        .matches(protocol -> !protocol.equals("HTTPS") && !protocol.equals("TLS"))),
                                "the protocol of %s is not encrypted",
                                listener);
            }
        }
    }
}
