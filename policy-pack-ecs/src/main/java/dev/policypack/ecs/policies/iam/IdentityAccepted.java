package dev.policypack.ecs.policies.iam;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.iam.IdentityConstraints;
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

/** IAM accepts what stands around the policy documents. */
public final class IdentityAccepted implements ResourcePolicy<Resource> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("iam-identity-accepted")
                .title("IAM accepts roles, users, groups and attachments")
                .description(
                        "IAM refuses a name, path, ARN or size that it does not take, in the middle of the deployment.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(IdentityConstraints.all())
                .frameworks(Frameworks.wellArchitected("SEC 3"))
                .url("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return IdentityConstraints.TYPE;
    }

    @Override
    public void validate(Resource resource, Review review) {
        IdentityConstraints.check(resource, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(IdentityConstraints.class);
    }
}
