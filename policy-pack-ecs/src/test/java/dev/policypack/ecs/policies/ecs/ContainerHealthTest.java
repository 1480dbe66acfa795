package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerHealthTest {
    private static final String GROUP =
            "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/0123456789abcdef";
    private static final String TASK = "arn:aws:ecs:eu-central-1:123456789012:task-definition/web:1";

    private static final String NOBODY =
            "healthCheck.port of aws:lb/targetGroup:TargetGroup (group): portMappings of the task do not contain the port of the health check; make sure that a process listens on it";

    private final PolicyTester policy = PolicyTester.of(new ContainerHealth());
    private final Resource task =
            Resource.of("aws:ecs/taskDefinition:TaskDefinition", "task").with("arn", TASK);
    private final Resource service = Resource.of("aws:ecs/service:Service", "service")
            .with("taskDefinition", TASK)
            .with(
                    "loadBalancers",
                    List.of(Map.of("targetGroupArn", GROUP, "containerName", "web", "containerPort", 8080)));
    private final Resource group = Resource.of("aws:lb/targetGroup:TargetGroup", "group")
            .with("arn", GROUP)
            .with("protocol", "HTTP")
            .with("healthCheck", Map.of("path", "/health", "port", "9000"));

    private Resource mapping(String portMappings) {
        return task.with(
                "containerDefinitions",
                "[{\"name\": \"web\", \"image\": \"web:1\", \"portMappings\": [" + portMappings + "]}]");
    }

    private Resource checking(String healthCheck) {
        return task.with(
                "containerDefinitions",
                "[{\"name\": \"web\", \"image\": \"web:1\", \"healthCheck\": {" + healthCheck + "}}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"CMD-SHELL\", \"curl -f http://localhost/ || exit 1\"]",
                "[\"CMD\", \"curl\", \"-f\", \"http://localhost/\"]",
                "[\"CMD\", \"/health\"]",
                "[\"NONE\"]"
            })
    void accepts_commands_that_can_be_run(String command) {
        policy.given(checking("\"command\": " + command)).passes();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[\"CMD-SHELL\"]",
                "[\"CMD-SHELL\", \" \"]",
                "[\"CMD-SHELL\", \"curl\", \"-f\", \"http://localhost/\"]",
                "[\"CMD\"]",
                "[\"CMD\", \"curl -f http://localhost/\"]",
                "[\"CMD\", \"curl\", \"-f\", \"http://localhost/\", \"||\", \"exit\", \"1\"]",
                "[\"curl\", \"-f\", \"http://localhost/\"]"
            })
    void refuses_commands_that_always_fail(String command) {
        policy.given(checking("\"command\": " + command))
                .violates(
                        "containerDefinitions[0].healthCheck.command is neither CMD-SHELL with one line nor CMD with a program and its arguments");
    }

    @ParameterizedTest
    @CsvSource({
        "interval, 4, 5 to 300",
        "interval, 301, 5 to 300",
        "timeout, 1, 2 to 60",
        "timeout, 61, 2 to 60",
        "retries, 0, 1 to 10",
        "retries, 11, 1 to 10",
        "startPeriod, -1, 0 to 300",
        "startPeriod, 301, 0 to 300"
    })
    void names_the_range_of_a_number(String name, int value, String range) {
        policy.given(checking("\"command\": [\"CMD\", \"/health\"], \"%s\": %d".formatted(name, value)))
                .violates("containerDefinitions[0].healthCheck.%s is %d; ECS accepts %s".formatted(name, value, range));
    }

    @Test
    void accepts_the_ends_of_the_ranges() {
        policy.given(
                        checking(
                                "\"command\": [\"CMD\", \"/health\"], \"interval\": 5, \"timeout\": 60, \"retries\": 10, \"startPeriod\": 0"))
                .passes();
    }

    @Test
    void finds_the_asked_port_in_the_mappings() {
        policy.given(mapping("{\"containerPort\": 8080}, {\"containerPort\": 9000}"), service, group)
                .passes();
        policy.given(mapping("{\"containerPortRange\": \"8000-9100\"}"), service, group)
                .passes();
        policy.given(mapping("{\"containerPort\": 8080, \"hostPort\": 9000}"), service, group)
                .passes();
    }

    @Test
    void leaves_the_port_of_the_traffic_to_the_policy_for_load_balancers() {
        for (Object port : List.of("traffic-port", "8080", 8080)) {
            policy.given(
                            mapping("{\"containerPort\": 80}"),
                            service,
                            group.with("healthCheck", Map.of("path", "/health", "port", port)))
                    .passes();
        }
        policy.given(mapping("{\"containerPort\": 80}"), service, group.with("healthCheck", Map.of("path", "/health")))
                .passes();
    }

    @Test
    void reports_a_port_that_nobody_listens_on() {
        policy.given(mapping("{\"containerPort\": 80}"), service, group).violates(NOBODY);
        policy.given(
                        mapping("{\"containerPort\": 8080}"),
                        service,
                        group.with("healthCheck", Map.of("path", "/health", "port", 9000)))
                .violates(NOBODY);
    }

    @Test
    void leaves_the_path_to_its_own_policy() {
        policy.given(mapping("{\"containerPort\": 8080}"), service, group.without("healthCheck"))
                .passes();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(task.with("containerDefinitions", unknown()), service, group)
                .isUndecidedOn(
                        "containerDefinitions", "containerDefinitions of aws:ecs/taskDefinition:TaskDefinition (task)");
        Resource open = service.with(
                "loadBalancers",
                List.of(Map.of("targetGroupArn", unknown(), "containerName", "web", "containerPort", 8080)));
        policy.given(mapping("{\"containerPort\": 80}"), open, group.with("arn", unknown()))
                .violates(NOBODY);
        policy.given(
                        mapping("{\"containerPort\": 80}"),
                        open.withPropertyDependencies("loadBalancers", List.of(group.urn())),
                        group.with("arn", unknown()),
                        Resource.of("aws:lb/targetGroup:TargetGroup", "other").with("arn", unknown()))
                .violates(NOBODY);
        policy.given(
                        mapping("{\"containerPort\": 80}"),
                        open,
                        group.with("arn", unknown()),
                        Resource.of("aws:lb/targetGroup:TargetGroup", "other")
                                .with("arn", unknown())
                                .with("healthCheck", Map.of("port", "80")))
                .isUndecidedOn("loadBalancers[0].targetGroupArn");
    }

    @Test
    void leaves_groups_and_tasks_outside_the_stack_and_workers_alone() {
        policy.given(mapping("{\"containerPort\": 80}"), service).passes();
        policy.given(service, group).passes();
        policy.given(mapping(""), service.without("loadBalancers")).passes();
    }
}
