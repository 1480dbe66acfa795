package dev.policypack.ecs.policies.aurora;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.rds.DbInstance;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Props;
import java.util.Optional;

/** A database has no address in the Internet. */
public final class DatabaseNotPublic implements ResourcePolicy<DbInstance> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("aurora-not-public")
                .title("Databases have no public address")
                .description(
                        "With a public address, only a security group stands between the database and everybody who guesses passwords.")
                .remediationSteps(
                        "Set `publiclyAccessible` to false; tasks in the same VPC reach the database by its private address.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.EXPOSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.exposed(
                        "RDS DB instances should prohibit public access, as determined by the PubliclyAccessible configuration",
                        "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-2",
                        "2026-11-27"))
                .frameworks(Frameworks.securityHub("RDS.2"), Frameworks.cis("2.3.3"))
                .url(
                        "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html")
                .remediates();
    }

    @Override
    public ResourceType<DbInstance> type() {
        return DbInstance.TYPE;
    }

    @Override
    public void validate(DbInstance instance, Review review) {
        review.require(
                instance.publiclyAccessible().is(true).not(),
                "publiclyAccessible is %s, so the database has a public address",
                instance.publiclyAccessible());
    }

    @Override
    public Optional<Props> remediate(DbInstance instance) {
        return Optional.of(instance.props().with("publiclyAccessible", false));
    }
}
