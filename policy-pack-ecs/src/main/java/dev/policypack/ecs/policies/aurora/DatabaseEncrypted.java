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
import dev.policypack.value.Truth;

/** What a database stores is encrypted with a key of KMS. */
public final class DatabaseEncrypted implements ResourcePolicy<Database> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("aurora-encrypted")
                .title("Databases are encrypted with a key of KMS")
                .description(
                        "An RDS instance is stored unencrypted unless it says otherwise, and so is an Aurora cluster made before 18 February"
                                + " 2026. A newer cluster is encrypted with a key that AWS owns: no audit trail shows its use, and nobody can"
                                + " revoke it. Neither can be changed later.")
                .remediationSteps(
                        "Set `storageEncrypted` to true, and `kmsKeyId` for a key of your own. An existing database is replaced by that.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.EXPOSED)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.securityHub("RDS.3"), Frameworks.securityHub("RDS.27"), Frameworks.cis("2.3.1"))
                .url("https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html");
    }

    @Override
    public ResourceType<Database> type() {
        return Database.TYPE;
    }

    @Override
    public Truth appliesTo(Database database) {
        return database.isCopy().or(database::isServerlessV1).not();
    }

    @Override
    public void validate(Database database, Review review) {
        Truth encrypted = database.storageEncrypted().is(true);
        Review here = review.at(database.storageEncrypted());
        here.enforcementLevel(EnforcementLevel.ADVISORY)
                .severity(Severity.MEDIUM)
                .require(
                        database.isAurora().implies(() -> encrypted),
                        "storageEncrypted is %s, so that the cluster has a key that AWS owns, or none if it is older than that",
                        database.storageEncrypted());
        here.require(
                database.isAurora().or(encrypted),
                "storageEncrypted is %s, so that the storage is not encrypted",
                database.storageEncrypted());
    }
}
