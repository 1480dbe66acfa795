package dev.policypack.docs;

import dev.policypack.config.Option;
import dev.policypack.example.Examples;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Framework;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Props;
import java.util.Optional;

/** A policy with everything that a page can show. */
final class Retention implements ResourcePolicy<Resource> {
    private static final Option<Long> LEAST = Option.integer("least", 1, 3_653, 7, "The fewest days.");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("logs-retention")
                .title("Logs are kept for a while")
                .description("Nobody can look into what is gone.")
                .remediationSteps("Set `days`.")
                .severity(Severity.LOW)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .frameworks(new Framework("AWS Security Hub", "", "CloudWatch.16"))
                .options(LEAST)
                .formerly("log-days")
                .url("https://example.com/retention")
                .remediates();
    }

    @Override
    public ResourceType<Resource> type() {
        return ResourceType.of(resource -> resource, "aws:cloudwatch/logGroup:LogGroup", "aws:logs/group:Group");
    }

    @Override
    public void validate(Resource group, Review review) {
        var days = group.props().integer("days");
        long least = review.option(LEAST);
        review.require(days.matches(number -> number >= least), "days is %s; keep logs for %s days", days, least);
    }

    @Override
    public Optional<Props> remediate(Resource group) {
        return Optional.of(group.props().with("days", 7));
    }

    @Override
    public Examples examples() {
        Resource group = Resource.of("aws:cloudwatch/logGroup:LogGroup", "web").with("name", "/ecs/web");
        return Examples.bad(group.with("days", 1)).good(group.with("days", 7));
    }
}
