package dev.policypack.ecs.policies.aurora;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.rds.Database;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import java.util.Optional;

/** A task can sign in to its database with its role, without a password that somebody may read. */
public final class DatabaseIamAuthentication implements ResourcePolicy<Database> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("aurora-iam-authentication")
                .title("Databases let users sign in with IAM")
                .description(
                        "With IAM, a task signs in with a token of its role that is good for a quarter of an hour. A password is good for as"
                                + " long as nobody changes it.")
                .remediationSteps("Set `iamDatabaseAuthenticationEnabled` to true; passwords keep working beside it.")
                .severity(Severity.LOW)
                .consequence(Consequence.EXPOSED)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.securityHub("RDS.10"), Frameworks.securityHub("RDS.12"))
                .url("https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.html")
                .remediates();
    }

    @Override
    public ResourceType<Database> type() {
        return Database.TYPE;
    }

    @Override
    public Truth appliesTo(Database database) {
        return database.engine().isIn(Database.enginesWithIamAuthentication()).and(() -> database.isServerlessV1()
                .not());
    }

    @Override
    public void validate(Database database, Review review) {
        review.require(
                database.iamDatabaseAuthenticationEnabled().is(true),
                "iamDatabaseAuthenticationEnabled is %s",
                database.iamDatabaseAuthenticationEnabled());
    }

    @Override
    public Optional<Props> remediate(Database database) {
        return Optional.of(database.props().with("iamDatabaseAuthenticationEnabled", true));
    }
}
