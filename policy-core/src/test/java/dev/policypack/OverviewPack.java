package dev.policypack;

import com.pulumi.aws.cloudwatch.LogGroup;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.resource.ResourceType;
import dev.policypack.server.PolicyServer;
import dev.policypack.value.Value;

/** The pack that the overview of the Javadoc shows. */
final class OverviewPack {
    private OverviewPack() {}

    public static void main(String[] args) {
        PolicyServer.main(args, stack -> PolicyPack.of("my-pack", "1.0.0")
                .with(ResourcePolicy.of(
                        PolicyInfo.named("log-retention")
                                .title("Logs are kept for a month")
                                .enforcementLevel(EnforcementLevel.MANDATORY),
                        ResourceType.of(LogGroup.class),
                        (group, review) -> {
                            Value<Long> days = group.props().integer("retentionInDays");
                            review.require(
                                    days.matches(kept -> kept >= 30),
                                    "retentionInDays is %s; keep logs for 30 days",
                                    days);
                        })));
    }
}
