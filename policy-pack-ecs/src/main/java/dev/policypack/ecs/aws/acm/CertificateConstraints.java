package dev.policypack.ecs.aws.acm;

import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Locale;

/**
 * What ACM refuses in certificates. Source: <a
 * href="https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html">RequestCertificate</a>, as of 2026-11-27.
 */
public final class CertificateConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    private static final Constraint DOMAIN_LENGTH = ALL.refused(
            "acm-domain-length",
            "The first domain name can be no longer than 64 characters.",
            "Use a shorter name first, and put the long one into `subjectAlternativeNames`.",
            "https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html");

    private static final Constraint KEY_ALGORITHM = ALL.refused(
            "acm-key-algorithm",
            "Encryption Algorithm RSA_4096 is not supported",
            "Use `RSA_2048`, `EC_prime256v1` or `EC_secp384r1`.",
            "https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html");

    private static final Constraint VALIDATION_DOMAIN_KNOWN = ALL.refused(
            "acm-validation-domain-known",
            "The domain specified in ValidationOptions, other.example.com, is not the PrimaryDomain or part of "
                    + "SubjectAlternativeNames.",
            "Name a domain of the certificate.",
            "https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html");

    private static final Constraint VALIDATION_SUPERDOMAIN = ALL.refused(
            "acm-validation-superdomain",
            "The validation domain, example.org, must be a superdomain of the requested domain, shop.example.com.",
            "Set `validationDomain` to the domain or one above it.",
            "https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html");

    /** The resources of which there is something to say. */
    public static final ResourceType<Resource> TYPE =
            ResourceType.of(resource -> resource, "aws:acm/certificate:Certificate");

    private static final int LONGEST = 64;

    private CertificateConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a certificate. */
    public static void check(Resource certificate, Review review) {
        Props props = DeclaredInputs.of(certificate);
        Value<String> domain = props.string("domainName");
        Refusals.length(review, DOMAIN_LENGTH, domain, 1, LONGEST);
        Value<String> algorithm = props.nonEmptyText("keyAlgorithm");
        review.at(algorithm)
                .refuse(
                        KEY_ALGORITHM,
                        algorithm
                                .isOneOf("RSA_2048", "EC_prime256v1", "EC_secp384r1")
                                .not()
                                .and(algorithm.isPresent())
                                .and(() -> Refusals.isSet(props, "certificateAuthorityArn")
                                        .not()),
                        "keyAlgorithm is %s; AWS accepts RSA_2048, EC_prime256v1 or EC_secp384r1 for public certificates",
                        algorithm);
        Items<Value<String>> names = props.strings("subjectAlternativeNames");
        review.each(props.objects("validationOptions"), option -> {
            Value<String> about = option.string("domainName");
            review.at(about)
                    .refuse(
                            VALIDATION_DOMAIN_KNOWN,
                            about.matches(domain, (one, other) -> !isSame(one, other))
                                    .and(() -> names.none(name -> about.matches(name, CertificateConstraints::isSame))),
                            "domainName is %s, which is no domain of the certificate",
                            about);
            Value<String> above = option.string("validationDomain");
            review.at(above)
                    .refuse(
                            VALIDATION_SUPERDOMAIN,
                            about.matches(
                                    above,
                                    (below, higher) -> !isSame(below, higher)
                                            && !below.toLowerCase(Locale.ROOT)
                                                    .endsWith("." + higher.toLowerCase(Locale.ROOT))),
                            "validationDomain is %s, which is not above %s",
                            above,
                            about);
        });
    }

    private static boolean isSame(String one, String other) {
        return one.equalsIgnoreCase(other);
    }
}
