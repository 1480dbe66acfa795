package dev.policypack.testkit;

import dev.policypack.config.Option;
import dev.policypack.example.Examples;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.Framework;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Truth;

/** A policy that meets the contract; the bad ones of these tests differ from it in one thing each. */
class Retention implements ResourcePolicy<Resource> {
    static final Option<Long> LEAST = Option.integer("least", 1, 3_653, 7, "The fewest days.");
    static final ResourceType<Resource> GROUPS =
            ResourceType.of(resource -> resource, "aws:cloudwatch/logGroup:LogGroup");

    static Resource group() {
        return Resource.of("aws:cloudwatch/logGroup:LogGroup", "web").with("name", "/ecs/web");
    }

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("logs-retention")
                .title("Logs are kept for a while")
                .description("Nobody can look into what is gone.")
                .remediationSteps("Set `days`.")
                .severity(Severity.LOW)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.asked("Logs are kept for a week."))
                .frameworks(new Framework("AWS Security Hub", "", "CloudWatch.16"))
                .options(LEAST)
                .url("https://example.com/retention");
    }

    @Override
    public ResourceType<Resource> type() {
        return GROUPS;
    }

    @Override
    public Truth appliesTo(Resource group) {
        return group.props().has("skip").not();
    }

    @Override
    public void validate(Resource group, Review review) {
        var days = group.props().integer("days");
        long least = review.option(LEAST);
        review.require(days.matches(number -> number >= least), "days is %s; keep logs for %s days", days, least);
    }

    @Override
    public Examples examples() {
        return Examples.bad(group().with("days", 1)).good(group().with("days", 7));
    }
}
