package dev.policypack.ecs.policies.rds;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.rds.DatabaseConstraints;
import dev.policypack.ecs.aws.rds.DbClusterConstraints;
import dev.policypack.ecs.aws.rds.DbInstanceConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import java.util.Map;

/** RDS accepts the database, as far as it can be seen from itself. */
public final class DatabaseAccepted implements ResourcePolicy<Resource> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("rds-database-accepted")
                .title("RDS accepts the database")
                .description("RDS refuses the database, when the network around it is already there.")
                .remediationSteps("Change the property as the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(ImmutableList.<Constraint>builder()
                        .addAll(DatabaseConstraints.all())
                        .addAll(DbInstanceConstraints.all())
                        .addAll(DbClusterConstraints.all())
                        .build())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return DatabaseConstraints.TYPE;
    }

    @Override
    public void validate(Resource resource, Review review) {
        DatabaseConstraints.check(resource, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return ImmutableMap.<String, Examples>builder()
                .putAll(Examples.byName(DatabaseConstraints.class))
                .putAll(Examples.byName(DbInstanceConstraints.class))
                .putAll(Examples.byName(DbClusterConstraints.class))
                .buildOrThrow();
    }
}
