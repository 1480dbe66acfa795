package dev.policypack.ecs.policies.network;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ec2.NetworkConstraints;
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

/** EC2 accepts VPCs, subnets, gateways and routes. */
public final class NetworkAccepted implements ResourcePolicy<Resource>, StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ec2-network-accepted")
                .title("EC2 accepts the network")
                .description(
                        "EC2 refuses ranges that do not fit each other, and routes and gateways that are there already or lead nowhere.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(NetworkConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return NetworkConstraints.TYPE;
    }

    @Override
    public void validate(Resource resource, Review review) {
        NetworkConstraints.check(resource, review);
    }

    @Override
    public void validate(Stack stack, Review review) {
        NetworkConstraints.check(stack, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(NetworkConstraints.class);
    }
}
