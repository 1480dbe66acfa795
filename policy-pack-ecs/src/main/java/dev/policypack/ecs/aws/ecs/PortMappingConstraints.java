package dev.policypack.ecs.aws.ecs;

import com.google.common.base.CharMatcher;
import com.google.common.primitives.Ints;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.Constraints;
import dev.policypack.policy.Refusals;
import dev.policypack.policy.Review;
import dev.policypack.value.Items;
import dev.policypack.value.Props;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What ECS refuses in the port mappings of a task definition. Source of the rules: <a
 * href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html">PortMapping</a>, as of 2026-11-27.
 */
public final class PortMappingConstraints {
    private static final Constraints ALL = new Constraints("2026-11-27");

    static final Constraint AWSVPC_HOST_PORT = ALL.refused(
            "ecs-task-definition-awsvpc-host-port",
            "ClientException: When networkMode=awsvpc, the host ports and container ports in port mappings must "
                    + "match.",
            "Remove `hostPort`, or set it to the value of `containerPort`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html");
    static final Constraint HOST_PORT = ALL.refused(
            "ecs-task-definition-host-port",
            "ClientException: When networkMode=host, the host ports and container ports in port mappings must "
                    + "match.",
            "Remove `hostPort`, or set it to the value of `containerPort`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html");
    static final Constraint HOST_PORT_TWICE = ALL.refused(
            "ecs-task-definition-host-port-twice",
            "ClientException: TCP host port '3000' is mapped multiple times in task.",
            "Give each container a port of its own.",
            "https://github.com/aws/amazon-ecs-agent/issues/1220");
    static final Constraint NUMBER = ALL.refused(
            "ecs-task-definition-port-mapping-number",
            "ClientException: Invalid 'containerPort' setting for container 'web'.",
            "Set `containerPort` to a number from 1 to 65535.",
            "https://github.com/aws/aws-cli/issues/7288");
    static final Constraint NAME_UNIQUE = ALL.refused(
            "ecs-task-definition-port-mapping-name-unique",
            "ClientException: port mapping name is already used",
            "Give each port mapping a name of its own.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html");
    static final Constraint NAME = ALL.refused(
            "ecs-task-definition-port-mapping-name",
            "ClientException (names of PortMapping: 64 lower-case letters, digits, underscores and hyphens)",
            "Use lower-case letters, numbers, underscores and hyphens, at most 64.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html");
    static final Constraint APP_PROTOCOL = ALL.refused(
            "ecs-task-definition-app-protocol",
            "ClientException (appProtocol: http, http2, grpc)",
            "Use `http`, `http2` or `grpc`, or remove `appProtocol` for TCP.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html");
    static final Constraint RANGE_AND_PORT = ALL.refused(
            "ecs-task-definition-port-range-single-port",
            "ClientException: cannot specify both single port and port range",
            "Keep `containerPortRange`, or `containerPort` and `hostPort`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html");
    static final Constraint RANGE_ORDER = ALL.refused(
            "ecs-task-definition-port-range-order",
            "ClientException: Invalid 'containerPortRange' setting",
            "Write the range as FIRST-LAST, such as `8000-8010`.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html");
    static final Constraint RANGE_OVERLAP = ALL.refused(
            "ecs-task-definition-port-range-overlap",
            "ClientException: container port is used multiple times in task",
            "Choose ranges that have no port in common.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html");
    static final Constraint RANGE_MODE = ALL.refused(
            "ecs-task-definition-port-range-network-mode",
            "ClientException (containerPortRange goes with network mode bridge or awsvpc)",
            "Use `bridge` or `awsvpc` as network mode, or map single ports.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html");
    static final Constraint NO_NETWORK = ALL.refused(
            "ecs-task-definition-none-port-mappings",
            "ClientException (network mode none goes without port mappings)",
            "Remove `portMappings`, or use another network mode.",
            "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html");

    private static final CharMatcher OF_NAMES =
            CharMatcher.inRange('a', 'z').or(CharMatcher.inRange('0', '9')).or(CharMatcher.anyOf("_-"));
    private static final int LONGEST_NAME = 64;
    private static final int LAST_PORT = 65535;
    private static final String RANGE = "containerPortRange";

    private PortMappingConstraints() {}

    /** The constraints. */
    public static List<Constraint> all() {
        return ALL.all();
    }

    /** Checks the port mappings of a task definition. */
    public static void check(TaskDefinition task, Review review) {
        TakenNames names = new TakenNames();
        TakenNames hostPorts = new TakenNames();
        TakenRanges ranges = new TakenRanges();
        Value<String> mode = task.networkMode();
        review.each(task.containers(), container -> {
            Items<Props> mappings = container.portMappings();
            review.at(mappings)
                    .refuse(
                            NO_NETWORK,
                            mode.is("none").and(mappings::isNotEmpty),
                            "portMappings is set, but networkMode is %s",
                            mode);
            review.each(mappings, mapping -> {
                names(mapping, names, review);
                ports(mapping, mode, hostPorts, review);
                if (mapping.has(RANGE).answer() != Truth.Answer.NO) {
                    range(mapping, mode, ranges, review);
                }
            });
        });
    }

