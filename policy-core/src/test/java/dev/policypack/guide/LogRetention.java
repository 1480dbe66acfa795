package dev.policypack.guide;

import dev.policypack.config.Option;
import dev.policypack.example.Examples;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.Optional;

/** Logs are kept long enough, and not for ever. */
public final class LogRetention implements ResourcePolicy<LogGroup> {
    static final Option<Long> MINIMUM_DAYS =
            Option.integer("minimumDays", 1, 3653, 30, "The fewest days that logs are kept.");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("logs-retention")
                .title("Log groups say how long they keep their logs")
                .description("Without a retention, logs are kept, and paid for, for ever.")
                .remediationSteps("Set `retentionInDays`, for example to 30.")
                .severity(Severity.MEDIUM)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.asked("Our logging standard asks for a retention of at least 30 days."))
                .options(MINIMUM_DAYS)
                .url("https://docs.aws.amazon.com/goto/WebAPI/logs/PutRetentionPolicy")
                .remediates();
    }

    @Override
    public ResourceType<LogGroup> type() {
        return LogGroup.TYPE;
    }

    @Override
    public void validate(LogGroup group, Review review) {
        Value<Long> days = group.retentionInDays();
        if (review.require(days.isPresent(), "retentionInDays is %s, so that logs are kept for ever", days)) {
            long least = review.option(MINIMUM_DAYS);
            review.require(
                    days.matches(number -> number >= least),
                    "retentionInDays is %s; keep logs for at least %s days",
                    days,
                    least);
        }
    }

    @Override
    public Optional<Props> remediate(LogGroup group) {
        return group.retentionInDays().isMissing().answer() == Truth.Answer.YES
                ? Optional.of(group.props().with("retentionInDays", 30))
                : Optional.empty();
    }

    @Override
    public Examples examples() {
        Resource group = Resource.of("aws:cloudwatch/logGroup:LogGroup", "web").with("name", "/ecs/web");
        return Examples.bad(group).good(group.with("retentionInDays", 30));
    }
}
