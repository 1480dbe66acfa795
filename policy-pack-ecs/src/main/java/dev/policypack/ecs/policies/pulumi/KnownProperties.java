package dev.policypack.ecs.policies.pulumi;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.SchemaMismatches;
import dev.policypack.ecs.aws.SchemaMismatches.Misfit;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Display;
import java.util.List;
import java.util.Optional;

/** What a program sets is something that the provider has, in the shape that it has it. */
public final class KnownProperties implements ResourcePolicy<Resource> {
    private static final ResourceType<Resource> AWS =
            ResourceType.matching("every `aws` resource", token -> token.startsWith("aws:"), resource -> resource);

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("pulumi-known-properties")
                .title("Properties are those that the provider has, in its shapes")
                .description(
                        "What the provider does not know it drops without a word, or refuses in the middle of the deployment. The circuit breaker"
                                + " that stands in the program is then not there.")
                .remediationSteps(
                        "Spell and place the property as the provider's reference has it. In a language without types at compile time, let the"
                                + " editor or `tsc` check the program, without `as any`.")
                .severity(Severity.HIGH)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.lost(
                        "The Node.js SDK sends only the properties that a resource type declares; others are dropped without a message.",
                        "https://www.pulumi.com/docs/iac/concepts/inputs-outputs/",
                        "2026-11-27"))
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://www.pulumi.com/registry/packages/aws/api-docs/");
    }

    @Override
    public ResourceType<Resource> type() {
        return AWS;
    }

    @Override
    public void validate(Resource resource, Review review) {
        Optional<List<Misfit>> misfits = SchemaMismatches.of(resource);
        if (misfits.isEmpty()) {
            review.notApplicable("The table of properties does not hold this type, or this version of the provider");
            return;
        }
        for (Misfit misfit : misfits.get()) {
            review.require(misfit.fits(), "%s", Display.words(misfit.sentence()));
        }
    }
}
