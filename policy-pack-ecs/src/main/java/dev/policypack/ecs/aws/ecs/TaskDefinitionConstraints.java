package dev.policypack.ecs.aws.ecs;

import com.google.common.base.CharMatcher;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.value.Display;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** What ECS refuses in a task definition as a whole; what it refuses in the containers stands in classes of its own. */
public final class TaskDefinitionConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint NETWORK_MODE = ALL.refused(
            "ecs-task-definition-fargate-network-mode",
            "ClientException: Fargate only supports network mode 'awsvpc'.",
            "Set `networkMode` to `awsvpc`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#network_mode");
    static final Constraint LOGS_ROLE = ALL.refused(
            "ecs-task-definition-fargate-awslogs-execution-role",
            "ClientException: Fargate requires task definition to have execution role ARN to support log driver "
                    + "awslogs.",
            "Set `executionRoleArn` to a role that may write to CloudWatch Logs, such as one with "
                    + "AmazonECSTaskExecutionRolePolicy.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint ECR_ROLE = ALL.refused(
            "ecs-task-definition-fargate-ecr-execution-role",
            "ClientException: Fargate requires task definition to have execution role ARN to support ECR images.",
            "Set `executionRoleArn` to a role that may pull from Amazon ECR, such as one with "
                    + "AmazonECSTaskExecutionRolePolicy.",
            "https://github.com/hashicorp/terraform-provider-aws/issues/3051");
    static final Constraint SECRETS_ROLE = ALL.refused(
            "ecs-task-definition-secrets-execution-role",
            "ClientException: When you are specifying container secrets, you must also specify a value for "
                    + "'executionRoleArn'.",
            "Set `executionRoleArn` to a role that may read the secrets.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint CONTAINER_CPU = ALL.refused(
            "ecs-task-definition-container-cpu-over-task",
            "ClientException: The sum of all container 'cpu' values cannot be greater than the task-level 'cpu' "
                    + "value.",
            "Lower `cpu` of the containers, or raise `cpu` of the task definition.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint CONTAINERS = ALL.refused(
            "ecs-task-definition-containers-max",
            "ClientException (10 container definitions in a task definition, a quota that cannot be raised)",
            "Keep at most 10 containers, and move the others to a task definition of their own.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html");
    static final Constraint IPC_MODE = ALL.refused(
            "ecs-task-definition-fargate-ipc-mode",
            "ClientException: Tasks using the Fargate launch type do not support ipcMode.",
            "Remove `ipcMode`, or run the task on EC2.",
            "https://github.com/cn-terraform/terraform-aws-ecs-fargate/issues/2");
    static final Constraint PID_MODE = ALL.refused(
            "ecs-task-definition-fargate-pid-mode",
            "ClientException: Tasks using the Fargate launch type do not support pidMode 'host'. The supported "
                    + "value for pidMode is 'task'.",
            "Set `pidMode` to `task`, or remove it.",
            "https://github.com/aws/aws-cdk/issues/29619");
    static final Constraint PLACEMENT = ALL.refused(
            "ecs-task-definition-fargate-placement-constraints",
            "ClientException: Fargate compatible task definitions do not support constraints",
            "Remove `placementConstraints`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint PLACEMENT_EXPRESSION = ALL.refused(
            "ecs-task-definition-placement-constraint-expression",
            "Expression cannot be nil for 'memberOf' type (the provider, when it creates the resource)",
            "Set `expression`, such as `attribute:ecs.availability-zone in [eu-central-1a]`.",
            "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ecs/validate.go");
    static final Constraint FAMILY = ALL.refused(
            "ecs-task-definition-family",
            "ClientException (families: 255 letters, digits, underscores and hyphens)",
            "Use letters, digits, underscores and hyphens only, at most 255.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html");
    static final Constraint STORAGE_SIZE = ALL.refused(
            "ecs-task-definition-ephemeral-storage-size",
            "ClientException: EphemeralStorage size should be at least 21",
            "Set `sizeInGib` to a value from 21 to 200, or remove `ephemeralStorage` for the 20 GiB that each "
                    + "task has.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EphemeralStorage.html");
    static final Constraint EPHEMERAL_STORAGE = ALL.refused(
            "ecs-task-definition-ephemeral-storage-fargate",
            "ClientException: Tasks using the EC2 launch type do not support EphemeralStorage.",
            "Remove `ephemeralStorage`, or add FARGATE to `requiresCompatibilities`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint WINDOWS_CPU = ALL.refused(
            "ecs-task-definition-fargate-windows-cpu",
            "ClientException: No Fargate configuration exists for given values.",
            "Set `cpu` to 1024 or more, with a memory that Fargate supports for it.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint WINDOWS_ARM = ALL.refused(
            "ecs-task-definition-windows-arm64",
            "ClientException: No Fargate configuration exists for given values.",
            "Set `cpuArchitecture` to `X86_64`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html");
    static final Constraint ACCELERATORS = ALL.refused(
            "ecs-task-definition-inference-accelerators",
            "ClientException: Unsupported field 'inferenceAccelerators'.",
            "Remove `inferenceAccelerators`: AWS has retired Elastic Inference.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint PROXY_NETWORK = ALL.refused(
            "ecs-task-definition-proxy-network-mode",
            "ClientException: APPMESH proxy configuration is only supported in networkMode=awsvpc",
            "Set `networkMode` to `awsvpc`, or remove `proxyConfiguration`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ProxyConfiguration.html");
    static final Constraint PROXY_CONTAINER = ALL.refused(
            "ecs-task-definition-proxy-container",
            "ClientException: Proxy container [envoy] does not exist.",
            "Name a container of the same task definition.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ProxyConfiguration.html");
    static final Constraint PROXY_PROPERTIES = ALL.refused(
            "ecs-task-definition-proxy-properties",
            "ClientException: Ingress port not found.",
            "Set `ProxyIngressPort`, `ProxyEgressPort`, `AppPorts` and `EgressIgnoredIPs`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ProxyConfiguration.html");

    private static final CharMatcher OF_FAMILIES = CharMatcher.inRange('a', 'z')
            .or(CharMatcher.inRange('A', 'Z'))
            .or(CharMatcher.inRange('0', '9'))
            .or(CharMatcher.anyOf("_-"));
    private static final int LONGEST_FAMILY = 255;
    private static final int MOST_CONTAINERS = 10;
    private static final int LEAST_WINDOWS_CPU = 1024;
    private static final String PROXY = "proxyConfiguration";
    private static final List<String> PROXY_PORTS =
            List.of("ProxyIngressPort", "ProxyEgressPort", "AppPorts", "EgressIgnoredIPs");

    private TaskDefinitionConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks a task definition. */
    public static void check(TaskDefinition task, Review review) {
        Truth fargate = task.runsOnFargate();
        if (fargate.answer() != Truth.Answer.NO) {
            fargate(task, fargate, review);
        }
        executionRole(task, fargate, review);
        Value<String> family = task.props().string("family");
        review.refuse(
                FAMILY,
                family.matches(
                        name -> name.isEmpty() || name.length() > LONGEST_FAMILY || !OF_FAMILIES.matchesAllOf(name)),
                "family is %s; ECS accepts at most 255 letters, digits, underscores and hyphens",
                family);
        containers(task, review);
        platform(task, fargate, review);
        if (task.props().has(PROXY).answer() != Truth.Answer.NO) {
            proxy(task, task.props().object(PROXY), review);
        }
        review.each(
                task.props().objects("placementConstraints"), constraint -> review.at(constraint.string("expression"))
                        .refuse(
                                PLACEMENT_EXPRESSION,
                                constraint.string("type").is("memberOf").and(() -> constraint
                                        .nonEmptyText("expression")
                                        .isMissing()),
                                "expression is not set, but type is %s",
                                constraint.string("type")));
    }

    private static void fargate(TaskDefinition task, Truth fargate, Review review) {
        Props props = task.props();
        review.at(props.string("networkMode"))
                .refuse(
                        NETWORK_MODE,
                        fargate.and(() -> task.networkMode().is("awsvpc").not()),
                        "networkMode is %s, but tasks on Fargate need awsvpc",
                        task.networkMode());
        Value<String> ipc = props.nonEmptyText("ipcMode");
        review.refuse(IPC_MODE, ipc.isPresent().and(fargate), "ipcMode is %s, which Fargate does not support", ipc);
        Value<String> pid = props.string("pidMode");
        review.refuse(PID_MODE, pid.is("host").and(fargate), "pidMode is %s, which Fargate does not support", pid);
        review.at(props.objects("placementConstraints"))
                .refuse(
                        PLACEMENT,
                        props.objects("placementConstraints").isNotEmpty().and(fargate),
                        "placementConstraints is set, which Fargate does not support");
    }

    private static void executionRole(TaskDefinition task, Truth fargate, Review review) {
        Value<String> role = task.props().nonEmptyText("executionRoleArn");
        Truth missing = role.isMissing();
        if (missing.answer() == Truth.Answer.NO) {
            return;
        }
        Review here = review.at(role);
        here.refuse(
                LOGS_ROLE,
                missing.and(fargate).and(() -> task.containers()
                        .any(container ->
                                container.logConfiguration().string("logDriver").is("awslogs"))),
                "executionRoleArn is not set, but a container on Fargate has the log driver awslogs");
        here.refuse(
                ECR_ROLE,
                missing.and(fargate).and(() -> task.containers().any(TaskDefinitionConstraints::isInPrivateEcr)),
                "executionRoleArn is not set, but a container on Fargate has an image in Amazon ECR");
        here.refuse(
                SECRETS_ROLE,
                missing.and(() -> task.containers().any(TaskDefinitionConstraints::readsSecrets)),
                "executionRoleArn is not set, but a container has secrets");
    }

    private static Truth isInPrivateEcr(Container container) {
        return container.image().matches(image -> image.isInPrivateEcr());
    }

    private static Truth readsSecrets(Container container) {
        return container
                .secrets()
                .isNotEmpty()
                .or(() -> container.logConfiguration().objects("secretOptions").isNotEmpty());
    }

    private static void containers(TaskDefinition task, Review review) {
        review.at(task.props().string("containerDefinitions"))
                .refuse(
                        CONTAINERS,
                        task.containers().size().matches(size -> size > MOST_CONTAINERS),
                        "containerDefinitions has %s containers; ECS accepts at most 10",
                        task.containers());
        Value<Integer> cpu = task.cpu().map(text -> FargateSizes.cpuUnits(text).orElse(null));
        if (cpu.isPresent().answer() != Truth.Answer.NO) {
            Value<Long> sum = task.containers().value().flatMap(TaskDefinitionConstraints::cpuOf);
            review.at(task.props().string("containerDefinitions"))
                    .refuse(
                            CONTAINER_CPU,
                            cpu.matches(sum, (units, used) -> used > units),
                            "cpu of the containers is %s in all, more than cpu %s of the task definition",
                            sum,
                            task.cpu());
        }
    }

    private static Value<Long> cpuOf(List<Container> containers) {
        Value<Long> sum = Value.missing(dev.policypack.value.Path.root(""));
        for (Container container : containers) {
            Value<Long> own = container.props().integer("cpu").orElse(0L);
            sum = sum.isMissing().answer() == Truth.Answer.YES ? own : sum.with(own, Long::sum);
        }
        return sum;
    }

    private static void platform(TaskDefinition task, Truth fargate, Review review) {
        Props props = task.props();
        Props storage = props.object("ephemeralStorage");
        review.at(storage)
                .refuse(
                        EPHEMERAL_STORAGE,
                        storage.isPresent()
                                .and(() ->
                                        props.strings("requiresCompatibilities").isNotEmpty())
                                .and(fargate.not()),
                        "ephemeralStorage is set, but the task definition is not for Fargate");
        Refusals.range(review, STORAGE_SIZE, storage.integer("sizeInGib"), 21, 200);
        Refusals.size(review, ACCELERATORS, props.objects("inferenceAccelerators"), 0, 0);
        Props platform = props.object("runtimePlatform");
        Value<String> system = platform.string("operatingSystemFamily");
        Truth windows = system.matches(name -> name.startsWith("WINDOWS"));
        if (windows.answer() == Truth.Answer.NO) {
            return;
        }
        review.refuse(
                WINDOWS_ARM,
                platform.string("cpuArchitecture").is("ARM64").and(windows),
                "cpuArchitecture is %s, but operatingSystemFamily is %s",
                platform.string("cpuArchitecture"),
                system);
        Value<Integer> cpu = task.cpu().map(text -> FargateSizes.cpuUnits(text).orElse(null));
        review.at(task.cpu())
                .refuse(
                        WINDOWS_CPU,
                        cpu.matches(units -> units < LEAST_WINDOWS_CPU)
                                .and(windows)
                                .and(fargate),
                        "cpu is %s, but operatingSystemFamily is %s, which takes at least 1024 on Fargate",
                        task.cpu(),
                        system);
    }

    private static void proxy(TaskDefinition task, Props proxy, Review review) {
        review.at(task.networkMode())
                .refuse(
                        PROXY_NETWORK,
                        proxy.isPresent()
                                .and(() -> task.networkMode().is("awsvpc").not()),
                        "networkMode is %s, but proxyConfiguration is set",
                        task.networkMode());
        Value<String> name = proxy.string("containerName");
        review.refuse(
                PROXY_CONTAINER,
                name.isPresent().and(() -> task.containers()
                        .none(container -> container.name().isEqualTo(name))),
                "containerName is %s, which is not a container of the task definition",
                name);
        for (String property : PROXY_PORTS) {
            review.at(proxy.object("properties"))
                    .refuse(
                            PROXY_PROPERTIES,
                            proxy.isPresent().and(() -> proxy.object("properties")
                                    .has(property)
                                    .not()),
                            "properties has no %s",
                            Display.words(property));
        }
    }
}
