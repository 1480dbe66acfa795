package dev.policypack.ecs.policies.network;

import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ec2.Subnet;
import dev.policypack.ecs.aws.ec2.Zones;
import dev.policypack.ecs.aws.ecs.Service;
import dev.policypack.ecs.aws.ecs.TaskPlacement;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Refs;
import dev.policypack.resource.Stack;

/** A service survives the loss of a zone. */
public final class TasksMultiAz implements StackPolicy {
    static final Option<Long> ZONES =
            Option.integer("zones", 2, 3, 2, "In how many zones the tasks of a service can run at least.");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("network-tasks-multi-az")
                .title("Services can run in several zones")
                .description(
                        "When the only zone of a service fails, the service fails; in several, ECS starts its tasks in the others.")
                .remediationSteps("Put subnets of two zones or more into `networkConfiguration.subnets`.")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.OUTAGE)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.wellArchitected("REL 10"))
                .options(ZONES)
                .url("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        long least = review.option(ZONES);
        review.each(stack, Service.TYPE, (service, here) -> {
            Refs<Subnet> subnets = service.resource().as(TaskPlacement.TYPE).subnets();
            if (!subnets.isMissing()) {
                Zones zones = Zones.of(subnets, stack);
                here.at(subnets)
                        .require(
                                zones.areAtLeast(least),
                                "subnets are in %s; tasks should be able to run in %s zones at least",
                                zones,
                                least);
            }
        });
    }
}
