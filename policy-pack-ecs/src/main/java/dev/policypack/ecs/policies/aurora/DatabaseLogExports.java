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
import dev.policypack.value.Items;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** The logs of a database are where people look for logs. */
public final class DatabaseLogExports implements ResourcePolicy<Database> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("aurora-log-exports")
                .title("Databases send their logs to CloudWatch Logs")
                .description(
                        "Without an export, the logs stay on the instance for a few days and vanish with it: slow queries and refused"
                                + " sign-ins are found by nobody.")
                .remediationSteps(
                        "Set `enabledCloudwatchLogsExports`, for example to `[\"postgresql\"]` for Aurora PostgreSQL.")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.UNOBSERVED)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(
                        Frameworks.securityHub("RDS.9"),
                        Frameworks.securityHub("RDS.36"),
                        Frameworks.securityHub("RDS.37"))
                .url("https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html");
    }

    @Override
    public ResourceType<Database> type() {
        return Database.TYPE;
    }

    @Override
    public Truth appliesTo(Database database) {
        return database.engine().matches(engine -> !Database.logTypes(engine).isEmpty());
    }

    @Override
    public void validate(Database database, Review review) {
        Items<Value<String>> exports = database.enabledCloudwatchLogsExports();
        Value<List<String>> known = database.engine().map(Database::logTypes);
        review.at(exports)
                .require(
                        exports.isEmpty().not(),
                        "enabledCloudwatchLogsExports is not set; the engine has the logs %s",
                        known);
        review.each(
                exports,
                export -> review.require(
                        known.matches(export, List::contains), "the engine has no log %s; it has %s", export, known));
    }
}
