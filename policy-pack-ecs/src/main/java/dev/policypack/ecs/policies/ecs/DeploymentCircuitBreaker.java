package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.Service;
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
import java.util.Map;
import java.util.Optional;

/** A deployment that fails ends by itself, and the last good one comes back. */
public final class DeploymentCircuitBreaker implements ResourcePolicy<Service> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-deployment-circuit-breaker")
                .title("A failed deployment of a service stops and is rolled back")
                .description(
                        "Without it, ECS keeps starting tasks of a broken version. After a rollback, `pulumi up` still reports success: watch"
                                + " the service events or an alarm on `rolloutState` to learn that the new version was not deployed.")
                .remediationSteps(
                        "Set `deploymentCircuitBreaker` on the service, with `enable` and `rollback` both true, or `alarms` with `enable` and"
                                + " `rollback`.")
                .severity(Severity.HIGH)
                .consequence(Consequence.HANGS)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.asked(
                        "Services use the deployment circuit breaker, so that a deployment that cannot reach a steady state fails and"
                                + " is rolled back.",
                        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html",
                        "2026-11-27"))
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
        if (review.require(
                breaker.isPresent().or(onAlarms),
                "deploymentCircuitBreaker is not set, so ECS keeps retrying a broken version")) {
            Value<Boolean> enable = breaker.bool("enable");
            Value<Boolean> rollback = breaker.bool("rollback");
            review.at(enable)
                    .require(
                            enable.is(true).or(onAlarms),
                            "enable is %s, so ECS keeps retrying a broken version",
                            enable);
            review.at(rollback)
                    .require(
                            rollback.is(true).or(onAlarms),
                            "rollback is %s, so the last working version does not come back",
                            rollback);
        }
    }

    @Override
    public Optional<Props> remediate(Service service) {
        return Optional.of(service.props().with("deploymentCircuitBreaker", Map.of("enable", true, "rollback", true)));
    }
}
