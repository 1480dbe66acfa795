package dev.policypack.ecs.policies.iam;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.iam.IamActions;
import dev.policypack.ecs.aws.iam.PolicyHolder;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;

/** Nothing is allowed to do everything: an Allow names actions, not a whole service. */
public final class NoWildcardAction implements ResourcePolicy<PolicyHolder> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("iam-no-wildcard-action")
                .title("IAM policies allow named actions, never a whole service")
                .description(
                        "With `s3:*`, one container that is broken into reads, changes and deletes everything; and nobody can tell from the"
                                + " policy what the program needs.")
                .remediationSteps(
                        "List the actions that the program calls, such as `s3:GetObject`; a pattern such as `s3:Get*` is accepted.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.EXPOSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .frameworks(Frameworks.securityHub("IAM.21"), Frameworks.wellArchitected("SEC 3"))
                .url("https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege");
    }

    @Override
    public ResourceType<PolicyHolder> type() {
        return PolicyHolder.TYPE;
    }

    @Override
    public void validate(PolicyHolder holder, Review review) {
        holder.eachAllowedAction(
                review,
                (action, statement) -> review.require(
                        action.matches(IamActions::isWholeService).not(),
                        "Action %s allows everything there is",
                        action));
    }
}
