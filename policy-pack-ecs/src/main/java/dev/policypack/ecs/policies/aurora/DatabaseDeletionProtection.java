package dev.policypack.ecs.policies.aurora;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.rds.Database;
import dev.policypack.ecs.policies.Production;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Props;
import java.util.Optional;

/** A database is not deleted by a slip: in production a demand, elsewhere a remark. */
public final class DatabaseDeletionProtection implements ResourcePolicy<Database> {
    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("aurora-deletion-protection")
                .title("Databases cannot be deleted by mistake")
                .description(
                        "A destroy of the wrong stack, or a change that replaces the database, takes the data with it.")
                .remediationSteps(
                        "Set `deletionProtection` to true; who means to delete the database sets it to false first.")
                .severity(Severity.HIGH)
                .consequence(Consequence.DATA_LOSS)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .levelVaries(Production.ELSE_ADVISORY)
                .frameworks(Frameworks.securityHub("RDS.7"), Frameworks.securityHub("RDS.8"))
                .url("https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html")
                .remediates();
    }

    @Override
    public ResourceType<Database> type() {
        return Database.TYPE;
    }

    @Override
    public void validate(Database database, Review review) {
        // A database that lives for an hour must be easy to delete: outside of production it is a remark.
        Review here = Production.isJudgedBy(review)
                ? review
                : Production.elseAdvisory(review).severity(Severity.LOW);
        here.require(
                database.deletionProtection().is(true),
                "deletionProtection is %s, so a mistake can delete the database",
                database.deletionProtection());
    }

    @Override
    public Optional<Props> remediate(Database database) {
        return Optional.of(database.props().with("deletionProtection", true));
    }
}
