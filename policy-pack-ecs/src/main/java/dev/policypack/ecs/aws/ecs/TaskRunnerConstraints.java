package dev.policypack.ecs.aws.ecs;

import com.google.common.collect.ImmutableSet;
import dev.policypack.ecs.aws.CloudControl;
import dev.policypack.ecs.aws.servicediscovery.DiscoveryService;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.DeclaredInputs;
import dev.policypack.resource.Stack;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;

/** What ECS refuses in a service or a task set because of its task definition, its cluster or its registry. */
public final class TaskRunnerConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint NETWORK_MISSING = ALL.refused(
            "ecs-service-network-configuration-missing",
            "InvalidParameterException: Network Configuration must be provided when networkMode 'awsvpc' is "
                    + "specified.",
            "Set `networkConfiguration` with subnets and security groups.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html");
    static final Constraint NETWORK_MODE = ALL.refused(
            "ecs-service-network-configuration-mode",
            "InvalidParameterException: Network Configuration is not valid for the given networkMode of this task "
                    + "definition.",
            "Set `networkMode` of the task definition to `awsvpc`, or remove `networkConfiguration`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html");
    static final Constraint FARGATE = ALL.refused(
            "ecs-service-fargate-task-definition",
            "InvalidParameterException: Task definition does not support launch_type FARGATE.",
            "Set `requiresCompatibilities` of the task definition to `[FARGATE]`, with `networkMode` awsvpc, "
                    + "`cpu` and `memory`.",
            "https://github.com/hackoregon/civic-devops/issues/268");
    static final Constraint PLATFORM = ALL.refused(
            "ecs-service-platform-version-capabilities",
            "PlatformTaskDefinitionIncompatibilityException: One or more of the requested capabilities are not "
                    + "supported.",
            "Remove `platformVersion`, or set it to `1.4.0` or `LATEST`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-linux-fargate.html");
    static final Constraint TASK_ROLE = ALL.refused(
            "ecs-service-execute-command-task-role",
            "InvalidParameterException: The service couldn't be created because a valid taskRoleArn is not being "
                    + "used. Specify a valid task role in your task definition and try again.",
            "Set `taskRoleArn` of the task definition to a role that may use ssmmessages.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html");
    static final Constraint VOLUME = ALL.refused(
            "ecs-service-ebs-volume-name",
            "InvalidParameterException: The volume name 'files' in your request does not have a matching volume "
                    + "in your Task Definition.",
            "Use the name of a volume of the task definition with `configureAtLaunch`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceManagedEBSVolumeConfiguration.html");
    static final Constraint PORT_NAME = ALL.refused(
            "ecs-service-connect-port-name",
            "InvalidParameterException: portName(http) does not refer to any named PortMapping in the container "
                    + "definitions.",
            "Give the port mapping the name, or use the name of a port mapping.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectService.html");
    static final Constraint REQUEST_TIMEOUT = ALL.refused(
            "ecs-service-connect-request-timeout",
            "InvalidParameterException (no perRequestTimeout for TCP)",
            "Set `appProtocol` of the port mapping, or remove `perRequestTimeoutSeconds`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TimeoutConfiguration.html");
    static final Constraint NAMESPACE = ALL.refused(
            "ecs-service-connect-namespace",
            "InvalidParameterException: Namespace is missing. Specify a namespace.",
            "Set `namespace`, or `serviceConnectDefaults` of the cluster.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectConfiguration.html");
    static final Constraint REGISTRY = ALL.refused(
            "ecs-service-registry-container-port-awsvpc",
            "InvalidParameterException: The values specified for serviceRegistries do not require a value for "
                    + "'containerPort'.",
            "Remove `containerName`, `containerPort` and `port`: records of type A need none.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceRegistry.html");
    static final Constraint DAEMON_STRATEGY = ALL.refused(
            "ecs-service-daemon-default-strategy",
            "InvalidParameterException: Specifying a capacity provider strategy is not supported when you create "
                    + "a service using the DAEMON scheduling strategy.",
            "Set `launchType` to `EC2`.",
            "https://github.com/aws/containers-roadmap/issues/692");

    /** Platform versions before 1.4.0. */
    private static final ImmutableSet<String> OLD_PLATFORMS = ImmutableSet.of("1.0.0", "1.1.0", "1.2.0", "1.3.0");

    private TaskRunnerConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks the services and task sets of a stack. */
    public static void check(Stack stack, Review review) {
        review.each(stack, TaskRunner.TYPE, (runner, here) -> {
            if (!CloudControl.isProviderOf(runner.resource())) {
                if (runner.taskDefinition().isPresent().answer() != Truth.Answer.NO) {
                    task(runner, stack.resolve(runner.taskDefinition()), here);
                }
                if (Service.TYPE.matches(runner.resource().type())) {
                    service(runner.resource().as(Service.TYPE), stack, here);
                }
            }
        });
    }

    private static void task(TaskRunner runner, Candidates<TaskDefinition> tasks, Review review) {
        // What the provider fills in is not what the program says.
        Props props = DeclaredInputs.of(runner.resource());
        network(runner, props, tasks, review);
        Value<String> version = props.nonEmptyText("platformVersion");
        review.at(version)
                .refuse(
                        PLATFORM,
                        version.isIn(OLD_PLATFORMS).and(() -> tasks.is(TaskRunnerConstraints::needsPlatform)),
                        "platformVersion is %s, which does not have all that %s uses",
                        version,
                        tasks);
        Value<Boolean> exec = props.bool("enableExecuteCommand");
        review.at(exec)
                .refuse(
                        TASK_ROLE,
                        exec.is(true)
                                .and(() -> tasks.is(task ->
                                        task.props().nonEmptyText("taskRoleArn").isMissing())),
                        "enableExecuteCommand is %s, but %s has no taskRoleArn",
                        exec,
                        tasks);
        Value<String> volume = props.object("volumeConfiguration").string("name");
        review.refuse(
                VOLUME,
                volume.isPresent()
                        .and(() -> tasks.is(
                                task -> task.props().objects("volumes").none(declared -> declared.string("name")
                                        .isEqualTo(volume)
                                        .and(() -> declared.bool("configureAtLaunch")
                                                .is(true))))),
                "name is %s, which is not a volume of %s with configureAtLaunch",
                volume,
                tasks);
        Props connect = props.object("serviceConnectConfiguration");
        if (connect.isPresent().answer() != Truth.Answer.NO) {
            review.each(connect.objects("services"), endpoint -> endpoint(endpoint, tasks, review));
        }
    }

    private static void network(TaskRunner runner, Props props, Candidates<TaskDefinition> tasks, Review review) {
        Truth set = Refusals.isSet(props, "networkConfiguration");
        Value<String> controller =
                props.object("deploymentController").string("type").orElse("ECS");
        Truth fargate = ServiceConstraints.runsOnFargateOnly(props);
        Truth cannot =
                fargate.and(() -> tasks.is(task -> task.runsOnFargate().not().and(() -> lacksWhatFargateNeeds(task))));
        review.at(runner.taskDefinition().value())
                .refuse(
                        FARGATE,
                        cannot,
                        "taskDefinition leads to %s, which has not the network mode, cpu and memory of a task on Fargate",
                        tasks);
        review.at(props.value("networkConfiguration"))
                .refuse(
                        NETWORK_MISSING,
                        set.not()
                                .and(() -> controller.is("EXTERNAL").not())
                                .and(() -> tasks.is(task -> networkMode(task).is("awsvpc"))),
                        "networkConfiguration is not set, but each task of %s has a network interface of its own",
                        tasks);
        review.at(props.value("networkConfiguration"))
                .refuse(
                        NETWORK_MODE,
                        set.and(cannot.not())
                                .and(() -> tasks.is(task -> networkMode(task)
                                        .is("awsvpc")
                                        .not()
                                        .and(() -> task.runsOnFargate().not()))),
                        "networkConfiguration is set, but tasks of %s use the network of their instance",
                        tasks);
    }

    private static Value<String> networkMode(TaskDefinition task) {
        return DeclaredInputs.of(task.resource()).nonEmptyText("networkMode").orElse("bridge");
    }

    private static Truth lacksWhatFargateNeeds(TaskDefinition task) {
        return networkMode(task)
                .is("awsvpc")
                .not()
                .or(() -> task.props().nonEmptyText("cpu").isMissing())
                .or(() -> task.props().nonEmptyText("memory").isMissing());
    }

    private static Truth needsPlatform(TaskDefinition task) {
        Props props = task.props();
        return props.object("ephemeralStorage")
                .isPresent()
                .or(() -> props.string("pidMode").is("task"))
                .or(() -> props.object("runtimePlatform")
                        .string("cpuArchitecture")
                        .is("ARM64"))
                .or(() -> props.objects("volumes")
                        .any(volume -> volume.object("efsVolumeConfiguration").isPresent()))
                .or(() -> task.containers().any(container -> container
                        .props()
                        .object("linuxParameters")
                        .object("capabilities")
                        .strings("add")
                        .isNotEmpty()));
    }

    private static void endpoint(Props endpoint, Candidates<TaskDefinition> tasks, Review review) {
        Value<String> name = endpoint.string("portName");
        review.at(name)
                .refuse(
                        PORT_NAME,
                        name.isPresent()
                                .and(() -> tasks.is(task -> task.containers().none(container -> container
                                        .portMappings()
                                        .any(mapping -> mapping.string("name").isEqualTo(name))))),
                        "portName is %s, which is not the name of a port mapping of %s",
                        name,
                        tasks);
        Value<Long> timeout = endpoint.object("timeout").integer("perRequestTimeoutSeconds");
        review.at(timeout)
                .refuse(
                        REQUEST_TIMEOUT,
                        timeout.matches(seconds -> seconds > 0)
                                .and(() -> tasks.is(task -> task.containers().any(container -> container
                                        .portMappings()
                                        .any(mapping -> mapping.string("name")
                                                .isEqualTo(name)
                                                .and(() -> mapping.nonEmptyText("appProtocol")
                                                        .isMissing()))))),
                        "perRequestTimeoutSeconds is %s, but the port mapping %s has no appProtocol",
                        timeout,
                        name);
    }

    private static void service(Service service, Stack stack, Review review) {
        Props connect = service.serviceConnectConfiguration();
        if (connect.isPresent().answer() != Truth.Answer.NO) {
            Candidates<Cluster> clusters = stack.resolve(service.cluster());
            Value<String> namespace = connect.nonEmptyText("namespace");
            review.at(namespace)
                    .refuse(
                            NAMESPACE,
                            connect.bool("enabled")
                                    .is(true)
                                    .and(namespace::isMissing)
                                    .and(() -> clusters.is(cluster -> Refusals.isSet(
                                                    DeclaredInputs.of(cluster.resource()), "serviceConnectDefaults")
                                            .not())),
                            "namespace is not set, and %s has no serviceConnectDefaults",
                            clusters);
        }
        registry(service, stack, review);
        if (service.isDaemon().answer() != Truth.Answer.NO) {
            daemon(service, stack, review);
        }
    }

    private static void registry(Service service, Stack stack, Review review) {
        Props registry = service.serviceRegistries();
        if (registry.isPresent().answer() == Truth.Answer.NO) {
            return;
        }
        Candidates<DiscoveryService> registries = stack.resolve(service.registry());
        Truth named = registry.nonEmptyText("containerName").isPresent().or(() -> registry.integer("containerPort")
                .matches(port -> port != 0));
        review.at(registry)
                .refuse(
                        REGISTRY,
                        named.and(() -> Refusals.isSet(service.props(), "networkConfiguration"))
                                .and(() -> registries.is(discovery -> discovery
                                        .dnsRecords()
                                        .isNotEmpty()
                                        .and(() -> discovery.makesPortRecords().not()))),
                        "serviceRegistries has a container, but the records of %s hold addresses only",
                        registries);
    }

    /** The default strategy of the cluster holds for a service without a launch type, and a daemon takes none. */
    private static void daemon(Service service, Stack stack, Review review) {
        Props props = DeclaredInputs.of(service.resource());
        Value<String> launchType = props.nonEmptyText("launchType");
        Truth open = service.isDaemon().and(launchType::isMissing).and(() -> props.objects("capacityProviderStrategies")
                .isEmpty());
        if (open.answer() == Truth.Answer.NO || service.cluster().isPresent().answer() == Truth.Answer.NO) {
            return;
        }
        Candidates<Cluster> clusters = stack.resolve(service.cluster());
        review.at(launchType)
                .refuse(
                        DAEMON_STRATEGY,
                        open.and(() -> clusters.is(cluster -> hasDefaultBefore(service, cluster, stack))),
                        "launchType is not set, and the capacity providers of %s by default cannot run a daemon",
                        clusters);
    }

    private static Truth hasDefaultBefore(Service service, Cluster cluster, Stack stack) {
        Truth found = Truth.no();
        for (ClusterCapacityProviders given : stack.ofType(ClusterCapacityProviders.TYPE)) {
            found = found.or(stack.leadsTo(given.cluster(), cluster.resource())
                    .and(() -> given.props()
                            .objects("defaultCapacityProviderStrategies")
                            .isNotEmpty())
                    .and(() -> stack.isCreatedAfter(service.resource(), given.resource())));
        }
        return found;
    }
}
