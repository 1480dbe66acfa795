package dev.policypack.ecs.policies.aurora;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ec2.Zones;
import dev.policypack.ecs.aws.rds.DbSubnetGroup;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Stack;

/** A database lies in two zones, and in subnets into which the Internet has no way. */
public final class DatabaseSubnetGroup implements StackPolicy {
    /** Source: DBSubnetGroupDoesNotCoverEnoughAZs of CreateDBSubnetGroup. */
    private static final int FEWEST_ZONES = 2;

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("aurora-subnet-group")
                .title("Databases lie in private subnets of two zones")
                .description(
                        "RDS refuses a subnet group that lies in one zone. In a subnet with a route to an internet gateway, one wrong setting"
                                + " puts the database into the Internet.")
                .remediationSteps(
                        "Set `subnetIds` to private subnets, which have a route to a NAT gateway or none, in two zones at least.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.refused(
                        "DBSubnetGroupDoesNotCoverEnoughAZs: The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement.",
                        "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html",
                        "2026-11-27"))
                .frameworks(Frameworks.securityHub("RDS.46"))
                .url("https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        review.each(stack, DbSubnetGroup.TYPE, (group, here) -> {
            here.require(
                    Zones.of(group.subnets(), stack).areAtLeast(FEWEST_ZONES),
                    "subnetIds are in one Availability Zone; RDS requires at least %s",
                    FEWEST_ZONES);
            here.opinion()
                    .severity(Severity.HIGH)
                    .require(
                            group.isPrivate(stack),
                            "subnetIds contain a subnet whose route table has a route to an internet gateway");
        });
    }
}
