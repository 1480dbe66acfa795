package dev.policypack.ecs.policies.certificates;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.acm.CertificateConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import java.util.Map;

/** ACM accepts the certificate. */
public final class CertificateAccepted implements ResourcePolicy<Resource> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("acm-certificate-accepted")
                .title("ACM accepts the certificate")
                .description("ACM refuses a certificate whose domain, key or validation it does not take.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(CertificateConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return CertificateConstraints.TYPE;
    }

    @Override
    public void validate(Resource resource, Review review) {
        CertificateConstraints.check(resource, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(CertificateConstraints.class);
    }
}
