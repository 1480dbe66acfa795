package dev.policypack.ecs.policies.iam;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.iam.IamActions;
import dev.policypack.ecs.aws.iam.PolicyDocument.Statement;
import dev.policypack.ecs.aws.iam.PolicyHolder;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Truth;
import java.util.regex.Pattern;

/** Whoever may hand roles to services may hand out those that are named, not every role of the account. */
public final class PassRoleScoped implements ResourcePolicy<PolicyHolder> {
    private static final String PASS_ROLE = "iam:PassRole";

    /** Every resource, or every role whatever its account and path. */
    private static final Pattern EVERY_ROLE = Pattern.compile("\\*+|arn:[^:]*:(\\*|iam):[^:]*:[^:]*:(\\*|role/)\\**");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("iam-pass-role-scoped")
                .title("Policies say which roles may be passed to a service")
                .description(
                        "Whoever may pass any role can start a task with the most powerful role of the account and use its permissions.")
                .remediationSteps(
                        "List the ARNs of the roles in `Resource` of the statement that allows `iam:PassRole`, or add a condition on"
                                + " `iam:PassedToService` that names the service.")
                .severity(Severity.HIGH)
                .consequence(Consequence.EXPOSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.exposed(
                        "iam:PassRole on every role lets the holder start a task or a function with any role of the account.",
                        "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
                        "2026-11-27"))
                .frameworks(Frameworks.wellArchitected("SEC 3"))
                .url("https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html");
    }

    @Override
    public ResourceType<PolicyHolder> type() {
        return PolicyHolder.TYPE;
    }

    @Override
    public void validate(PolicyHolder holder, Review review) {
        holder.eachStatement(review, statement -> validate(statement, review));
    }

    private static void validate(Statement statement, Review review) {
        Truth passes = statement.actions().any(action -> action.matches(PassRoleScoped::passesRoles));
        if (review.when(statement.allows().and(passes))) {
            review.each(
                    statement.resources(),
                    resource -> review.require(
                            resource.matches(EVERY_ROLE.asMatchPredicate())
                                    .not()
                                    .or(statement::isNarrowedByCondition),
                            "Resource %s allows every role to be passed to a service",
                            resource));
        }
    }

    /** A whole service is the matter of iam-no-wildcard-action. */
    private static boolean passesRoles(String action) {
        return IamActions.includes(action, PASS_ROLE) && !IamActions.isWholeService(action);
    }
}
