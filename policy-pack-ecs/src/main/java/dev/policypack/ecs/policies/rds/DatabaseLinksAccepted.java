package dev.policypack.ecs.policies.rds;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.rds.DbLinkConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Stack;
import java.util.Map;

/** RDS accepts the groups and the source that a database names. */
public final class DatabaseLinksAccepted implements StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("rds-database-links-accepted")
                .title("RDS accepts the parameter group, option group and source of the database")
                .description("RDS refuses the database, when all that it names is already there.")
                .remediationSteps("Change the property as the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(DbLinkConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        DbLinkConstraints.check(stack, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(DbLinkConstraints.class);
    }
}
