package dev.policypack.ecs.policies.rds;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.rds.DbGroupConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import java.util.Map;

/** RDS accepts groups of subnets, parameters and shards, and subscriptions to events. */
public final class GroupAccepted implements ResourcePolicy<Resource> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("rds-group-accepted")
                .title("RDS accepts the subnet group, parameter group, shard group or event subscription")
                .description("RDS refuses the group or the subscription, and with it the deployment.")
                .remediationSteps("Change the property as the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(DbGroupConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return DbGroupConstraints.TYPE;
    }

    @Override
    public void validate(Resource resource, Review review) {
        DbGroupConstraints.check(resource, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(DbGroupConstraints.class);
    }
}
