package dev.policypack.ecs.policies.iam;

import com.google.common.collect.ImmutableSet;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.iam.Grant;
import dev.policypack.ecs.aws.iam.PolicyDocument.Statement;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Display;
import dev.policypack.value.Truth;
import java.util.Set;

/** Nothing that is deployed is an administrator of the account. */
public final class NoAdminPolicy implements ResourcePolicy<Grant> {
    /** Sources: the policies of AWS for job functions, and the elevated ones that AWS Config names. */
    private static final Set<String> ELEVATED = ImmutableSet.of(
            "AdministratorAccess",
            "AdministratorAccess-Amplify",
            "AdministratorAccess-AWSElasticBeanstalk",
            "IAMFullAccess",
            "PowerUserAccess");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("iam-no-admin-policy")
                .title("No deployed role or user has administrator permissions")
                .description(
                        "Whoever controls an application with administrator permissions controls the whole account, including backups and logs.")
                .remediationSteps(
                        "Allow the actions that the program calls on the resources that it uses; attach no `AdministratorAccess` and no"
                                + " `PowerUserAccess`.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.EXPOSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.exposed(
                        "AdministratorAccess provides full access to AWS services and resources.",
                        "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html",
                        "2026-11-27"))
                .frameworks(Frameworks.securityHub("IAM.1"), Frameworks.cis("1.16"))
                .url("https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html");
    }

    @Override
    public ResourceType<Grant> type() {
        return Grant.TYPE;
    }

    @Override
    public void validate(Grant grant, Review review) {
        review.each(
                grant.documents(),
                document -> review.each(document.statements(), statement -> validate(statement, review)));
        review.each(
                grant.managedPolicies(),
                arn -> review.require(
                        arn.matches(NoAdminPolicy::isElevated).not(),
                        "the managed policy %s grants administrator permissions",
                        arn));
    }

    private static void validate(Statement statement, Review review) {
        Truth everything = statement
                .actions()
                .any(action -> action.isOneOf("*", "*:*"))
                .or(() -> statement.props().has("NotAction"));
        Truth everywhere = statement
                .reachesEverything()
                .and(() -> statement.isConditioned().not());
        review.require(
                everything.and(statement.allows()).and(everywhere).not(),
                "the statement allows %s on every resource",
                statement
                        .props()
                        .has("NotAction")
                        .whereKnown(() -> Display.words("everything but a few actions"))
                        .orElse(Display.words("every action")));
    }

    private static boolean isElevated(String arn) {
        return arn.contains(":aws:policy/") && ELEVATED.contains(arn.substring(arn.lastIndexOf('/') + 1));
    }
}
