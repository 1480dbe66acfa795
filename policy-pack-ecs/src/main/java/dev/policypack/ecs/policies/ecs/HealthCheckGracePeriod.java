package dev.policypack.ecs.policies.ecs;

import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.Service;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Truth;

/** A task behind a load balancer gets time to start before its health checks count. */
public final class HealthCheckGracePeriod implements ResourcePolicy<Service> {
    static final Option<Long> MINIMUM =
            Option.integer("minimum", 1, Integer.MAX_VALUE, 30, "The shortest grace period, in seconds.");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-health-check-grace-period")
                .title("A service behind a load balancer gives its tasks time to start")
                .description(
                        "Without a grace period, ECS stops a task as soon as the load balancer finds it unhealthy, and the next task does not"
                                + " get further: a program that starts slowly never comes up.")
                .remediationSteps(
                        "Set `healthCheckGracePeriodSeconds` on the service to somewhat more than the program takes to start.")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.HANGS)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.wellArchitected("REL 11"))
                .options(MINIMUM)
                .url("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html");
    }

    @Override
    public ResourceType<Service> type() {
        return Service.TYPE;
    }

    @Override
    public Truth appliesTo(Service service) {
        return service.loadBalancers().isEmpty().not();
    }

    @Override
    public void validate(Service service, Review review) {
        long minimum = review.option(MINIMUM);
        review.require(
                service.healthCheckGracePeriodSeconds().matches(seconds -> seconds >= minimum),
                "healthCheckGracePeriodSeconds is %s, and at least %s are wanted",
                service.healthCheckGracePeriodSeconds(),
                minimum);
    }
}
