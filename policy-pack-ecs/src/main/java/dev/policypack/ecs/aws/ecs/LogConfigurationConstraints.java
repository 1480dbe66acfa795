package dev.policypack.ecs.aws.ecs;

import com.google.common.collect.ImmutableSet;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.value.Display;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What ECS refuses in the log configurations of a task definition. */
public final class LogConfigurationConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint DRIVER = ALL.refused(
            "ecs-task-definition-fargate-log-driver",
            "ClientException: json-file is not a valid log driver. Must be one of [awslogs, splunk, awsfirelens]",
            "Set `logDriver` to `awslogs`, `splunk` or `awsfirelens`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html");
    static final Constraint GROUP = ALL.refused(
            "ecs-task-definition-awslogs-group",
            "ClientException: Log driver awslogs requires options: awslogs-group",
            "Add the option `awslogs-group` with the name of the log group.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint REGION = ALL.refused(
            "ecs-task-definition-awslogs-region",
            "ClientException: Log driver awslogs requires options: awslogs-region",
            "Add the option `awslogs-region` with the Region of the log group.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html");
    static final Constraint STREAM_PREFIX = ALL.refused(
            "ecs-task-definition-fargate-awslogs-stream-prefix",
            "ClientException: Fargate requires log configuration options to include awslogs-stream-prefix to "
                    + "support log driver awslogs.",
            "Add the option `awslogs-stream-prefix`, for example with the name of the service.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint OPTION = ALL.refused(
            "ecs-task-definition-awslogs-option-unknown",
            "ClientException: Log driver awslogs disallows options: log_key",
            "Remove the option, or use the log driver that has it.",
            "https://github.com/aws-samples/amazon-ecs-firelens-examples/issues/83");
    static final Constraint FIRELENS = ALL.refused(
            "ecs-task-definition-firelens-container",
            "ClientException: When awsfirelens log driver is specified in log configuration, a firelens "
                    + "configuration object must be specified.",
            "Add a container with `firelensConfiguration`, such as AWS for Fluent Bit.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html");
    static final Constraint FIRELENS_TYPE = ALL.refused(
            "ecs-task-definition-firelens-type",
            "ClientException (type of FirelensConfiguration: fluentd, fluentbit)",
            "Set `type` to `fluentbit` or `fluentd`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_FirelensConfiguration.html");

    /** Options that all log drivers of Docker have, and those of the driver that do not begin with its name; nothing is said about them. */
    private static final ImmutableSet<String> OTHER_OPTIONS = ImmutableSet.of(
            "mode",
            "max-buffer-size",
            "tag",
            "labels",
            "labels-regex",
            "env",
            "env-regex",
            "max-size",
            "max-file",
            "compress");

    private LogConfigurationConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks the log configurations of a task definition. */
    public static void check(TaskDefinition task, Review review) {
        Truth fargate = task.runsOnFargate();
        review.each(task.containers(), container -> {
            Value<String> router =
                    container.props().object("firelensConfiguration").string("type");
            Refusals.oneOf(review, FIRELENS_TYPE, router, "fluentd", "fluentbit");
            if (container.logConfiguration().isPresent().answer() != Truth.Answer.NO) {
                check(task, container, fargate, review);
            }
        });
    }

    private static void check(TaskDefinition task, Container container, Truth fargate, Review review) {
        LogConfiguration logs = LogConfiguration.of(container);
        Value<String> driver = logs.driver();
        review.refuse(
                DRIVER,
                driver.matches(name -> !name.equals("awslogs") && !name.equals("splunk") && !name.equals("awsfirelens"))
                        .and(fargate),
                "logDriver is %s; Fargate accepts awslogs, splunk and awsfirelens",
                driver);
        review.refuse(
                FIRELENS,
                driver.is("awsfirelens")
                        .and(() -> task.containers().none(other -> other.props().has("firelensConfiguration"))),
                "logDriver is %s, but no container has a firelensConfiguration",
                driver);
        Truth awslogs = driver.is("awslogs");
        if (awslogs.answer() != Truth.Answer.NO) {
            needed(GROUP, logs, "awslogs-group", awslogs, container, review);
            needed(REGION, logs, "awslogs-region", awslogs, container, review);
            needed(STREAM_PREFIX, logs, "awslogs-stream-prefix", awslogs.and(fargate), container, review);
            Props options = container.logConfiguration().object("options");
            Value<Set<String>> strangers = options.keys().map(LogConfigurationConstraints::strangers);
            review.at(options)
                    .refuse(
                            OPTION,
                            awslogs.and(() -> strangers.matches(names -> !names.isEmpty())),
                            "options has %s, which the log driver awslogs does not have",
                            strangers);
        }
    }

    private static void needed(
            Constraint constraint,
            LogConfiguration logs,
            String option,
            Truth needed,
            Container container,
            Review review) {
        review.at(container.logConfiguration().object("options"))
                .refuse(
                        constraint,
                        needed.and(() -> logs.sets(option).not()),
                        "options has no %s, but logDriver is awslogs",
                        Display.words(option));
    }

    private static Set<String> strangers(Set<String> options) {
        Set<String> strangers = new TreeSet<>();
        for (String option : options) {
            if (!option.startsWith("awslogs-") && !option.startsWith("cache-") && !OTHER_OPTIONS.contains(option)) {
                strangers.add(option);
            }
        }
        return strangers;
    }
}
