package dev.policypack.ecs.aws.elb;

import com.google.common.base.CharMatcher;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.resource.Findings;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Set;

/**
 * What Elastic Load Balancing refuses in a listener alone. Sources: <a
 * href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html">CreateListener</a>, <a
 * href="https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/listener.go">listener.go</a>, as of
 * 2026-11-27.
 */
public final class ListenerConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final String CREATE =
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html";
    private static final String MUTUAL =
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_MutualAuthenticationAttributes.html";
    private static final String HEADERS =
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/header-modification.html";

    private static final Set<String> SECURE = Set.of("HTTPS", "TLS");

    private static final Set<String> CERTIFIERS = Set.of("acm", "iam");

    /** The characters of a token in RFC 7230. */
    private static final CharMatcher TOKEN = CharMatcher.inRange('a', 'z')
            .or(CharMatcher.inRange('A', 'Z'))
            .or(CharMatcher.inRange('0', '9'))
            .or(CharMatcher.anyOf("!#$%&'*+-.^_`|~"));

    private static final List<String> RENAMED = List.of(
            "routingHttpRequestXAmznMtlsClientcertHeaderName",
            "routingHttpRequestXAmznMtlsClientcertIssuerHeaderName",
            "routingHttpRequestXAmznMtlsClientcertLeafHeaderName",
            "routingHttpRequestXAmznMtlsClientcertSerialNumberHeaderName",
            "routingHttpRequestXAmznMtlsClientcertSubjectHeaderName",
            "routingHttpRequestXAmznMtlsClientcertValidityHeaderName",
            "routingHttpRequestXAmznTlsCipherSuiteHeaderName",
            "routingHttpRequestXAmznTlsVersionHeaderName");

    static final Constraint CERTIFICATE_REQUIRED = ALL.refused(
            "lb-listener-certificate-required",
            "ValidationError: A certificate must be specified for HTTPS listeners",
            "Set `certificateArn` to a certificate of AWS Certificate Manager or IAM.",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html");

    static final Constraint CERTIFICATE_PROTOCOL = ALL.refused(
            "lb-listener-certificate-protocol",
            "ValidationError: A certificate cannot be specified for HTTP listeners",
            "Remove `certificateArn`, or set `protocol` to HTTPS, for a network load balancer to TLS.",
            CREATE);

    static final Constraint CERTIFICATE_SERVICE = ALL.refused(
            "lb-listener-certificate-service",
            "CertificateNotFound: The specified certificate does not exist.",
            "Set `certificateArn` to a certificate of AWS Certificate Manager or IAM.",
            CREATE);

    static final Constraint CERTIFICATE_REGION = ALL.refused(
            "lb-listener-certificate-region",
            "CertificateNotFound: The specified certificate does not exist.",
            "Set `certificateArn` to a certificate of the Region of the load balancer.",
            "https://docs.aws.amazon.com/acm/latest/userguide/acm-regions.html");

    static final Constraint POLICY_PROTOCOL = ALL.refused(
            "lb-listener-ssl-policy-protocol",
            "ValidationError: An SSL policy cannot be specified for HTTP listeners",
            "Remove `sslPolicy`, or set `protocol` to HTTPS, for a network load balancer to TLS.",
            CREATE);

    static final Constraint POLICY_KNOWN = ALL.refused(
            "lb-listener-ssl-policy-known",
            "SSLPolicyNotFound: SSL policy 'ELBSecurityPolicy-TLS13' not found",
            "Set `sslPolicy` to the name of a predefined policy, such as `" + TlsPolicies.RECOMMENDED + "`.",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html");

    static final Constraint ALPN_PROTOCOL = ALL.refused(
            "lb-listener-alpn-protocol",
            "InvalidConfigurationRequest: You cannot set ALPN policy on load balancers of type 'application'",
            "Remove `alpnPolicy`, which only TLS listeners of a network load balancer have.",
            CREATE);

    static final Constraint MUTUAL_PROTOCOL = ALL.refused(
            "lb-listener-mutual-tls-protocol",
            "[HTTPS and TLS listeners] The mutual authentication configuration information.",
            "Remove `mutualAuthentication`, or set `protocol` to HTTPS, for a network load balancer to TLS.",
            CREATE);

    static final Constraint MUTUAL_MODE = ALL.refused(
            "lb-listener-mutual-tls-mode",
            "[Network Load Balancers] The possible values are off and verify.",
            "Set `mutualAuthentication.mode` to `verify`.",
            MUTUAL);

    static final Constraint TRUST_STORE_REQUIRED = ALL.refused(
            "lb-listener-mutual-tls-trust-store",
            "When you use mutual TLS verify mode, you must specify a trust store.",
            "Set `mutualAuthentication.trustStoreArn` to a trust store.",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html");

    static final Constraint TRUST_STORE_MODE = ALL.refused(
            "lb-listener-mutual-tls-trust-store-mode",
            "A trust store is used in mutual TLS verify mode only.",
            "Remove `mutualAuthentication.trustStoreArn`, or set `mutualAuthentication.mode` to `verify`.",
            MUTUAL);

    static final Constraint TRUST_STORE_REGION = ALL.refused(
            "lb-listener-mutual-tls-trust-store-region",
            "TrustStoreNotFound: The specified trust store does not exist.",
            "Set `mutualAuthentication.trustStoreArn` to a trust store of the Region of the load balancer.",
            MUTUAL);

    static final Constraint VERIFY_ONLY = ALL.lost(
            "lb-listener-mutual-tls-verify-only",
            "IgnoreClientCertificateExpiry: Indicates whether expired client certificates are ignored.",
            "Remove the property, or set `mutualAuthentication.mode` to `verify`.",
            MUTUAL);

    static final Constraint FRAME_OPTIONS = ALL.refused(
            "lb-listener-x-frame-options",
            "X-Frame-Options: DENY, SAMEORIGIN",
            "Set `routingHttpResponseXFrameOptionsHeaderValue` to `DENY` or `SAMEORIGIN`.",
            HEADERS);

    static final Constraint CONTENT_TYPE_OPTIONS = ALL.refused(
            "lb-listener-x-content-type-options",
            "X-Content-Type-Options: nosniff",
            "Set `routingHttpResponseXContentTypeOptionsHeaderValue` to `nosniff`.",
            HEADERS);

    static final Constraint HEADER_NAME = ALL.refused(
            "lb-listener-header-name",
            "The HTTP header name can contain only the characters that RFC 7230 allows.",
            "Use letters, digits and hyphens in the name of the header.",
            HEADERS);

    private ListenerConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a listener. */
    public static void check(Listener listener, Review review) {
        certificate(listener, review);
        mutualAuthentication(listener, review);
        headers(listener.props(), review);
    }

    private static void certificate(Listener listener, Review review) {
        Value<String> protocol = listener.protocol();
        Value<String> certificate = listener.certificateArn();
        Truth isInsecure = protocol.matches(one -> !SECURE.contains(one));
        review.at(listener.props())
                .refuse(
                        CERTIFICATE_REQUIRED,
                        protocol.isIn(SECURE).and(() -> Findings.unlessNo(certificate.isPresent())
                                .not()),
                        "certificateArn is not set, but protocol is %s",
                        protocol);
        review.refuse(
                CERTIFICATE_PROTOCOL,
                certificate.isPresent().and(isInsecure),
                "certificateArn is set, but protocol is %s",
                protocol);
        review.refuse(
                CERTIFICATE_SERVICE,
                Arns.service(certificate).matches(service -> !CERTIFIERS.contains(service)),
                "certificateArn is %s, which names a certificate of neither acm nor iam",
                certificate);
        region(CERTIFICATE_REGION, "certificateArn", listener, certificate, review);
        Value<String> policy = listener.sslPolicy();
        review.refuse(
                POLICY_PROTOCOL,
                policy.isPresent().and(isInsecure),
                "sslPolicy is %s, but protocol is %s",
                policy,
                protocol);
        review.refuse(
                POLICY_KNOWN,
                policy.matches(name -> !TlsPolicies.mayExist(name)),
                "sslPolicy is %s, which is no predefined security policy",
                policy);
        Value<String> alpn = listener.props().nonEmptyText("alpnPolicy");
        review.refuse(
                ALPN_PROTOCOL,
                alpn.isPresent().and(() -> protocol.matches(one -> !one.equals("TLS"))),
                "alpnPolicy is %s, but protocol is %s",
                alpn,
                protocol);
    }

    /** Refuses what lies in another Region than the load balancer, or than the provider where the load balancer does not tell its own. */
    private static void region(
            Constraint constraint, String name, Listener listener, Value<String> arn, Review review) {
        Value<String> ours = Arns.regionOf(listener.resource())
                .or(Arns.region(listener.loadBalancer().value()));
        Value<String> theirs = Arns.region(arn);
        review.at(arn)
                .refuse(
                        constraint,
                        ours.matches(theirs, (one, other) -> !one.equals(other)),
                        name + " lies in %s, but the load balancer lies in %s",
                        theirs,
                        ours);
    }

    private static void mutualAuthentication(Listener listener, Review review) {
        Props mutual = listener.mutualAuthentication();
        if (mutual.isPresent().answer() == Truth.Answer.NO) {
            return;
        }
        Value<String> protocol = listener.effectiveProtocol();
        Value<String> mode = mutual.string("mode");
        Value<String> store = mutual.nonEmptyText("trustStoreArn");
        review.refuse(
                MUTUAL_PROTOCOL,
                mode.matches(one -> !one.equals("off")).and(() -> protocol.matches(one -> !SECURE.contains(one))),
                "mode is %s, but protocol of the listener is %s",
                mode,
                protocol);
        review.refuse(
                MUTUAL_MODE,
                mode.is("passthrough").and(() -> protocol.is("TLS")),
                "mode is %s, but protocol of the listener is %s",
                mode,
                protocol);
        review.refuse(
                TRUST_STORE_REQUIRED,
                mode.is("verify").and(() -> Findings.unlessNo(store.isPresent()).not()),
                "mode is %s, but trustStoreArn is not set",
                mode);
        review.refuse(
                TRUST_STORE_MODE,
                store.isPresent().and(() -> mode.is("passthrough")),
                "trustStoreArn is set, but mode is %s",
                mode);
        region(TRUST_STORE_REGION, "trustStoreArn", listener, store, review);
        Review advice = review.enforcementLevel(EnforcementLevel.ADVISORY);
        Truth isOther = mode.matches(one -> !one.equals("verify"));
        Value<Boolean> expiry = mutual.bool("ignoreClientCertificateExpiry");
        advice.refuse(
                VERIFY_ONLY,
                expiry.is(true).and(isOther),
                "ignoreClientCertificateExpiry is %s, but mode is %s, so that the provider drops it",
                expiry,
                mode);
        Value<String> names = mutual.string("advertiseTrustStoreCaNames");
        advice.refuse(
                VERIFY_ONLY,
                names.is("on").and(isOther),
                "advertiseTrustStoreCaNames is %s, but mode is %s, so that the provider drops it",
                names,
                mode);
    }

    private static void headers(Props props, Review review) {
        Refusals.oneOf(
                review,
                FRAME_OPTIONS,
                props.nonEmptyText("routingHttpResponseXFrameOptionsHeaderValue"),
                "DENY",
                "SAMEORIGIN");
        Refusals.oneOf(
                review,
                CONTENT_TYPE_OPTIONS,
                props.nonEmptyText("routingHttpResponseXContentTypeOptionsHeaderValue"),
                "nosniff");
        for (String name : RENAMED) {
            Refusals.characters(
                    review,
                    HEADER_NAME,
                    props.nonEmptyText(name),
                    TOKEN,
                    "letters, digits and the other characters of a token");
        }
    }
}
