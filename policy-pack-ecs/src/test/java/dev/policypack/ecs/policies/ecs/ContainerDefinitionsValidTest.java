package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.secret;
import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerDefinitionsValidTest {
    private final PolicyTester policy = PolicyTester.of(new ContainerDefinitionsValid());
    private final Resource task = Resource.of("aws:ecs/taskDefinition:TaskDefinition", "web");

    private PolicyTester.Result given(Object definitions) {
        return policy.given(task.with("containerDefinitions", definitions));
    }

    private static String container(String more) {
        return "[{\"name\": \"web\", \"image\": \"web:1\", " + more + "}]";
    }

    @Test
    void accepts_everything_that_ecs_takes() {
        given(
                        """
                [{"name": "web", "image": "web:1", "cpu": 256, "memory": 512, "essential": true,
                  "command": ["npm", "start"], "entryPoint": [], "user": null,
                  "environment": [{"name": "PORT", "value": "8080"}, {"name": "EMPTY", "value": ""}],
                  "secrets": [{"name": "TOKEN", "valueFrom": "arn:aws:ssm:eu-central-1:1:parameter/t"}],
                  "portMappings": [{"containerPort": 8080, "protocol": "tcp", "name": "http"}],
                  "healthCheck": {"command": ["CMD-SHELL", "true"], "interval": 30},
                  "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "/ecs/web"}},
                  "dockerLabels": {"a.b": "c"}, "ulimits": [{"name": "nofile", "softLimit": 1, "hardLimit": 2}],
                  "mountPoints": [{"sourceVolume": "data", "containerPath": "/data", "readOnly": false}]},
                 {"name": "proxy", "image": "proxy:1", "essential": false, "somethingNew": 1}]
                """)
                .passes();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"environment\": {\"PORT\": \"8080\"}|environment is an object; ECS accepts a list of objects with name and value",
                "\"environment\": [{\"name\": \"PORT\", \"value\": 8080}]|environment[0].value is the number 8080; ECS accepts a text",
                "\"environment\": [{\"name\": \"DEBUG\", \"value\": true}]|environment[0].value is true; ECS accepts a text",
                "\"command\": \"npm start\"|command is \"npm start\"; ECS accepts a list of texts",
                "\"entryPoint\": [\"sh\", 1]|entryPoint[1] is the number 1; ECS accepts a text",
                "\"essential\": \"true\"|essential is \"true\"; ECS accepts true or false",
                "\"cpu\": \"256\"|cpu is \"256\"; ECS accepts a whole number",
                "\"memory\": 0.5|memory is the number 0.5; ECS accepts a whole number",
                "\"portMappings\": [{\"containerPort\": \"8080\"}]|portMappings[0].containerPort is \"8080\"; ECS accepts a whole number",
                "\"logConfiguration\": {\"logDriver\": \"awslogs\", \"options\": {\"awslogs-create-group\": true}}|logConfiguration.options.awslogs-create-group is true; ECS accepts a text",
                "\"logConfiguration\": {\"options\": {}}|logConfiguration.logDriver is not set; ECS accepts a text",
                "\"secrets\": [{\"name\": \"TOKEN\"}]|secrets[0].valueFrom is not set; ECS accepts a text",
                "\"healthCheck\": {\"command\": \"curl localhost\"}|healthCheck.command is \"curl localhost\"; ECS accepts a list of texts"
            })
    void says_where_and_what_was_found(String more, String message) {
        given(container(more)).violates("containerDefinitions[0]." + message);
    }

    @Test
    void names_the_place_where_a_text_stops_to_be_json() {
        given("[{\"name\": \"web\",}]")
                .violates(
                        "containerDefinitions is \"[{\"name\": \"web\",}]\", which is not valid JSON (line 1, column 17)");
        given("").violates("containerDefinitions is an empty text, which is not valid JSON");
    }

    @Test
    void asks_for_a_list_of_objects() {
        given("{\"name\": \"web\", \"image\": \"web:1\"}")
                .violates("containerDefinitions is an object; ECS accepts a list of objects, one for each container");
        given("[\"web\"]").violates("containerDefinitions[0] is \"web\"; ECS accepts an object");
        given("[]").violates("containerDefinitions is an empty list; ECS accepts at least one container");
        given("42")
                .violates(
                        "containerDefinitions is the number 42; ECS accepts a list of objects, one for each container");
    }

    @Test
    void asks_for_name_and_image() {
        given("[{\"image\": \"\"}]")
                .violates(
                        "containerDefinitions[0].name is not set; ECS accepts a text",
                        "containerDefinitions[0].image is empty; ECS accepts a text");
    }

    @Test
    void asks_for_an_essential_container_and_for_different_names() {
        given(container("\"essential\": false"))
                .violates(
                        "containerDefinitions[0].essential is false for every container; ECS requires at least one essential container");
        given("[{\"name\": \"web\", \"image\": \"a:1\"}, {\"name\": \"web\", \"image\": \"b:1\"}]")
                .violates("containerDefinitions[1].name is \"web\", but another container has the same name");
    }

    @Test
    void reads_names_as_the_provider_does() {
        given("[{\"Name\": \"web\", \"Image\": \"web:1\"}]").passes();
        given("[{\"Name\": \"web\", \"Image\": \"web:1\", \"Command\": \"x\"}]")
                .violates("containerDefinitions[0].Command is \"x\"; ECS accepts a list of texts");
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        given(unknown()).isUndecidedOn("containerDefinitions");
    }

    @Test
    void keeps_secrets() {
        given(secret(container("\"command\": \"run --password fish\"")))
                .violates("containerDefinitions[0].command is [secret]; ECS accepts a list of texts");
        given(secret("not json"))
                .violates("containerDefinitions is [secret], which has another shape than it must have");
    }

    @Test
    void bears_huge_and_deep_texts() {
        given(container("\"command\": [" + String.join(", ", Collections.nCopies(100_000, "\"x\"")) + "]"))
                .passes();
        given("[".repeat(400) + "]".repeat(400)).violates("containerDefinitions[0] is a list; ECS accepts an object");
    }
}
