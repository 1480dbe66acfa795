package dev.policypack.ecs.aws.ecs;

import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.value.Display;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ECS refuses in a container because Fargate, or the network mode, does not support it. */
public final class FargateContainerConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint PRIVILEGED = ALL.refused(
            "ecs-task-definition-fargate-privileged",
            "ClientException: Fargate requires that the 'privileged' setting be 'false' for container 'web'.",
            "Remove `privileged`, or run the task on EC2.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint CAPABILITIES = ALL.refused(
            "ecs-task-definition-fargate-capabilities-add",
            "ClientException: NET_ADMIN is not allowed on Fargate.",
            "Remove the capability; Fargate allows to add `SYS_PTRACE` only.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint DEVICES = ALL.refused(
            "ecs-task-definition-fargate-devices",
            "ClientException: Fargate compatible task definitions do not support devices",
            "Remove `devices`, or run the task on EC2.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html");
    static final Constraint SHARED_MEMORY = ALL.refused(
            "ecs-task-definition-fargate-shared-memory-size",
            "ClientException: Fargate compatible task definitions do not support sharedMemorySize",
            "Remove `sharedMemorySize`, or run the task on EC2.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html");
    static final Constraint MAX_SWAP = ALL.refused(
            "ecs-task-definition-fargate-max-swap",
            "ClientException: Fargate compatible task definitions do not support maxSwap",
            "Remove `maxSwap`, or run the task on EC2.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html");
    static final Constraint SWAPPINESS = ALL.refused(
            "ecs-task-definition-fargate-swappiness",
            "ClientException: Fargate compatible task definitions do not support swappiness",
            "Remove `swappiness`, or run the task on EC2.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html");
    static final Constraint GPU = ALL.refused(
            "ecs-task-definition-fargate-gpu",
            "ClientException: Tasks using the Fargate launch type do not support GPU resource requirements.",
            "Remove the GPU, or run the task on EC2.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint SECURITY_OPTIONS = ALL.refused(
            "ecs-task-definition-fargate-docker-security-options",
            "ClientException: Fargate compatible task definitions do not support dockerSecurityOptions",
            "Remove `dockerSecurityOptions`, or run the task on EC2.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint STOP_TIMEOUT = ALL.refused(
            "ecs-task-definition-fargate-stop-timeout",
            "ClientException (stopTimeout on Fargate: 120 seconds at most)",
            "Set `stopTimeout` to 120 seconds or less.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html");
    static final Constraint LINKS = ALL.refused(
            "ecs-task-definition-awsvpc-links",
            "ClientException: Links are not supported when networkMode=awsvpc.",
            "Remove `links`: containers of one task reach each other on localhost.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint DNS_SERVERS = ALL.refused(
            "ecs-task-definition-awsvpc-dns-servers",
            "ClientException: DNS servers are not supported on container when networkMode=awsvpc.",
            "Remove `dnsServers`, and set them in the DHCP options of the VPC.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint DNS_SEARCH = ALL.refused(
            "ecs-task-definition-awsvpc-dns-search-domains",
            "ClientException: DNS search domains are not supported on container when networkMode=awsvpc.",
            "Remove `dnsSearchDomains`, and set the domain in the DHCP options of the VPC.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint EXTRA_HOSTS = ALL.refused(
            "ecs-task-definition-awsvpc-extra-hosts",
            "ClientException: Extra hosts are not supported on container when networkMode=awsvpc.",
            "Remove `extraHosts`, and use names that DNS resolves.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint HOSTNAME = ALL.refused(
            "ecs-task-definition-awsvpc-hostname",
            "ClientException: hostname is not supported on container when networkMode=awsvpc.",
            "Remove `hostname`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint NETWORKING = ALL.refused(
            "ecs-task-definition-awsvpc-disable-networking",
            "ClientException: Disable Networking is not supported on container when networkMode=awsvpc.",
            "Remove `disableNetworking`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html");
    static final Constraint LINKS_MODE = ALL.refused(
            "ecs-task-definition-links-network-mode",
            "ClientException: Links are not supported when networkMode=host.",
            "Remove `links`, or set `networkMode` to `bridge`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html");

    private static final int LONGEST_STOP = 120;
    private static final String FARGATE = "%s is set, which Fargate does not support";
    private static final String AWSVPC = "%s is set, but networkMode is %s";

    private FargateContainerConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks the containers of a task definition. */
    public static void check(TaskDefinition task, Review review) {
        Truth fargate = task.runsOnFargate();
        Truth awsvpc = task.networkMode().is("awsvpc");
        review.each(task.containers(), container -> {
            if (fargate.answer() != Truth.Answer.NO) {
                fargate(container.props(), fargate, review);
            }
            if (awsvpc.answer() != Truth.Answer.NO) {
                awsvpc(container.props(), task.networkMode(), review);
            }
            review.at(container.props().strings("links"))
                    .refuse(
                            LINKS_MODE,
                            task.networkMode()
                                    .isOneOf("host", "none")
                                    .and(() -> Refusals.isSet(container.props(), "links")),
                            "links is set, but networkMode is %s",
                            task.networkMode());
        });
    }

    private static void fargate(Props container, Truth fargate, Review review) {
        Value<Boolean> privileged = container.bool("privileged");
        review.refuse(
                PRIVILEGED,
                privileged.is(true).and(fargate),
                "privileged is %s, which Fargate does not support",
                privileged);
        set(SECURITY_OPTIONS, container, "dockerSecurityOptions", fargate, null, review);
        review.each(container.objects("resourceRequirements"), requirement -> review.at(requirement)
                .refuse(
                        GPU,
                        requirement.string("type").is("GPU").and(fargate),
                        "resourceRequirements has a GPU, which Fargate does not support"));
        Value<Long> stop = container.integer("stopTimeout");
        review.refuse(
                STOP_TIMEOUT,
                stop.matches(seconds -> seconds > LONGEST_STOP).and(fargate),
                "stopTimeout is %s; Fargate accepts at most 120 seconds",
                stop);
        Props linux = container.object("linuxParameters");
        if (linux.isPresent().answer() == Truth.Answer.NO) {
            return;
        }
        set(DEVICES, linux, "devices", fargate, null, review);
        set(SHARED_MEMORY, linux, "sharedMemorySize", fargate, null, review);
        set(MAX_SWAP, linux, "maxSwap", fargate, null, review);
        set(SWAPPINESS, linux, "swappiness", fargate, null, review);
        review.each(
                linux.object("capabilities").strings("add"),
                added -> review.refuse(
                        CAPABILITIES,
                        added.matches(name -> !name.equals("SYS_PTRACE")).and(fargate),
                        "add contains %s; Fargate accepts SYS_PTRACE only",
                        added));
    }

    private static void awsvpc(Props container, Value<String> mode, Review review) {
        Truth awsvpc = mode.is("awsvpc");
        set(LINKS, container, "links", awsvpc, mode, review);
        set(DNS_SERVERS, container, "dnsServers", awsvpc, mode, review);
        set(DNS_SEARCH, container, "dnsSearchDomains", awsvpc, mode, review);
        set(EXTRA_HOSTS, container, "extraHosts", awsvpc, mode, review);
        set(HOSTNAME, container, "hostname", awsvpc, mode, review);
        Value<Boolean> off = container.bool("disableNetworking");
        review.refuse(
                NETWORKING, off.is(true).and(awsvpc), "disableNetworking is %s, but networkMode is %s", off, mode);
    }

    private static void set(
            Constraint constraint,
            Props props,
            String property,
            Truth where,
            @Nullable Value<String> mode,
            Review review) {
        review.at(props.value(property))
                .refuse(
                        constraint,
                        Refusals.isSet(props, property).and(where),
                        mode == null ? FARGATE : AWSVPC,
                        Display.words(property),
                        mode);
    }
}
