package dev.policypack.ecs.policies.ecr;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecr.RepositoryPolicy;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;

/** Images are pulled and pushed by those who are named. */
public final class RepositoryNotPublic implements ResourcePolicy<RepositoryPolicy> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecr-not-public")
                .title("ECR repositories are not open to everyone")
                .description(
                        "A repository policy that allows `*` gives the image, with all that was built into it, to every AWS account; with"
                                + " push actions, it lets them replace it.")
                .remediationSteps(
                        "Name the accounts or roles in `Principal`, or limit the statement by a `Condition`, such as one on"
                                + " `aws:PrincipalOrgID`.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.EXPOSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.exposed(
                        "ECR private repositories should not allow access to every principal.",
                        "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html",
                        "2026-11-27"))
                .frameworks(Frameworks.wellArchitected("SEC 3"))
                .url("https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html");
    }

    @Override
    public ResourceType<RepositoryPolicy> type() {
        return RepositoryPolicy.TYPE;
    }

    @Override
    public void validate(RepositoryPolicy policy, Review review) {
        review.each(
                policy.document().statements(),
                statement -> review.require(
                        statement.letsEveryoneIn().and(statement.allows()).not().or(statement::limitsCallers),
                        "the statement allows everybody to use the repository"));
    }
}
