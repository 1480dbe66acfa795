package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.Service;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.Map;
import java.util.Optional;

/** A deployment that fails ends by itself, and the last good one comes back. */
public final class DeploymentCircuitBreaker implements ResourcePolicy<Service> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-deployment-circuit-breaker")
                .title("A failed deployment of a service is ended and rolled back")
                .description(
                        "Without it, ECS starts tasks that fail again and again, for hours, while `pulumi up` waits or reports a success"
                                + " that is none.")
                .remediationSteps(
                        "Set `deploymentCircuitBreaker` on the service itself, with `enable` and `rollback` both true; or `alarms` with"
                                + " `enable` and `rollback`.")
                .severity(Severity.HIGH)
                .consequence(Consequence.HANGS)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html")
                .remediates();
    }

    @Override
    public ResourceType<Service> type() {
        return Service.TYPE;
    }

    @Override
    public Truth appliesTo(Service service) {
        return service.isRolledByEcs();
    }

    @Override
    public void validate(Service service, Review review) {
        Props breaker = service.deploymentCircuitBreaker();
        Truth onAlarms = service.rollsBackOnAlarms();
        if (review.require(breaker.isPresent().or(onAlarms), "deploymentCircuitBreaker is not set")) {
            Value<Boolean> enable = breaker.bool("enable");
            Value<Boolean> rollback = breaker.bool("rollback");
            review.at(enable)
                    .require(
                            enable.is(true).or(onAlarms), "enable is %s, so that a failing deployment goes on", enable);
            review.at(rollback)
                    .require(
                            rollback.is(true).or(onAlarms),
                            "rollback is %s, so that the last good version stays away",
                            rollback);
        }
    }

    @Override
    public Optional<Props> remediate(Service service) {
        return Optional.of(service.props().with("deploymentCircuitBreaker", Map.of("enable", true, "rollback", true)));
    }
}
