package dev.policypack.ecs.policies.iam;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.iam.PolicyDocument.Statement;
import dev.policypack.ecs.aws.iam.Role;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;

/** A role says who may take it, and that is not everyone. */
public final class TrustScoped implements ResourcePolicy<Role> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("iam-trust-scoped")
                .title("Roles are taken by those whom their trust policy names")
                .description(
                        "A role that trusts `*` can be taken by anybody with an AWS account, and with it all that it is allowed.")
                .remediationSteps(
                        "Name the service in `Principal.Service`, such as `ecs-tasks.amazonaws.com`, or the ARN of a role or account in"
                                + " `Principal.AWS`.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.EXPOSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
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
                "Principal is not set, so that nobody is named who may take the role");
        if (named) {
            review.require(
                    statement.letsEveryoneIn().not().or(statement::isConditioned),
                    "the statement lets everyone assume the role");
        }
        if (named && review.when(statement.letsEveryoneIn().not())) {
            review.each(
                    statement.services(),
                    service -> review.require(
                            service.matches(name -> name.contains(".")),
                            "Service %s is not the name of a service of AWS, which is like \"ecs-tasks.amazonaws.com\"",
                            service));
        }
    }
}
