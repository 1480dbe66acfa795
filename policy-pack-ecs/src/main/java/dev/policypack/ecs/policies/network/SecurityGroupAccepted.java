package dev.policypack.ecs.policies.network;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ec2.SecurityGroupConstraints;
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

/** EC2 accepts the rules of security groups. */
public final class SecurityGroupAccepted implements ResourcePolicy<Resource>, StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ec2-security-group-accepted")
                .title("EC2 accepts the rules of security groups")
                .description(
                        "EC2 refuses a rule whose ports, ranges or description it does not take, and one that is there already.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(SecurityGroupConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return SecurityGroupConstraints.TYPE;
    }

    @Override
    public void validate(Resource resource, Review review) {
        SecurityGroupConstraints.check(resource, review);
    }

    @Override
    public void validate(Stack stack, Review review) {
        SecurityGroupConstraints.check(stack, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(SecurityGroupConstraints.class);
    }
}
