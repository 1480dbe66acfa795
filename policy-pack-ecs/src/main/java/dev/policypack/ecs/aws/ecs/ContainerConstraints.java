package dev.policypack.ecs.aws.ecs;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableSet;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** What ECS refuses in one container of a task definition, wherever the task runs. */
public final class ContainerConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint MEMORY = ALL.refused(
            "ecs-task-definition-container-memory",
            "ClientException: Invalid setting for container 'web'. At least one of 'memory' or "
                    + "'memoryReservation' must be specified.",
            "Set `memory` of the task definition, or `memory` or `memoryReservation` of the container.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html");
    static final Constraint MEMORY_OVER_TASK = ALL.refused(
            "ecs-task-definition-container-memory-over-task",
            "ClientException: The 'memory' setting for container 'web' is greater than for the task.",
            "Lower `memory` of the container, or raise `memory` of the task definition.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint RESERVATION = ALL.refused(
            "ecs-task-definition-container-memory-reservation",
            "ClientException: Invalid setting for container 'web'. 'memory' must be greater than or equal to "
                    + "'memoryReservation'.",
            "Lower `memoryReservation`, or raise `memory` of the container.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint NAME = ALL.refused(
            "ecs-task-definition-container-name",
            "ClientException: Container.name contains invalid characters.",
            "Use letters, numbers, underscores and hyphens only, at most 255.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html");
    static final Constraint IMAGE = ALL.refused(
            "ecs-task-definition-container-image-characters",
            "ClientException: Container.image contains invalid characters.",
            "Write the image as repository:tag or repository@digest, without spaces, quotes or placeholders.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html");
    static final Constraint SECRET_UNIQUE = ALL.refused(
            "ecs-task-definition-secret-name-unique",
            "ClientException: The secret name must be unique and not shared with any new or existing environment "
                    + "variables set on the container, such as 'DB_PASSWORD'.",
            "Remove the environment variable or the secret, or give one of them another name.",
            "https://github.com/dagster-io/dagster/issues/11622");
    static final Constraint SECRET_PARAMETER = ALL.refused(
            "ecs-task-definition-secret-parameter-name",
            "ClientException: The Systems Manager parameter name specified for secret JWT_KEY is invalid. The "
                    + "parameter name can be up to 2048 characters and include the following letters and symbols: "
                    + "a-zA-Z0-9_.-,",
            "Set `valueFrom` to the ARN of the secret or parameter, or to the name of a parameter in the same "
                    + "Region.",
            "https://github.com/aws/copilot-cli/issues/3446");
    static final Constraint DEPENDENCY = ALL.refused(
            "ecs-task-definition-depends-on-container",
            "ClientException: Cannot depend on container init because it does not exist.",
            "Name a container of the same task definition.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint DEPENDENCY_CONDITION = ALL.refused(
            "ecs-task-definition-depends-on-condition",
            "ClientException (conditions of ContainerDependency: START, COMPLETE, SUCCESS, HEALTHY)",
            "Use `START`, `COMPLETE`, `SUCCESS` or `HEALTHY`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html");
    static final Constraint DEPENDENCY_HEALTH = ALL.refused(
            "ecs-task-definition-depends-on-health-check",
            "ClientException: A dependency container with HEALTHY condition must have health check configured.",
            "Add a `healthCheck` to the named container, or use the condition `START`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint DEPENDENCY_ESSENTIAL = ALL.refused(
            "ecs-task-definition-depends-on-essential",
            "ClientException: A dependency container with SUCCESS or COMPLETE condition cannot be an essential "
                    + "container.",
            "Set `essential` to false for the named container, or use the condition `START` or `HEALTHY`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint RESTART_PERIOD = ALL.refused(
            "ecs-task-definition-restart-attempt-period",
            "ClientException: the 'restartAttemptPeriod' setting for container 'web' must be between 60 and 1800",
            "Set `restartAttemptPeriod` to a value from 60 to 1800 seconds.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerRestartPolicy.html");
    static final Constraint RESTART_CODES = ALL.refused(
            "ecs-task-definition-restart-ignored-exit-codes",
            "ClientException (ignoredExitCodes: 50 at most)",
            "Keep at most 50 exit codes.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerRestartPolicy.html");
    static final Constraint ULIMIT = ALL.refused(
            "ecs-task-definition-ulimit-soft-over-hard",
            "ClientException: Soft limit exceeds hard limit for ulimit nofile",
            "Lower `softLimit`, or raise `hardLimit`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Ulimit.html");
    static final Constraint ULIMIT_NAME = ALL.refused(
            "ecs-task-definition-ulimit-name",
            "ClientException (names of Ulimit)",
            "Use one of the names of the API, such as `nofile`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Ulimit.html");
    static final Constraint FILES = ALL.refused(
            "ecs-task-definition-environment-files-max",
            "ClientException: The maximum number of environment files was exceeded. Specify ten or less and try "
                    + "again.",
            "Keep at most 10 environment files for a container.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EnvironmentFile.html");
    static final Constraint FILE_ARN = ALL.refused(
            "ecs-task-definition-environment-file-arn",
            "ClientException: Invalid arn syntax.",
            "Write the ARN of the object: `arn:aws:s3:::BUCKET/KEY.env`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EnvironmentFile.html");
    static final Constraint FILE_EXTENSION = ALL.refused(
            "ecs-task-definition-environment-file-extension",
            "ClientException (environment files are objects whose name ends with .env)",
            "Give the object a name that ends with `.env`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EnvironmentFile.html");
    static final Constraint FILE_TYPE = ALL.refused(
            "ecs-task-definition-environment-file-type",
            "ClientException (type of EnvironmentFile: s3)",
            "Set `type` to `s3`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EnvironmentFile.html");

    private static final CharMatcher LETTERS_AND_DIGITS =
            CharMatcher.inRange('a', 'z').or(CharMatcher.inRange('A', 'Z')).or(CharMatcher.inRange('0', '9'));
    private static final CharMatcher OF_NAMES = LETTERS_AND_DIGITS.or(CharMatcher.anyOf("_-"));
    private static final CharMatcher OF_IMAGES = LETTERS_AND_DIGITS.or(CharMatcher.anyOf("_-:./#@"));
    private static final CharMatcher OF_PARAMETERS = LETTERS_AND_DIGITS.or(CharMatcher.anyOf("_.-/,"));
    private static final ImmutableSet<String> ULIMITS = ImmutableSet.of(
            "core",
            "cpu",
            "data",
            "fsize",
            "locks",
            "memlock",
            "msgqueue",
            "nice",
            "nofile",
            "nproc",
            "rss",
            "rtprio",
            "rttime",
            "sigpending",
            "stack");
    private static final int LONGEST_NAME = 255;
    private static final String ARN = "arn:";

    private ContainerConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks the containers of a task definition. */
    public static void check(TaskDefinition task, Review review) {
        review.each(task.containers(), container -> {
            texts(container, review);
            memory(task, container, review);
            secrets(container, review);
            review.each(container.props().objects("dependsOn"), dependency -> dependency(task, dependency, review));
            limits(container.props(), review);
            environmentFiles(container.props(), review);
        });
    }

    private static void texts(Container container, Review review) {
        // An empty name is a matter of the shape of the definitions.
        Value<String> name = container.props().nonEmptyText("name");
        review.refuse(
                NAME,
                name.matches(text -> text.length() > LONGEST_NAME || !OF_NAMES.matchesAllOf(text)),
                "name is %s; ECS accepts at most 255 letters, digits, underscores and hyphens",
                name);
        Refusals.characters(
                review,
                IMAGE,
                container.props().string("image"),
                OF_IMAGES,
                "letters, digits and the characters -_:./#@");
    }

    private static void memory(TaskDefinition task, Container container, Review review) {
        Value<Long> memory = container.props().integer("memory");
        Value<Long> reservation = container.props().integer("memoryReservation");
        Value<String> ofTask = task.props().nonEmptyText("memory");
        review.at(memory)
                .refuse(
                        MEMORY,
                        // On Fargate the task definition itself must have it, which is another refusal.
                        ofTask.isMissing()
                                .and(memory.isMissing())
                                .and(reservation.isMissing())
                                .and(() -> task.runsOnFargate().not()),
                        "memory is set neither for container %s nor for the task definition",
                        container.name());
        Value<Integer> mebibytes =
                ofTask.map(text -> FargateSizes.mebibytes(text).orElse(null));
        review.at(memory)
                .refuse(
                        MEMORY_OVER_TASK,
                        mebibytes.matches(memory, (most, own) -> own > most),
                        "memory is %s, more than memory %s of the task definition",
                        memory,
                        ofTask);
        review.at(reservation)
                .refuse(
                        RESERVATION,
                        reservation.matches(memory, (soft, hard) -> soft > hard),
                        "memoryReservation is %s, more than memory %s",
                        reservation,
                        memory);
    }

    private static void secrets(Container container, Review review) {
        if (container.secrets().isEmpty().answer() == Truth.Answer.YES) {
            return;
        }
        TakenNames taken = new TakenNames();
        taken.takeAll(container.environment(), variable -> variable.string("name"));
        review.each(container.secrets(), secret -> {
            Value<String> name = secret.string("name");
            review.refuse(
                    SECRET_UNIQUE,
                    taken.take(name),
                    "name is %s, which another secret or an environment variable of the container has, too",
                    name);
            Value<String> from = secret.string("valueFrom");
            review.refuse(
                    SECRET_PARAMETER,
                    from.matches(text -> !text.startsWith(ARN) && !OF_PARAMETERS.matchesAllOf(text)),
                    "valueFrom is %s, which is neither an ARN nor the name of a parameter",
                    from);
        });
    }

    private static void dependency(TaskDefinition task, Props dependency, Review review) {
        Value<String> name = dependency.string("containerName");
        Value<String> condition = dependency.string("condition");
        review.refuse(
                DEPENDENCY,
                name.isPresent()
                        .and(() -> task.containers().none(other -> other.name().isEqualTo(name))),
                "containerName is %s, which is not a container of the task definition",
                name);
        Refusals.oneOf(review, DEPENDENCY_CONDITION, condition, "START", "COMPLETE", "SUCCESS", "HEALTHY");
        review.refuse(
                DEPENDENCY_HEALTH,
                condition.is("HEALTHY").and(() -> task.containers()
                        .any(other -> other.name().isEqualTo(name).and(() -> other.healthCheck()
                                .isMissing()))),
                "condition is %s, but container %s has no healthCheck",
                condition,
                name);
        review.refuse(
                DEPENDENCY_ESSENTIAL,
                condition.isOneOf("COMPLETE", "SUCCESS").and(() -> task.containers()
                        .any(other -> other.name().isEqualTo(name).and(other::isEssential))),
                "condition is %s, but container %s is essential",
                condition,
                name);
    }

    private static void limits(Props container, Review review) {
        Props restart = container.object("restartPolicy");
        Refusals.range(review, RESTART_PERIOD, restart.integer("restartAttemptPeriod"), 60, 1800);
        Refusals.size(review, RESTART_CODES, restart.strings("ignoredExitCodes"), 0, 50);
        review.each(container.objects("ulimits"), limit -> {
            Value<String> name = limit.string("name");
            Value<Long> soft = limit.integer("softLimit");
            Value<Long> hard = limit.integer("hardLimit");
            Refusals.oneOf(review, ULIMIT_NAME, name, ULIMITS);
            review.at(soft)
                    .refuse(
                            ULIMIT,
                            // -1 stands for no limit.
                            soft.matches(hard, (low, high) -> high >= 0 && low > high),
                            "softLimit of %s is %s, more than hardLimit %s",
                            name,
                            soft,
                            hard);
        });
    }

    private static void environmentFiles(Props container, Review review) {
        Refusals.size(review, FILES, container.objects("environmentFiles"), 0, 10);
        review.each(container.objects("environmentFiles"), file -> {
            Value<String> value = file.string("value");
            review.refuse(
                    FILE_ARN, value.matches(text -> !text.startsWith(ARN)), "value is %s, which is not an ARN", value);
            review.refuse(
                    FILE_EXTENSION,
                    value.matches(text -> text.startsWith(ARN) && !text.endsWith(".env")),
                    "value is %s, which does not end with .env",
                    value);
            Refusals.oneOf(review, FILE_TYPE, file.string("type"), "s3");
        });
    }
}
