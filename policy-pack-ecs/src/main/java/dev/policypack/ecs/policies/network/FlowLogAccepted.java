package dev.policypack.ecs.policies.network;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ec2.FlowLog;
import dev.policypack.ecs.aws.ec2.FlowLogConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import java.util.Map;

/** EC2 accepts the flow log. */
public final class FlowLogAccepted implements ResourcePolicy<FlowLog> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ec2-flow-log-accepted")
                .title("EC2 accepts the flow log")
                .description("EC2 refuses a flow log whose destination, format or interval it does not take.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(FlowLogConstraints.all())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html");
    }

    @Override
    public ResourceType<FlowLog> type() {
        return FlowLog.TYPE;
    }

    @Override
    public void validate(FlowLog resource, Review review) {
        FlowLogConstraints.check(resource, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(FlowLogConstraints.class);
    }
}