    private static void names(Props mapping, TakenNames names, Review review) {
        Value<String> name = mapping.nonEmptyText("name");
        review.refuse(
                NAME_UNIQUE,
                names.take(name),
                "name is %s, and another port mapping of the task has this name, too",
                name);
        review.refuse(
                NAME,
                name.matches(
                        text -> text.length() > LONGEST_NAME || text.startsWith("-") || !OF_NAMES.matchesAllOf(text)),
                "name is %s; ECS accepts at most 64 lower-case letters, digits, underscores and hyphens, not a hyphen first",
                name);
        Refusals.oneOf(review, APP_PROTOCOL, mapping.nonEmptyText("appProtocol"), "http", "http2", "grpc");
    }

    private static void ports(Props mapping, Value<String> mode, TakenNames hostPorts, Review review) {
        Value<Long> port = mapping.integer("containerPort");
        Value<Long> host = mapping.integer("hostPort");
        Refusals.range(review, NUMBER, port, 0, LAST_PORT);
        Refusals.range(review, NUMBER, host, 0, LAST_PORT);
        review.at(mapping)
                .refuse(
                        NUMBER,
                        port.isMissing().and(() -> mapping.string(RANGE).isMissing()),
                        "containerPort is not set, and neither is containerPortRange");
        Truth differ = port.matches(host, (inside, outside) -> !inside.equals(outside));
        review.at(host)
                .refuse(
                        AWSVPC_HOST_PORT,
                        // ECS has been seen to take 0 for a port that is not set.
                        mode.is("awsvpc").and(differ).and(() -> host.matches(number -> number != 0)),
                        "hostPort is %s, but containerPort is %s and networkMode is %s",
                        host,
                        port,
                        mode);
        review.refuse(
                HOST_PORT,
                mode.is("host").and(differ).and(() -> host.matches(number -> number != 0)),
                "containerPort is %s and mapped to port %s, but networkMode is %s",
                port,
                host,
                mode);
        Value<Long> onHost = onHost(mode, host, port);
        Value<String> key =
                onHost.with(mapping.string("protocol").orElse("tcp"), (number, protocol) -> key(number, protocol));
        review.at(host.isMissing().answer() == Truth.Answer.YES ? port : host)
                .refuse(HOST_PORT_TWICE, hostPorts.take(key), "port %s is mapped twice in the task", onHost);
    }

    /** The port of the network interface that the mapping takes. */
    private static Value<Long> onHost(Value<String> mode, Value<Long> host, Value<Long> port) {
        return switch (mode.isOneOf("awsvpc", "host").answer()) {
            case YES -> host.or(port);
            case NO -> host;
            case UNKNOWN -> host.isMissing().answer() == Truth.Answer.YES ? mode.map(any -> 0L) : host;
        };
    }

    private static @Nullable String key(long number, String protocol) {
        return number == 0 ? null : number + "/" + protocol.toLowerCase(Locale.ROOT);
    }

    private static void range(Props mapping, Value<String> mode, TakenRanges ranges, Review review) {
        Value<String> text = mapping.string(RANGE);
        Truth both = text.isPresent()
                .and(() -> mapping.integer("containerPort").isPresent().or(() -> mapping.integer("hostPort")
                        .isPresent()));
        review.at(text)
                .refuse(
                        RANGE_AND_PORT,
                        both,
                        "containerPortRange is %s, and containerPort or hostPort is set, too",
                        text);
        review.refuse(
                RANGE_MODE,
                mode.is("host").and(text::isPresent),
                "containerPortRange is %s, but networkMode is %s",
                text,
                mode);
        review.refuse(
                RANGE_ORDER,
                text.matches(written -> ports(written) == null),
                "containerPortRange is %s; ECS accepts two ports with a hyphen between them, the lower one first",
                text);
        review.refuse(
                RANGE_OVERLAP,
                ranges.take(text),
                "containerPortRange is %s, which overlaps with another one of the task",
                text);
    }

    /** First and last port of {@code 8000-8010}; null for another text, and for one whose first port is not less than its last. */
    static int @Nullable [] ports(String range) {
        int hyphen = range.indexOf('-');
        Integer first = hyphen < 0 ? null : Ints.tryParse(range.substring(0, hyphen));
        Integer last = hyphen < 0 ? null : Ints.tryParse(range.substring(hyphen + 1));
        return first == null || last == null || first < 1 || last > LAST_PORT || first >= last
                ? null
                : new int[] {first, last};
    }

    /** Ranges that must not overlap, one after the other; one that is not known may be any. */
    private static final class TakenRanges {
        private final NavigableMap<Integer, Integer> known = new TreeMap<>();
        private Truth unknown = Truth.no();

        Truth take(Value<String> range) {
            Truth taken = range.matches(text -> {
                int[] ports = ports(text);
                return ports != null && overlaps(ports[0], ports[1]);
            });
            Truth answer = taken.or(unknown);
            if (taken.answer() == Truth.Answer.UNKNOWN) {
                unknown = unknown.or(taken);
            }
            return answer;
        }

        /** Whether a range overlaps with one before; if not, it is one of them from now on. */
        private boolean overlaps(int first, int last) {
            Map.Entry<Integer, Integer> before = known.floorEntry(last);
            if (before != null && before.getValue() >= first) {
                return true;
            }
            known.put(first, last);
            return false;
        }
    }
}
