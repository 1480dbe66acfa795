package dev.policypack.ecs.policies.network;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ec2.FlowLog;
import dev.policypack.ecs.aws.ec2.Vpc;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Stack;
import java.util.List;

/** Who talked to whom can be looked up afterwards. */
public final class FlowLogs implements StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("network-flow-logs")
                .title("VPCs have flow logs")
                .description(
                        "Without flow logs nobody can say which connections were made and refused, neither in an outage nor after an attack.")
                .remediationSteps("Make a `FlowLog` with the `vpcId` of the VPC and a `logDestination`.")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.UNOBSERVED)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.securityHub("EC2.6"), Frameworks.cis("3.7"))
                .url("https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        // A default VPC is only adopted; its flow logs may be anybody's.
        List<Vpc> vpcs =
                stack.ofType(Vpc.TYPE).stream().filter(vpc -> !vpc.isDefault()).toList();
        if (vpcs.isEmpty()) {
            review.notApplicable("The stack makes no VPC");
        }
        for (Vpc vpc : vpcs) {
            review.on(vpc)
                    .require(
                            stack.any(FlowLog.TYPE, log -> log.isAbout(vpc, stack)),
                            "no flow log of the stack writes down its traffic");
        }
    }
}
