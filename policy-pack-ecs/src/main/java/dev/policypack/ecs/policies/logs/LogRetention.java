package dev.policypack.ecs.policies.logs;

import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.logs.LogGroup;
import dev.policypack.ecs.policies.Production;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.Optional;

/** Logs are kept for a time that somebody has chosen. */
public final class LogRetention implements ResourcePolicy<LogGroup> {
    static final Option<Long> MINIMUM_DAYS =
            Option.integer("minimumDays", 1, 3_653, 1, "The fewest days that logs are kept.");
    static final Option<Long> MAXIMUM_DAYS =
            Option.integer("maximumDays", 1, 3_653, 3_653, "The most days that logs are kept.");
    static final Option<Long> PRODUCTION_MINIMUM_DAYS =
            Option.integer("productionMinimumDays", 1, 3_653, 1, "The fewest days that logs of production are kept.");

    private static final long SENSIBLE = 30;

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("logs-retention")
                .title("Log groups say how long they keep their logs")
                .description(
                        "Without a retention, CloudWatch keeps logs for ever: the bill grows every month, and so does the heap of personal"
                                + " data that nobody deletes.")
                .remediationSteps("Set `retentionInDays` on the log group, for example to 30.")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.COST)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.asked(
                        "Log groups have a retention; without one, CloudWatch keeps logs indefinitely.",
                        "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html#SettingLogRetention",
                        "2026-11-27"))
                .frameworks(Frameworks.securityHub("CloudWatch.16"))
                .options(MINIMUM_DAYS, MAXIMUM_DAYS, PRODUCTION_MINIMUM_DAYS)
                .url("https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html")
                .remediates();
    }

    @Override
    public ResourceType<LogGroup> type() {
        return LogGroup.TYPE;
    }

    @Override
    public Truth appliesTo(LogGroup group) {
        return group.isForDeliveryOnly().not();
    }

    @Override
    public void validate(LogGroup group, Review review) {
        Value<Long> days = group.retentionInDays();
        if (!review.require(days.isPresent(), "retentionInDays is %s, so logs never expire", days)) {
            return;
        }
        if (review.require(
                days.isIn(LogGroup.retentionDaysAllowed()),
                "retentionInDays is %s; AWS accepts %s",
                days,
                LogGroup.retentionDaysAllowed())) {
            long least = Production.isJudgedBy(review)
                    ? Math.max(review.option(MINIMUM_DAYS), review.option(PRODUCTION_MINIMUM_DAYS))
                    : review.option(MINIMUM_DAYS);
            long most = review.option(MAXIMUM_DAYS);
            review.require(
                    days.matches(number -> number >= least),
                    "retentionInDays is %s; keep logs for at least %s days",
                    days,
                    least);
            review.require(
                    days.matches(number -> number <= most),
                    "retentionInDays is %s; keep logs for at most %s days",
                    days,
                    most);
        }
    }

    @Override
    public Optional<Props> remediate(LogGroup group) {
        // Only where nothing was chosen: a choice that breaks a limit is somebody's to change.
        return group.retentionInDays().isMissing().whereKnown(() -> group.props()
                .with("retentionInDays", SENSIBLE));
    }
}
