package dev.policypack.examples.fargateweb;

import com.pulumi.aws.acm.Certificate;
import com.pulumi.aws.acm.CertificateArgs;
import com.pulumi.aws.acm.CertificateValidation;
import com.pulumi.aws.acm.CertificateValidationArgs;
import com.pulumi.aws.acm.outputs.CertificateDomainValidationOption;
import com.pulumi.aws.lb.LoadBalancer;
import com.pulumi.aws.route53.Record;
import com.pulumi.aws.route53.RecordArgs;
import com.pulumi.aws.route53.Route53Functions;
import com.pulumi.aws.route53.inputs.GetZoneArgs;
import com.pulumi.aws.route53.inputs.RecordAliasArgs;
import com.pulumi.aws.route53.outputs.GetZoneResult;
import com.pulumi.core.Output;
import java.util.Optional;
import java.util.function.Function;

/** The service's name in a hosted zone that the account has already, and the certificate for it. */
final class Domain {

    private final Environment env;
    private final String hostName;
    private final Output<String> zoneId;
    private final CertificateValidation issued;

    Domain(Environment env, String domain) {
        this.env = env;
        hostName = env.name() + "." + domain;
        zoneId = Route53Functions.getZone(GetZoneArgs.builder().name(domain).build())
                .applyValue(GetZoneResult::zoneId);
        var certificate = new Certificate(
                env.name("certificate"),
                CertificateArgs.builder()
                        .domainName(hostName)
                        .validationMethod("DNS")
                        .tags(env.tags("certificate"))
                        .build());
        var proof = new Record(
                env.name("certificate"),
                RecordArgs.builder()
                        .zoneId(zoneId)
                        .name(proof(certificate, CertificateDomainValidationOption::resourceRecordName))
                        .type("CNAME")
                        .records(Output.all(proof(certificate, CertificateDomainValidationOption::resourceRecordValue)))
                        .ttl(60)
                        .build());
        // A listener refuses a certificate that is not issued yet: this resource waits until it is.
        issued = new CertificateValidation(
                env.name("certificate"),
                CertificateValidationArgs.builder()
                        .certificateArn(certificate.arn())
                        .validationRecordFqdns(Output.all(proof.fqdn()))
                        .build());
    }

    String hostName() {
        return hostName;
    }

    /** The certificate, known once it is issued. */
    Output<String> certificateArn() {
        return issued.certificateArn();
    }

    void pointTo(LoadBalancer loadBalancer) {
        new Record(
                env.name("host"),
                RecordArgs.builder()
                        .zoneId(zoneId)
                        .name(hostName)
                        .type("A")
                        .aliases(RecordAliasArgs.builder()
                                .name(loadBalancer.dnsName())
                                .zoneId(loadBalancer.zoneId())
                                .evaluateTargetHealth(true)
                                .build())
                        .build());
    }

    private static Output<String> proof(
            Certificate certificate, Function<CertificateDomainValidationOption, Optional<String>> part) {
        return certificate.domainValidationOptions().applyValue(options -> part.apply(options.get(0))
                .orElseThrow());
    }
}
