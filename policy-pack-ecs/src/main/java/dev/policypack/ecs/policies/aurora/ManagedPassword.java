package dev.policypack.ecs.policies.aurora;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.rds.Database;
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
import dev.policypack.value.Value;

/** The master password is made by RDS, or at least nobody can read it. */
public final class ManagedPassword implements ResourcePolicy<Database> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("aurora-managed-password")
                .title("RDS makes the master password, and no program holds it")
                .description(
                        "A password in a program is in the repository and in the state of the stack, is the same for years, and opens the"
                                + " whole database. RDS makes one that nobody sees, and replaces it every week.")
                .remediationSteps(
                        "Set `manageMasterUserPassword` to true and remove the password; tasks read it from the secret in `masterUserSecrets`.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.EXPOSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.exposed(
                        "Anyone who can read the program or the state can read a password that is not a secret.",
                        "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html",
                        "2026-11-27"))
                .frameworks(Frameworks.wellArchitected("SEC 2"))
                .url("https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html");
    }

    @Override
    public ResourceType<Database> type() {
        return Database.TYPE;
    }

    @Override
    public void validate(Database database, Review review) {
        Value<String> password = database.masterPassword();
        Truth managed = database.manageMasterUserPassword().is(true);
        Truth secret = Truth.of(password.isSecret(), password.evidence());
        boolean hidden = review.at(password)
                .require(
                        password.isMissing().or(secret),
                        "%s is a text that everybody can read in the program and in the state of the stack",
                        Display.words(password.path().property()));
        if (hidden) {
            review.at(password)
                    .require(
                            managed.not().or(password::isMissing),
                            "%s is set beside manageMasterUserPassword, and RDS takes only one of them",
                            Display.words(password.path().property()));
        }
        review.require(
                managed.or(secret)
                        .or(password::isPresent)
                        .or(database::hasWriteOnlyPassword)
                        .or(database::isCopy),
                "manageMasterUserPassword is %s, and the database has no other master password",
                database.manageMasterUserPassword());
    }
}
