package dev.policypack.ecs.policies.ecs;

import com.google.common.collect.ImmutableList;
import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.autoscaling.ScalingPolicy;
import dev.policypack.ecs.aws.autoscaling.ScalingTarget;
import dev.policypack.ecs.aws.ecs.Service;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;
import java.util.List;

/** A service runs as many tasks as its load asks for, between two limits. */
public final class Autoscaling implements StackPolicy {
    static final Option<Long> MINIMUM_TASKS =
            Option.integer("minimumTasks", 0, 5_000, 2, "The fewest tasks to which a service may be scaled in.");
    static final Option<Long> MAXIMUM_TASKS =
            Option.integer("maximumTasks", 1, 5_000, 10, "The most tasks to which a service may be scaled out.");
    static final Option<Long> CPU_TARGET = Option.integer(
            "cpuTarget", 1, 100, 70, "The highest CPU utilization, in percent, that scaling may aim at.");
    static final Option<Long> COOLDOWN = Option.integer(
            "cooldown", 0, 3_600, 60, "The shortest time, in seconds, between two changes of the number of tasks.");
    static final Option<List<String>> FIXED = Option.strings(
            "fixed",
            ImmutableList.of(),
            "The names, in the program, of services that always run the same number of tasks.");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-autoscaling")
                .title("A service is scaled by the CPU of its tasks, between two limits")
                .description(
                        "A fixed number of tasks is too few on the day that counts and too many on all others; without an upper limit, an"
                                + " error or an attack has no price limit either.")
                .remediationSteps(
                        "Add an `aws:appautoscaling/target:Target` for the service with `minCapacity` and `maxCapacity`, an"
                                + " `aws:appautoscaling/policy:Policy` that tracks `ECSServiceAverageCPUUtilization` with"
                                + " `scaleInCooldown` and `scaleOutCooldown`, and `ignoreChanges` for `desiredCount` on the service.")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.OUTAGE)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.wellArchitected("REL 7"))
                .options(MINIMUM_TASKS, MAXIMUM_TASKS, CPU_TARGET, COOLDOWN, FIXED)
                .url(
                        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-targettracking.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        List<Service> services = stack.ofType(Service.TYPE);
        if (services.isEmpty()) {
            review.notApplicable("The stack has no ECS service");
        }
        services.forEach(service -> isScaled(service, stack, review.on(service)));
        for (ScalingTarget target : stack.ofType(ScalingTarget.TYPE)) {
            if (review.on(target).when(target.scalesTasks())) {
                hasLimits(target, review.on(target));
            }
        }
        for (ScalingPolicy policy : stack.ofType(ScalingPolicy.TYPE)) {
            if (review.on(policy).when(policy.tracksCpu())) {
                isCalm(policy, review.on(policy));
            }
        }
    }

    private static void isScaled(Service service, Stack stack, Review review) {
        Truth ofFixedSize = Truth.of(
                        review.option(FIXED).contains(service.resource().name()))
                .or(service::isDaemon)
                .or(() -> service.deploymentController().is("EXTERNAL"));
        if (review.when(ofFixedSize.not())
                && review.require(
                        stack.any(ScalingTarget.TYPE, target -> target.scalesTasks()
                                .and(() -> stack.leadsTo(target.service(), service))),
                        "no scaling target is for the service, so that the number of its tasks never changes")) {
            review.require(
                    stack.any(ScalingPolicy.TYPE, policy -> policy.tracksCpu()
                            .and(() -> stack.leadsTo(policy.service(), service))),
                    "no scaling policy holds the CPU of the service at a target");
            review.require(
                    Truth.of(service.resource().ignoresChangesOf("desiredCount")),
                    "changes of desiredCount are not ignored, so that each deployment undoes what the scaling has chosen");
        }
    }

    private static void hasLimits(ScalingTarget target, Review review) {
        long least = review.option(MINIMUM_TASKS);
        long most = review.option(MAXIMUM_TASKS);
        review.require(
                target.minCapacity().matches(tasks -> tasks >= least),
                "minCapacity is %s; keep at least %s tasks",
                target.minCapacity(),
                least);
        review.require(
                target.maxCapacity().matches(tasks -> tasks <= most),
                "maxCapacity is %s; allow at most %s tasks",
                target.maxCapacity(),
                most);
        review.severity(Severity.HIGH)
                .require(
                        target.minCapacity().matches(target.maxCapacity(), (minimum, maximum) -> minimum <= maximum),
                        "maxCapacity is %s, which is less than minCapacity, %s",
                        target.maxCapacity(),
                        target.minCapacity());
    }

    private static void isCalm(ScalingPolicy policy, Review review) {
        long highest = review.option(CPU_TARGET);
        review.require(
                policy.targetValue().matches(percent -> percent <= highest),
                "targetValue is %s; above %s %% there is no room left while new tasks start",
                policy.targetValue(),
                highest);
        long shortest = review.option(COOLDOWN);
        review.require(
                policy.scaleInCooldown().matches(seconds -> seconds >= shortest),
                "scaleInCooldown is %s; set it to at least %s seconds",
                policy.scaleInCooldown(),
                shortest);
        review.require(
                policy.scaleOutCooldown().matches(seconds -> seconds >= shortest),
                "scaleOutCooldown is %s; set it to at least %s seconds",
                policy.scaleOutCooldown(),
                shortest);
    }
}
