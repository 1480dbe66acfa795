package dev.policypack.ecs.policies.aurora;

import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.rds.Database;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyContext;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.Optional;

/** Backups reach back further than it takes to notice that data is lost. */
public final class DatabaseBackups implements ResourcePolicy<Database> {
    /** Source: BackupRetentionPeriod of CreateDBCluster and CreateDBInstance. */
    private static final long MOST = 35;

    static final Option<Long> MINIMUM_DAYS =
            Option.integer("minimumDays", 1, MOST, 7, "The fewest days that backups are kept.");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("aurora-backup-retention")
                .title("Databases keep their backups for a week at least")
                .description(
                        "Aurora keeps backups for one day, an RDS instance for none, unless they are told otherwise; data lost on a Friday is"
                                + " gone by Monday.")
                .remediationSteps("Set `backupRetentionPeriod` to 7 or more; AWS takes up to 35 days.")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.DATA_LOSS)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(
                        Frameworks.securityHub("RDS.11"),
                        Frameworks.securityHub("RDS.50"),
                        Frameworks.wellArchitected("REL 9"))
                .options(MINIMUM_DAYS)
                .url("https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Backups.html")
                .remediates();
    }

    @Override
    public ResourceType<Database> type() {
        return Database.TYPE;
    }

    @Override
    public Truth appliesTo(Database database) {
        return database.props().has("replicateSourceDb").not(); // the backups are those of its source
    }

    @Override
    public void validate(Database database, Review review) {
        Value<Long> days = database.backupRetentionPeriod();
        long least = review.option(MINIMUM_DAYS);
        boolean longEnough = review.require(
                days.matches(number -> number >= least),
                "backupRetentionPeriod is %s; keep backups for at least %s days",
                days,
                least);
        if (longEnough) {
            review.require(
                    days.matches(number -> number <= MOST),
                    "backupRetentionPeriod is %s; AWS takes %s at the most",
                    days,
                    MOST);
        }
    }

    @Override
    public Optional<Props> remediate(Database database, PolicyContext given) {
        long least = given.option(MINIMUM_DAYS);
        return database.backupRetentionPeriod()
                .matches(days -> days >= least)
                .not()
                .whereKnown(() -> database.props().with("backupRetentionPeriod", least));
    }
}
