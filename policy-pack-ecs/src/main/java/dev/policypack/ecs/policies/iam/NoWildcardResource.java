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
import dev.policypack.value.Value;
import org.jspecify.annotations.Nullable;

/** An action that can be limited to some resources is: an Allow names them. */
public final class NoWildcardResource implements ResourcePolicy<PolicyHolder> {
    private static final String PASS_ROLE = "iam:PassRole";

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("iam-no-wildcard-resource")
                .title("IAM policies name the resources that their actions are about")
                .description(
                        "With `Resource: \"*\"`, the one table or bucket that the program needs becomes every one in the account, those of"
                                + " other teams too.")
                .remediationSteps(
                        "List the ARNs in `Resource`. Actions that take no resource, such as `ecr:GetAuthorizationToken`, go on `*` in a"
                                + " statement of their own.")
                .severity(Severity.HIGH)
                .consequence(Consequence.EXPOSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .frameworks(Frameworks.wellArchitected("SEC 3"))
                .url(
                        "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html");
    }

    @Override
    public ResourceType<PolicyHolder> type() {
        return PolicyHolder.TYPE;
    }

    @Override
    public void validate(PolicyHolder holder, Review review) {
        holder.eachAllowedAction(review, (action, statement) -> {
            Value<String> takingResource = action.map(NoWildcardResource::takingResource);
            review.require(
                    takingResource
                            .isMissing()
                            .or(() -> statement.reachesEverything().not())
                            .or(statement::isNarrowedByCondition),
                    "Action %s is allowed on every resource, and %s takes one",
                    action,
                    takingResource);
        });
    }

    /** Null where another policy has its own word: iam-no-wildcard-action, iam-pass-role-scoped. */
    private static @Nullable String takingResource(String action) {
        return IamActions.isWholeService(action) || IamActions.includes(action, PASS_ROLE)
                ? null
                : IamActions.takingResource(action).orElse(null);
    }
}
