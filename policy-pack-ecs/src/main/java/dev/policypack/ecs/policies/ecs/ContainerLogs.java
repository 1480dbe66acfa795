package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.Container;
import dev.policypack.ecs.aws.ecs.LogConfiguration;
import dev.policypack.ecs.aws.ecs.TaskDefinition;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Display;

/** What a container prints is kept: it has a log driver, and the driver knows what it needs. */
public final class ContainerLogs implements ResourcePolicy<TaskDefinition> {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-container-logs")
                .title("Every container has a log configuration that its log driver can work with")
                .description(
                        "What a container prints is lost when nobody collects it, and a task whose log driver lacks an option does not start.")
                .remediationSteps(
                        "Set `logConfiguration` with a `logDriver` and its `options`: `awslogs` needs `awslogs-group` and `awslogs-region`, on"
                                + " Fargate `awslogs-stream-prefix`, too; `splunk` needs `splunk-url` and `splunk-token`.")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.UNOBSERVED)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.securityHub("ECS.9"))
                .url("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html");
    }

    @Override
    public ResourceType<TaskDefinition> type() {
        return TaskDefinition.TYPE;
    }

    @Override
    public void validate(TaskDefinition task, Review review) {
        review.each(task.containers(), container -> validate(task, container, review));
    }

    private static void validate(TaskDefinition task, Container container, Review review) {
        LogConfiguration logs = LogConfiguration.of(container);
        if (review.at(container.logConfiguration())
                        .require(
                                logs.isPresent(),
                                "logConfiguration is not set, and what container %s prints is not collected",
                                container.name())
                && review.require(logs.driver().isPresent(), "logDriver is not set, and ECS needs to know one")) {
            review.each(logs.neededOptions(), option -> validate(logs, option, review));
            if (review.when(logs.driver().is("awslogs")) && review.when(task.runsOnFargate())) {
                validate(logs, "awslogs-stream-prefix", review);
            }
        }
    }

    private static void validate(LogConfiguration logs, String option, Review review) {
        review.at(logs.option(option))
                .require(
                        logs.sets(option),
                        "%s is not set, and log driver %s needs it",
                        Display.words(option),
                        logs.driver());
    }
}
