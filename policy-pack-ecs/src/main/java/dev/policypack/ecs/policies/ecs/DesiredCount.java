package dev.policypack.ecs.policies.ecs;

import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.Service;
import dev.policypack.ecs.policies.Production;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/** Somebody has chosen how many tasks run. */
public final class DesiredCount implements ResourcePolicy<Service> {
    static final Option<Long> PRODUCTION_MINIMUM =
            Option.integer("productionMinimum", 0, 5_000, 2, "The fewest tasks that a service of production runs.");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-desired-count")
                .title("A service says how many tasks it runs")
                .description(
                        "The provider sends 0 when nothing is said: the deployment succeeds and nothing runs. A single task in production"
                                + " is an outage whenever it is replaced.")
                .remediationSteps("Set `desiredCount`; in production to at least 2.")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.OUTAGE)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.wellArchitected("REL 11"))
                .options(PRODUCTION_MINIMUM)
                .url("https://www.pulumi.com/registry/packages/aws/api-docs/ecs/service/");
    }

    @Override
    public ResourceType<Service> type() {
        return Service.TYPE;
    }

    @Override
    public Truth appliesTo(Service service) {
        return service.isDaemon()
                .or(() -> service.deploymentController().is("EXTERNAL"))
                .not();
    }

    @Override
    public void validate(Service service, Review review) {
        Value<Long> tasks = service.desiredCount();
        // Whatever scales the service says how many.
        Truth isScaled =
                Truth.of(service.resource().ignoresChangesOf("desiredCount")).and(tasks::isMissing);
        if (review.require(isScaled.or(tasks::isPresent), "desiredCount is %s, so that no task runs", tasks)
                && Production.isJudgedBy(review)) {
            long least = review.option(PRODUCTION_MINIMUM);
            review.require(
                    isScaled.or(() -> tasks.matches(count -> count >= least)),
                    "desiredCount is %s; run at least %s tasks in production",
                    tasks,
                    least);
        }
    }
}
