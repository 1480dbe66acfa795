package dev.policypack.ecs.policies.ecs;

import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.Container;
import dev.policypack.ecs.aws.ecs.TaskDefinition;
import dev.policypack.ecs.aws.ecs.Tracing;
import dev.policypack.ecs.policies.Production;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Truth;

/** Who has to find out why a request was slow in production has traces to look at. */
public final class TracingInProduction implements ResourcePolicy<TaskDefinition> {
    // Whoever switches the policy on for one stack wants it there; asking production only is for those who do so for
    // all stacks.
    static final Option<Boolean> PRODUCTION_ONLY =
            Option.bool("productionOnly", false, "Whether tasks outside production need no traces.");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-tracing")
                .title("A task has a container that passes its traces on")
                .description("Without traces nobody sees which of many services made a request slow, or let it fail.")
                .remediationSteps("Add a container with the AWS Distro for OpenTelemetry, such as"
                        + " `public.ecr.aws/aws-observability/aws-otel-collector`, or with the X-Ray daemon.")
                .severity(Severity.LOW)
                .consequence(Consequence.UNOBSERVED)
                .enforcementLevel(EnforcementLevel.DISABLED)
                .frameworks(Frameworks.wellArchitected("OPS 8"))
                .options(PRODUCTION_ONLY)
                .url("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/trace-data.html");
    }

    @Override
    public ResourceType<TaskDefinition> type() {
        return TaskDefinition.TYPE;
    }

    @Override
    public void validate(TaskDefinition task, Review review) {
        if (review.option(PRODUCTION_ONLY) && !Production.isJudgedBy(review)) {
            review.notApplicable("The stack is not one of production");
            return;
        }
        review.require(
                task.containers().any(TracingInProduction::passesTracesOn),
                "no container is the X-Ray daemon or a collector of OpenTelemetry");
    }

    private static Truth passesTracesOn(Container container) {
        return container.image().matches(Tracing::isCollector);
    }
}
