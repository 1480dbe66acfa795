package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.secret;
import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.ecs.registry.DockerRegistry;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceOptions;
import dev.policypack.testkit.PolicyTester;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the policy says when it may look into a registry, a real one. */
class ImagesInRegistriesE2eTest {
    private static final String ARN = "arn:aws:ecs:eu-central-1:123456789012:task-definition/web:1";
    private static final String AT = "containerDefinitions[0].";

    @TempDir
    static Path folder;

    private static DockerRegistry registry;

    private final PolicyTester policy = PolicyTester.of(new ImageExists())
            .with(ImageExists.REGISTRY_CHECK, true)
            .with(ImageExists.REGISTRY_SECONDS, 60);
    private final Resource service = Resource.of("aws:ecs/service:Service", "service")
            .with("taskDefinition", ARN)
            .with("desiredCount", 2);

    @BeforeAll
    static void push() throws IOException, InterruptedException {
        registry = DockerRegistry.open(folder);
        String amd64 = registry.pushImage("web", "amd64", "linux/amd64", 8080);
        String arm64 = registry.pushImage("web", "arm64", "linux/arm64", 8080);
        registry.pushIndex("web", "1", List.of("linux/amd64", "linux/arm64"), List.of(amd64, arm64));
        registry.pushImage("windows", "1", "windows/amd64");
    }

    @AfterAll
    static void close() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void accepts_what_is_there() {
        policy.given(task("web:amd64"), service).passes();
        policy.given(task("web:1"), service).passes();
        policy.given(onArm(task("web:1")), service).passes();
        policy.given(
                        task("windows:1")
                                .with("runtimePlatform", Map.of("operatingSystemFamily", "WINDOWS_SERVER_2022_CORE")),
                        service)
                .passes();
    }

    @Test
    void reports_what_is_not_there() {
        policy.given(task("web:2"), service)
                .violates(AT + "image is " + quoted("web:2") + ", and its registry has no such image");
        policy.given(task("wep:1"), service)
                .violates(AT + "image is " + quoted("wep:1") + ", and its registry has no such image");
    }

    @Test
    void reports_an_image_for_another_platform() {
        policy.given(onArm(task("web:amd64")), service)
                .violates(AT + "image is " + quoted("web:amd64")
                        + ", which is made for linux/amd64, and the task runs on linux/arm64");
        policy.given(task("windows:1"), service)
                .violates(AT + "image is " + quoted("windows:1")
                        + ", which is made for windows/amd64, and the task runs on linux/amd64");
    }

    @Test
    void leaves_the_platform_to_the_instances_of_a_cluster() {
        policy.given(task("windows:1").without("requiresCompatibilities"), service)
                .passes();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "8080;",
                "80; containerDefinitions[0].portMappings[0].containerPort is 80, and the image listens on 8080"
            })
    void hints_at_a_port_on_which_nobody_listens(int port, String message) {
        PolicyTester.Result result =
                policy.given(task("web:1", ", \"portMappings\": [{\"containerPort\": " + port + "}]"), service);
        if (message == null) {
            result.passes();
        } else {
            result.violates(message);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"environment\": [{\"name\": \"PORT\", \"value\": \"80\"}]",
                "\"command\": [\"serve\"]",
                "\"entryPoint\": [\"serve\"]",
                "\"secrets\": [{\"name\": \"PORT\", \"valueFrom\": \"/port\"}]",
                "\"environmentFiles\": [{\"type\": \"s3\", \"value\": \"arn\"}]"
            })
    void says_nothing_of_the_port_when_the_program_may_be_told(String told) {
        policy.given(task("web:1", ", \"portMappings\": [{\"containerPort\": 80}], " + told), service)
                .passes();
    }

    @Test
    void leaves_the_port_alone_that_is_a_range() {
        policy.given(task("web:1", ", \"portMappings\": [{\"containerPortRange\": \"80-90\"}]"), service)
                .passes();
        policy.given(task("windows:1", ", \"portMappings\": [{\"containerPort\": 80}]"), service)
                .violates(AT + "image is " + quoted("windows:1")
                        + ", which is made for windows/amd64, and the task runs on linux/amd64");
    }

    @Test
    void leaves_images_alone_that_no_service_starts() {
        policy.given(task("web:2"), service.with("desiredCount", 0)).passes();
        policy.given(task("web:2")).isNotApplicable();
        policy.given(task("web:2").withOptions(ResourceOptions.NONE.ignoringChanges("containerDefinitions")), service)
                .passes();
        policy.given(task("web:2"), service.withOptions(ResourceOptions.NONE.ignoringChanges("taskDefinition")))
                .passes();
    }

    @Test
    void leaves_images_alone_that_come_with_the_deployment() {
        Resource built =
                Resource.of("docker-build:index:Image", "image").with("tags", List.of(registry.host() + "/web:2"));
        policy.given(task("web:2"), service, built.with("push", true)).passes();
        policy.given(task("web:2"), service, Resource.of("command:local:Command", "push"))
                .passes();
        String missing = AT + "image is " + quoted("web:2") + ", and its registry has no such image";
        policy.given(task("web:2"), service, built).violates(missing);
        policy.given(task("web:2"), service, built.with("push", true).with("tags", List.of("elsewhere/web:2")))
                .violates(missing);
        policy.given(task("web:2"), service, built.with("push", true).with("tags", unknown()))
                .isUndecidedOn("tags of docker-build:index:Image (image)");
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(task("web:2").with("containerDefinitions", unknown()), service)
                .isUndecidedOn("containerDefinitions");
        policy.given(task("web:2"), service.with("desiredCount", unknown()))
                .isUndecidedOn("desiredCount of aws:ecs/service:Service (service)");
        policy.given(task("web:1"), service.with("desiredCount", unknown())).passes();
        policy.given(task("web:1").with("runtimePlatform", unknown()), service).isUndecidedOn("runtimePlatform");
    }

    @Test
    void shows_no_secret() {
        Resource task = task("web:2");
        policy.given(
                        task.with(
                                "containerDefinitions",
                                secret("[{\"name\": \"web\", \"image\": \"" + registry.host() + "/web:2\"}]")),
                        service)
                .violates(AT + "image is [secret], and its registry has no such image");
    }

    @Test
    void does_not_look_unless_it_is_wanted() {
        PolicyTester.of(new ImageExists()).given(task("web:2"), service).passes();
    }

    @Test
    void claims_nothing_of_a_registry_that_does_not_let_it_in() throws IOException, InterruptedException {
        Path other = Files.createDirectory(folder.resolve("with-password"));
        try (DockerRegistry closed = DockerRegistry.withPassword(other)) {
            closed.pushImage("web", "1", "linux/amd64");
            String image = closed.host() + "/web:1";
            policy.given(definition(image, ""), service).isUndecidedOn("containerDefinitions[0].image");
        }
    }

    private static Resource task(String image) {
        return task(image, "");
    }

    private static Resource task(String image, String more) {
        return definition(registry.host() + "/" + image, more);
    }

    private static Resource definition(String image, String more) {
        return Resource.of("aws:ecs/taskDefinition:TaskDefinition", "task")
                .with("arn", ARN)
                .with("requiresCompatibilities", List.of("FARGATE"))
                .with("containerDefinitions", "[{\"name\": \"web\", \"image\": \"" + image + "\"" + more + "}]");
    }

    private static Resource onArm(Resource task) {
        return task.with("runtimePlatform", Map.of("cpuArchitecture", "ARM64"));
    }

    private static String quoted(String image) {
        return "\"" + registry.host() + "/" + image + "\"";
    }
}
