package dev.policypack.ecs.policies.rds;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.rds.DbProxyConstraints;
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

/** RDS accepts the proxy. */
public final class ProxyAccepted implements ResourcePolicy<Resource> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("rds-proxy-accepted")
                .title("RDS accepts the proxy")
                .description("RDS refuses the proxy, when the database is already there.")
                .remediationSteps("Change the property as the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(DbProxyConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBProxy.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return DbProxyConstraints.TYPE;
    }

    @Override
    public void validate(Resource resource, Review review) {
        DbProxyConstraints.check(resource, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(DbProxyConstraints.class);
    }
}
