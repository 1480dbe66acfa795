package dev.policypack.ecs.policies.alb;

import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.elb.TargetGroup;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyContext;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.Optional;

/** A health check leaves the container time to answer, and ends before the next one begins. */
public final class HealthCheckTiming implements ResourcePolicy<TargetGroup> {
    static final Option<Long> MINIMUM_TIMEOUT = Option.integer(
            "minimumTimeout", 2, 120, 5, "The shortest time, in seconds, that a container is given to answer.");

    /** Sources: HealthyThresholdCount and UnhealthyThresholdCount of CreateTargetGroup. */
    private static final long LEAST_THRESHOLD = 2;

    private static final long MOST_THRESHOLD = 10;
    private static final long DEFAULT_INTERVAL = 30;
    private static final long DEFAULT_INTERVAL_LAMBDA = 35;

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("alb-health-check-timing")
                .title("Health checks give a target time to answer")
                .description(
                        "With a short timeout, a garbage collection looks like a failure: the load balancer takes the task out and ECS"
                                + " restarts it. A timeout that is not shorter than the interval is refused by AWS.")
                .remediationSteps(
                        "Set `healthCheck.timeout` to at least 5 seconds and `healthCheck.interval` to more than that; `healthyThreshold`"
                                + " and `unhealthyThreshold` lie between 2 and 10.")
                .severity(Severity.HIGH)
                .consequence(Consequence.HANGS)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.wellArchitected("REL 11"))
                .options(MINIMUM_TIMEOUT)
                .url("https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html")
                .remediates();
    }

    @Override
    public ResourceType<TargetGroup> type() {
        return TargetGroup.TYPE;
    }

    @Override
    public Truth appliesTo(TargetGroup group) {
        return group.healthCheck().isPresent().and(group.checksHealth());
    }

    @Override
    public void validate(TargetGroup group, Review review) {
        Props check = group.healthCheck();
        Value<Long> timeout = check.integer("timeout");
        if (review.when(timeout.isPresent())) {
            long least = review.option(MINIMUM_TIMEOUT);
            review.require(
                    timeout.matches(seconds -> seconds >= least),
                    "timeout is %s; give a target at least %s seconds",
                    timeout,
                    least);
            Value<Long> interval = interval(group);
            review.require(
                    interval.matches(timeout, (every, seconds) -> seconds < every),
                    "timeout is %s and interval is %s; the timeout must be shorter",
                    timeout,
                    interval);
        }
        threshold(check.integer("healthyThreshold"), "healthyThreshold", review);
        threshold(check.integer("unhealthyThreshold"), "unhealthyThreshold", review);
    }

    private static Value<Long> interval(TargetGroup group) {
        return group.targetType()
                .map(type -> type.equals("lambda") ? DEFAULT_INTERVAL_LAMBDA : DEFAULT_INTERVAL)
                .flatMap(byDefault -> group.healthCheck().integer("interval").orElse(byDefault));
    }

    private static void threshold(Value<Long> threshold, String name, Review review) {
        review.require(
                threshold
                        .isMissing()
                        .or(() -> threshold.matches(times -> times >= LEAST_THRESHOLD && times <= MOST_THRESHOLD)),
                name + " is %s; AWS takes %s to %s",
                threshold,
                LEAST_THRESHOLD,
                MOST_THRESHOLD);
    }

    /** Only a timeout that is too short, and where the interval leaves room: how often to ask is for somebody to say. */
    @Override
    public Optional<Props> remediate(TargetGroup group, PolicyContext given) {
        long least = given.option(MINIMUM_TIMEOUT);
        Truth isTooShort = group.healthCheck().integer("timeout").matches(seconds -> seconds < least);
        Truth isRoom = interval(group).matches(every -> every > least);
        return isTooShort.and(isRoom).whereKnown(() -> group.props()
                .with("healthCheck", group.healthCheck().with("timeout", least).raw()));
    }
}
