package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.secret;
import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceOptions;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the examples of the constraints do not show: whole messages, parts that are not known, and who is not asked. */
class TaskDefinitionAcceptedTest {
    private final PolicyTester policy = PolicyTester.of(new TaskDefinitionAccepted());
    private final Resource task =
            Resource.of("aws:ecs/taskDefinition:TaskDefinition", "web").with("family", "web");
    private final Resource fargate = task.with("requiresCompatibilities", List.of("FARGATE"))
            .with("networkMode", "awsvpc")
            .with("cpu", "256")
            .with("memory", "512");

    private static String container(String more) {
        return "[{\"name\": \"web\", \"image\": \"web:1\", \"memory\": 128" + more + "}]";
    }

    private static Map<String, Object> parts(Object... keysAndValues) {
        Map<String, Object> parts = new java.util.LinkedHashMap<>(Map.of("name", "web", "image", "web:1"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            parts.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return parts;
    }

    @Test
    void a_message_names_the_property_and_what_was_found() {
        policy.given(fargate.with("networkMode", "bridge").with("containerDefinitions", container("")))
                .violates("networkMode is \"bridge\", but tasks on Fargate need awsvpc");
        policy.given(fargate.without("networkMode").with("containerDefinitions", container("")))
                .violates("networkMode is not set, but tasks on Fargate need awsvpc");
        policy.given(
                        fargate.with(
                                "containerDefinitions",
                                container(
                                        ", \"linuxParameters\": {\"capabilities\": {\"add\": [\"SYS_PTRACE\", \"NET_ADMIN\"]}}")))
                .violates("containerDefinitions[0].linuxParameters.capabilities.add[1] contains \"NET_ADMIN\"; Fargate"
                        + " accepts SYS_PTRACE only");
        policy.given(fargate.with("containerDefinitions", container(", \"cpu\": 512")))
                .violates("containerDefinitions: cpu of the containers is 512 in all, more than cpu \"256\" of the task"
                        + " definition");
        policy.given(task.with("containerDefinitions", "[{\"name\": \"web\", \"image\": \"web:1\"}]"))
                .violates(
                        "containerDefinitions[0].memory is set neither for container \"web\" nor for the task definition");
    }

    @Test
    void each_container_is_looked_at() {
        policy.given(
                        task.with(
                                "containerDefinitions",
                                """
                        [{"name": "web", "image": "web:1", "memory": 64, "hostname": "web"},
                         {"name": "log.router", "image": "fluent-bit:3", "memory": 64}]
                        """))
                .violates("containerDefinitions[1].name is \"log.router\"; ECS accepts at most 255 letters, digits,"
                        + " underscores and hyphens");
    }

    @Test
    void names_of_properties_may_be_written_in_any_case() {
        policy.given(fargate.with(
                        "containerDefinitions", "[{\"Name\": \"web\", \"Image\": \"web:1\", \"Privileged\": true}]"))
                .violates("containerDefinitions[0].privileged is true, which Fargate does not support");
    }

    @Test
    void an_unknown_name_may_be_the_one_that_is_missing() {
        Object dependency = List.of(Map.of("containerName", "init", "condition", "START"));
        policy.given(task.with(
                        "containerDefinitions",
                        List.of(parts("memory", 64, "dependsOn", dependency), parts("name", unknown(), "memory", 64))))
                .isUndecidedOn("containerDefinitions[1].name");
    }

    @Test
    void an_unknown_variable_may_have_the_name_of_a_secret() {
        Object secrets = List.of(Map.of("name", "DB", "valueFrom", "/web/db"));
        Resource role = task.with("executionRoleArn", "arn:aws:iam::123456789012:role/web");
        policy.given(role.with(
                        "containerDefinitions",
                        List.of(parts(
                                "memory",
                                64,
                                "secrets",
                                secrets,
                                "environment",
                                List.of(Map.of("name", unknown(), "value", "1"))))))
                .isUndecidedOn("containerDefinitions[0].environment[0].name");
        policy.given(role.with(
                        "containerDefinitions",
                        List.of(parts("memory", 64, "secrets", secrets, "environment", unknown()))))
                .isUndecidedOn("containerDefinitions[0].environment");
        policy.given(role.with(
                        "containerDefinitions",
                        List.of(parts(
                                "memory",
                                64,
                                "secrets",
                                secrets,
                                "environment",
                                List.of(Map.of("name", unknown(), "value", "1"), Map.of("name", "DB", "value", "1"))))))
                .violates("containerDefinitions[0].secrets[0].name is \"DB\", which another secret or an environment"
                        + " variable of the container has, too");
    }

    @Test
    void ranges_of_ports_overlap_across_containers_and_a_gap_is_enough() {
        String two =
                """
                [{"name": "web", "image": "web:1", "memory": 64, "portMappings": [{"containerPortRange": "8100-8200"}]},
                 {"name": "log", "image": "log:1", "memory": 64, "portMappings": [
                     {"containerPortRange": "8000-8099"}, {"containerPortRange": "%s"}]}]
                """;
        policy.given(task.with("containerDefinitions", two.formatted("8201-8300")))
                .passes();
        policy.given(task.with("containerDefinitions", two.formatted("8200-8300")))
                .violates("containerDefinitions[1].portMappings[1].containerPortRange is \"8200-8300\", which overlaps"
                        + " with another one of the task");
        policy.given(task.with("containerDefinitions", two.formatted("7000-9000")))
                .violates("containerDefinitions[1].portMappings[1].containerPortRange is \"7000-9000\", which overlaps"
                        + " with another one of the task");
    }

    @Test
    void what_is_not_known_is_not_refused() {
        policy.given(fargate.with("containerDefinitions", unknown())).isUndecidedOn("containerDefinitions");
        policy.given(fargate.with("requiresCompatibilities", unknown())
                        .with("containerDefinitions", container(", \"privileged\": true")))
                .isUndecidedOn("requiresCompatibilities");
    }

    @Test
    void a_secret_is_judged_and_not_shown() {
        policy.given(task.with(
                                "containerDefinitions",
                                secret(container(
                                        ", \"secrets\": [{\"name\": \"DB\"," + " \"valueFrom\": \"my database\"}]")))
                        .with("executionRoleArn", "arn:aws:iam::123456789012:role/web"))
                .violates(
                        "containerDefinitions[0].secrets[0].valueFrom is [secret], which is neither an ARN nor the name"
                                + " of a parameter");
    }

    @Test
    void changes_that_are_ignored_are_not_judged() {
        policy.given(fargate.with("containerDefinitions", container(", \"privileged\": true"))
                        .withOptions(ResourceOptions.NONE.ignoringChanges("containerDefinitions")))
                .passes();
    }

    @Test
    void the_cloud_control_provider_has_other_properties() {
        policy.given(Resource.of("aws-native:ecs:TaskDefinition", "web")
                        .with("requiresCompatibilities", List.of("FARGATE")))
                .isNotApplicable();
    }
}
