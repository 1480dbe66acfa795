package dev.policypack.ecs.policies.iam;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.iam.PolicyDocument.Statement;
import dev.policypack.ecs.aws.iam.Role;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.PropertyValue.StringValue;

/** A role says who may take it, and that is not everyone. */
public final class TrustScoped implements ResourcePolicy<Role> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("iam-trust-scoped")
                .title("Trust policies name the principals that may assume the role")
                .description("A role that trusts `*` can be assumed from any AWS account.")
                .remediationSteps(
                        "Name the service in `Principal.Service`, such as `ecs-tasks.amazonaws.com`, or the ARN of a role or account in"
                                + " `Principal.AWS`.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.EXPOSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.exposed(
                        "A wildcard principal in a trust policy allows any principal of any account to assume the role.",
                        "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous",
                        "2026-11-27"))
                .frameworks(Frameworks.wellArchitected("SEC 3"))
                .url(
                        "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous");
    }

    @Override
    public ResourceType<Role> type() {
        return Role.TYPE;
    }

    @Override
    public void validate(Role role, Review review) {
        review.each(role.trust().statements(), statement -> {
            if (review.when(statement.allows())) {
                validate(statement, review);
            }
        });
    }

    private static void validate(Statement statement, Review review) {
        boolean named = review.require(
                statement.props().has("Principal"),
                "Principal is not set; a trust policy names who may assume the role");
        if (named) {
            review.require(
                    statement
                            .letsEveryoneIn()
                            .not()
                            .or(statement::isConditioned)
                            // AWS refuses the bare wildcard: constraint iam-trust-principal-type.
                            .or(() -> statement.props().value("Principal").matches(new StringValue("*")::equals)),
                    "the statement allows everybody to assume the role");
        }
        if (named && review.when(statement.letsEveryoneIn().not())) {
            review.require(
                    statement.trustsGitHub().implies(statement::limitsSubject),
                    "Condition does not limit token.actions.githubusercontent.com:sub, so every repository of GitHub may assume the"
                            + " role");
            review.each(
                    statement.services(),
                    service -> review.require(
                            service.matches(name -> name.contains(".")),
                            "Service %s is not a service principal such as \"ecs-tasks.amazonaws.com\"",
                            service));
        }
    }
}
