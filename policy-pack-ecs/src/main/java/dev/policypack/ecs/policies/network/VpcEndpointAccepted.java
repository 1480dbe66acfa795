package dev.policypack.ecs.policies.network;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ec2.VpcEndpoint;
import dev.policypack.ecs.aws.ec2.VpcEndpointConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import java.util.Map;

/** EC2 accepts the VPC endpoint. */
public final class VpcEndpointAccepted implements ResourcePolicy<VpcEndpoint>, StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ec2-endpoint-accepted")
                .title("EC2 accepts the VPC endpoint")
                .description("EC2 refuses an endpoint whose properties do not fit its type, its subnets or its VPC.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(VpcEndpointConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html");
    }

    @Override
    public ResourceType<VpcEndpoint> type() {
        return VpcEndpoint.TYPE;
    }

    @Override
    public void validate(VpcEndpoint resource, Review review) {
        VpcEndpointConstraints.check(resource, review);
    }

    @Override
    public void validate(Stack stack, Review review) {
        VpcEndpointConstraints.check(stack, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(VpcEndpointConstraints.class);
    }
}
