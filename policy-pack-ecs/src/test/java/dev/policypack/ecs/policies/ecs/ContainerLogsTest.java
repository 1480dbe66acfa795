package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.secret;
import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerLogsTest {
    private final PolicyTester policy = PolicyTester.of(new ContainerLogs());
    private final Resource onEc2 = Resource.of("aws:ecs/taskDefinition:TaskDefinition", "web");
    private final Resource onFargate = onEc2.with("requiresCompatibilities", List.of("FARGATE"));

    @Test
    void asks_every_container_for_a_log_configuration() {
        String logged = logging("{\"logDriver\": \"json-file\"}");
        policy.given(containers(onEc2, logged, "{\"name\": \"sidecar\"}"))
                .violates(
                        "containerDefinitions[1].logConfiguration is not set, and what container \"sidecar\" prints is not collected");
        policy.given(containers(onEc2, logged, logged)).passes();
    }

    @Test
    void asks_for_a_driver() {
        policy.given(containers(onEc2, logging("{}")))
                .violates("containerDefinitions[0].logConfiguration.logDriver is not set, and ECS needs to know one");
    }

    @Test
    void asks_awslogs_for_group_and_region() {
        policy.given(containers(onEc2, logging("{\"logDriver\": \"awslogs\"}")))
                .violates(missing("awslogs-group", "awslogs"), missing("awslogs-region", "awslogs"));
        policy.given(containers(onEc2, awslogs(Map.of("awslogs-group", "", "awslogs-region", "eu-central-1"))))
                .violates(missing("awslogs-group", "awslogs"));
        policy.given(containers(onEc2, awslogs(Map.of("awslogs-group", "/ecs/web", "awslogs-region", "eu-central-1"))))
                .passes();
    }

    @Test
    void asks_awslogs_for_a_prefix_on_fargate_only() {
        String noPrefix = awslogs(Map.of("awslogs-group", "/ecs/web", "awslogs-region", "eu-central-1"));
        policy.given(containers(onFargate, noPrefix)).violates(missing("awslogs-stream-prefix", "awslogs"));
        policy.given(containers(onEc2.with("requiresCompatibilities", unknown()), noPrefix))
                .isUndecidedOn("requiresCompatibilities");
        policy.given(containers(
                        onFargate,
                        awslogs(Map.of(
                                "awslogs-group",
                                "/ecs/web",
                                "awslogs-region",
                                "eu-central-1",
                                "awslogs-stream-prefix",
                                "web"))))
                .passes();
    }

    @Test
    void takes_an_option_that_comes_from_a_secret() {
        String options = "\"options\": {\"splunk-url\": \"https://splunk.example.com:8088\"}";
        policy.given(containers(onFargate, logging("{\"logDriver\": \"splunk\", " + options + "}")))
                .violates(missing("splunk-token", "splunk"));
        policy.given(
                        containers(
                                onFargate,
                                logging(
                                        "{\"logDriver\": \"splunk\", " + options
                                                + ", \"secretOptions\": [{\"name\": \"splunk-token\", \"valueFrom\": \"/splunk/token\"}]}")))
                .passes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"awsfirelens", "fluentd", "gelf", "journald", "json-file", "syslog", "one-of-our-own"})
    void leaves_drivers_alone_that_need_nothing(String driver) {
        policy.given(containers(onEc2, logging("{\"logDriver\": \"" + driver + "\"}")))
                .passes();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(onFargate.with("containerDefinitions", unknown())).isUndecidedOn("containerDefinitions");
        policy.given(onEc2.with("containerDefinitions", List.of(Map.of("logConfiguration", unknown()))))
                .isUndecidedOn("containerDefinitions[0].logConfiguration");
        policy.given(onEc2.with(
                        "containerDefinitions", List.of(Map.of("logConfiguration", Map.of("logDriver", unknown())))))
                .isUndecidedOn("containerDefinitions[0].logConfiguration.logDriver");
        policy.given(onEc2.with(
                        "containerDefinitions",
                        List.of(Map.of(
                                "logConfiguration",
                                Map.of(
                                        "logDriver",
                                        "awslogs",
                                        "options",
                                        Map.of("awslogs-group", unknown(), "awslogs-region", "eu-central-1"))))))
                .isUndecidedOn("containerDefinitions[0].logConfiguration.options.awslogs-group");
        policy.given(onEc2.with("containerDefinitions", "[{\"name\": ")).isUndecidedOn("containerDefinitions");
    }

    @Test
    void reads_a_secret_without_showing_it() {
        policy.given(onEc2.with("containerDefinitions", secret("[{\"name\": \"web\"}]")))
                .violates(
                        "containerDefinitions[0].logConfiguration is not set, and what container [secret] prints is not collected");
    }

    @Test
    void has_nothing_to_say_about_no_containers() {
        policy.given(onEc2.with("containerDefinitions", "[]")).passes();
        policy.given(onEc2).passes();
    }

    @Test
    void names_each_of_many_containers() {
        List<String> many = Collections.nCopies(50, "{\"name\": \"web\"}");
        policy.given(onEc2.with("containerDefinitions", "[" + String.join(",", many) + "]"))
                .violates(IntStream.range(0, 50)
                        .mapToObj(i -> "containerDefinitions[" + i
                                + "].logConfiguration is not set, and what container \"web\" prints is not collected")
                        .toArray(String[]::new));
    }

    private static Resource containers(Resource task, String... containers) {
        return task.with("containerDefinitions", "[" + String.join(", ", containers) + "]");
    }

    private static String logging(String logConfiguration) {
        return "{\"name\": \"web\", \"logConfiguration\": " + logConfiguration + "}";
    }

    private static String awslogs(Map<String, String> options) {
        return logging(options.entrySet().stream()
                .map(option -> "\"%s\": \"%s\"".formatted(option.getKey(), option.getValue()))
                .collect(Collectors.joining(", ", "{\"logDriver\": \"awslogs\", \"options\": {", "}}")));
    }

    private static String missing(String option, String driver) {
        return "containerDefinitions[0].logConfiguration.options.%s is not set, and log driver \"%s\" needs it"
                .formatted(option, driver);
    }
}
