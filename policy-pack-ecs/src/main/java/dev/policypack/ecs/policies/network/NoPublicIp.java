package dev.policypack.ecs.policies.network;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.TaskEgress;
import dev.policypack.ecs.aws.ecs.TaskPlacement;
import dev.policypack.ecs.policies.Production;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;

/** Tasks that can do without a public address have none. */
public final class NoPublicIp implements StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("network-no-public-ip")
                .title("Tasks with another way out have no public address")
                .description(
                        "A task with a public address is one mistake in a security group away from the Internet. Where a NAT gateway is"
                                + " there for it, it gains nothing by that.")
                .remediationSteps("Set `networkConfiguration.assignPublicIp` to false.")
                .severity(Severity.HIGH)
                .consequence(Consequence.EXPOSED)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .levelVaries(Production.ELSE_ADVISORY)
                .frameworks(Frameworks.securityHub("ECS.2"), Frameworks.securityHub("ECS.16"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        TaskEgress egress = new TaskEgress(stack);
        Production.elseAdvisory(review).each(stack, TaskPlacement.TYPE, (tasks, here) -> {
            // In a subnet that only leads to an internet gateway, a task needs the address: there it is no mistake.
            Truth canDoWithout = Truth.all(tasks.subnets().resolve(stack).stream()
                    .map(subnet -> subnet.is(egress::hasWayOut))
                    .toList());
            here.require(
                    tasks.assignPublicIp().is(true).and(canDoWithout).not(),
                    "assignPublicIp is %s, and the subnets have a way out that needs no public address",
                    tasks.assignPublicIp());
        });
    }
}
