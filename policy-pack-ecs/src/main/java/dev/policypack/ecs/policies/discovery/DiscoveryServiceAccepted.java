package dev.policypack.ecs.policies.discovery;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.servicediscovery.DiscoveryServiceConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import java.util.Map;

/** Cloud Map accepts the service. */
public final class DiscoveryServiceAccepted implements ResourcePolicy<Resource>, StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("servicediscovery-service-accepted")
                .title("Cloud Map accepts the service")
                .description(
                        "Cloud Map refuses a service whose records, health check and namespace do not fit each other.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(DiscoveryServiceConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return DiscoveryServiceConstraints.TYPE;
    }

    @Override
    public void validate(Resource resource, Review review) {
        DiscoveryServiceConstraints.check(resource, review);
    }

    @Override
    public void validate(Stack stack, Review review) {
        DiscoveryServiceConstraints.check(stack, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(DiscoveryServiceConstraints.class);
    }
}
