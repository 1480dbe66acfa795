package dev.policypack.ecs.policies.iam;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.iam.PolicyDocumentConstraints;
import dev.policypack.ecs.aws.iam.PolicyHolder;
import dev.policypack.ecs.aws.iam.Role;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import java.util.Map;

/** IAM accepts the documents of policies and roles. */
public final class PolicyDocumentAccepted implements ResourcePolicy<PolicyHolder> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("iam-policy-document-accepted")
                .title("IAM accepts the policy document")
                .description(
                        "IAM refuses a policy document as a whole when one statement of it breaks the grammar of the policy language.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(PolicyDocumentConstraints.all())
                .frameworks(Frameworks.wellArchitected("SEC 3"))
                .url("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html");
    }

    @Override
    public ResourceType<PolicyHolder> type() {
        return PolicyHolder.TYPE;
    }

    @Override
    public void validate(PolicyHolder holder, Review review) {
        review.each(holder.documents(), document -> PolicyDocumentConstraints.checkIdentity(document, review));
        if (Role.TYPE.matches(holder.resource().type())) {
            PolicyDocumentConstraints.checkTrust(holder.resource().as(Role.TYPE).trust(), review);
        }
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(PolicyDocumentConstraints.class);
    }
}
