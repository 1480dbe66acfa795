package dev.policypack.ecs.policies.iam;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.iam.IamActions;
import dev.policypack.ecs.aws.iam.ManagedPolicy;
import dev.policypack.ecs.aws.iam.PolicyHolder;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;

/** Nothing is allowed to do everything: an Allow names actions, not a whole service. */
public final class NoWildcardAction implements ResourcePolicy<PolicyHolder>, StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("iam-no-wildcard-action")
                .title("IAM policies allow named actions, not all actions of a service")
                .description(
                        "With `s3:*`, a compromised container can read, change and delete every object of the account. The policy does not show"
                                + " which actions the program needs.")
                .remediationSteps(
                        "List the actions that the program calls, such as `s3:GetObject`; a pattern such as `s3:Get*` is accepted.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.EXPOSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.asked(
                        "IAM policies allow the actions that the program needs: least privilege.",
                        "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
                        "2026-11-27"))
                .frameworks(Frameworks.securityHub("IAM.21"), Frameworks.wellArchitected("SEC 3"))
                .url("https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege");
    }

    @Override
    public ResourceType<PolicyHolder> type() {
        return PolicyHolder.TYPE;
    }

    /** A managed policy may be a permissions boundary, which grants nothing: only the stack tells. */
    @Override
    public Truth appliesTo(PolicyHolder holder) {
        return Truth.of(!holder.isManaged());
    }

    @Override
    public void validate(Stack stack, Review review) {
        review.each(stack, ManagedPolicy.TYPE, (policy, here) -> {
            PolicyHolder holder = policy.resource().as(PolicyHolder.TYPE);
            if (here.when(holder.isOnlyBoundary(stack).not())) {
                validate(holder, here);
            }
        });
    }

    @Override
    public void validate(PolicyHolder holder, Review review) {
        holder.eachAllowing(review, statement -> review.at(statement.actions())
                .require(
                        statement.actions().none(action -> action.matches(IamActions::isWholeService)),
                        "Action %s allows every action of its service",
                        statement.actionsThat(IamActions::isWholeService)));
    }
}
