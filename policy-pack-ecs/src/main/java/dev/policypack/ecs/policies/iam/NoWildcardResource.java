package dev.policypack.ecs.policies.iam;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableSet;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.iam.IamActions;
import dev.policypack.ecs.aws.iam.ManagedPolicy;
import dev.policypack.ecs.aws.iam.PolicyDocument.Statement;
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
import java.util.function.Predicate;

/** An action that can be limited to some resources is: an Allow names them. */
public final class NoWildcardResource implements ResourcePolicy<PolicyHolder>, StackPolicy {
    private static final ImmutableSet<String> TELEMETRY =
            ImmutableSet.of("logs", "cloudwatch", "xray", "ssmmessages", "aps");

    /**
     * Actions that are also used without a resource, such as {@code sns:Publish} to a phone number. Source: <a
     * href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">Service
     * authorization reference</a>, as of 2026-11-27.
     */
    private static final ImmutableSet<String> OPTIONAL = ImmutableSet.of(
            "sns:Publish",
            "polly:SynthesizeSpeech",
            "polly:StartSpeechSynthesisTask",
            "ses:SendEmail",
            "ses:SendRawEmail");

    private static final String PASS_ROLE = "iam:PassRole";

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("iam-no-wildcard-resource")
                .title("IAM policies name the resources of actions that require one")
                .description(
                        "With `Resource: \"*\"`, the statement covers every table, bucket or secret of the account, including those of other"
                                + " teams.")
                .remediationSteps(
                        "List the ARNs in `Resource`. Put actions that take no resource, such as `ecr:GetAuthorizationToken`, into a"
                                + " separate statement with `*`.")
                .severity(Severity.HIGH)
                .consequence(Consequence.EXPOSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.asked(
                        "IAM policies name the resources that the program uses: least privilege.",
                        "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
                        "2026-11-27"))
                .frameworks(Frameworks.wellArchitected("SEC 3"))
                .url(
                        "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html");
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
        holder.eachAllowing(review, statement -> {
            if (isNamed(statement, NoWildcardResource::needsResource, review)) {
                isNamed(statement, NoWildcardResource::writesTelemetry, review.opinion());
            }
        });
    }

    private static boolean isNamed(Statement statement, Predicate<String> isMeant, Review review) {
        return review.at(statement.resources())
                .require(
                        statement
                                .actions()
                                .none(action -> action.matches(isMeant))
                                .or(() -> statement.reachesEverything().not())
                                .or(statement::isNarrowedByCondition),
                        "Resource is \"*\", but %s can be limited to named resources",
                        statement.actionsThat(isMeant));
    }

    private static boolean needsResource(String action) {
        return takesResource(action) && !writesTelemetry(action);
    }

    /** Managed policies of AWS allow logs, metrics and traces to be written everywhere. */
    private static boolean writesTelemetry(String action) {
        return takesResource(action) && TELEMETRY.contains(Ascii.toLowerCase(action.substring(0, action.indexOf(':'))));
    }

    /** No where another policy has its own word: iam-no-wildcard-action, iam-pass-role-scoped; and where a resource is optional. */
    private static boolean takesResource(String action) {
        return !IamActions.isWholeService(action)
                && !IamActions.includes(action, PASS_ROLE)
                && OPTIONAL.stream().noneMatch(optional -> IamActions.includes(action, optional))
                && IamActions.takingResource(action).isPresent();
    }
}
