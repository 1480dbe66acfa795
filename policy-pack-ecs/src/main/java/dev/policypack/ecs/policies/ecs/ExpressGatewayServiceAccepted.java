package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.ExpressGatewayService;
import dev.policypack.ecs.aws.ecs.ExpressGatewayServiceConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import java.util.Map;

/** ECS accepts the service of Express Mode. */
public final class ExpressGatewayServiceAccepted implements ResourcePolicy<ExpressGatewayService> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-express-gateway-service-accepted")
                .title("ECS accepts the service of Express Mode")
                .description(
                        "ECS refuses the service when it is created, after its roles and its network have been created.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(ExpressGatewayServiceConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateExpressGatewayService.html");
    }

    @Override
    public ResourceType<ExpressGatewayService> type() {
        return ExpressGatewayService.TYPE;
    }

    @Override
    public void validate(ExpressGatewayService expressGatewayService, Review review) {
        ExpressGatewayServiceConstraints.check(expressGatewayService, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(ExpressGatewayServiceConstraints.class);
    }
}
