package dev.policypack.ecs.policies.container;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.resource.StackContext;
import dev.policypack.testkit.PolicyTester;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildContextTest {
    private static final String NAME = "registry.example.com/shop/web:1.4.2";

    private final PolicyTester policy = PolicyTester.of(new BuildContext());
    private final Resource task = Resource.of("aws:ecs/taskDefinition:TaskDefinition", "web")
            .with("requiresCompatibilities", List.of("FARGATE"))
            .with("containerDefinitions", "[{\"name\": \"web\", \"image\": \"" + NAME + "\"}]");

    private static Resource docker(Map<String, Object> build) {
        return Resource.of("docker:index/image:Image", "web")
                .with("imageName", NAME)
                .with("build", build);
    }

    private static Resource dockerBuild(Map<String, Object> context) {
        return Resource.of("docker-build:index:Image", "web")
                .with("context", context)
                .with("tags", List.of(NAME));
    }

    private static String lambda(String context) {
        return "build.context is \"" + context
                + "\", and ECS runs the image; a folder of that name holds a function of Lambda";
    }

    private static String platforms(String wanted) {
        return "platforms of the image and aws:ecs/taskDefinition:TaskDefinition (web) do not fit: the task runs on \""
                + wanted + "\"";
    }

    @Test
    void a_folder_called_lambda_holds_no_service() {
        policy.given(docker(Map.of("context", "../lambda/")), task).violates(lambda("../lambda/"));
        policy.given(docker(Map.of("context", "./lambda-free")), task).passes();
        policy.given(docker(Map.of("context", "./lambda")), task.with("containerDefinitions", "[]"))
                .passes();
        policy.given(docker(Map.of("context", "./lambda"))).passes();
    }

    @Test
    void the_platform_is_that_of_the_task() {
        policy.given(docker(Map.of("context", "app", "platform", "linux/arm64/v8")), task)
                .violates("build.platform: " + platforms("X86_64"));
        policy.given(
                        docker(Map.of("context", "app", "platform", "linux/arm64/v8")),
                        task.with("runtimePlatform", Map.of("cpuArchitecture", "ARM64")))
                .passes();
        policy.given(
                        docker(Map.of("context", "app", "platform", "linux/arm64")),
                        task.without("requiresCompatibilities"))
                .passes();
        policy.given(
                        dockerBuild(Map.of("location", "app"))
                                .with("push", true)
                                .with("platforms", List.of("linux/arm64", "linux/amd64")),
                        task)
                .passes();
    }

    @Test
    void the_image_is_pushed() {
        String message = "the image is not pushed, and aws:ecs/taskDefinition:TaskDefinition (web) needs it";
        policy.given(docker(Map.of("context", "app")).with("skipPush", true), task)
                .violates(message);
        policy.given(dockerBuild(Map.of("location", "app")), task).violates(message);
        policy.given(
                        dockerBuild(Map.of("location", "app")).with("exports", List.of(Map.of("registry", Map.of()))),
                        task)
                .passes();
    }

    @Test
    void the_folder_is_there_with_its_dockerfile(@TempDir Path program) throws IOException {
        Files.createDirectories(program.resolve("app"));
        PolicyTester looking = policy.with(BuildContext.DIRECTORY, program.toString());
        looking.given(docker(Map.of("context", "./nowhere")))
                .violates("build.context is \"./nowhere\", and there is no such folder");
        looking.given(docker(Map.of("context", "./app")))
                .violates("build.context is \"./app\", and there is no Dockerfile in it");
        looking.given(docker(Map.of("context", "./app", "dockerfile", "docker/Dockerfile")))
                .passes();
        Files.createFile(program.resolve("app/Dockerfile"));
        looking.given(docker(Map.of("context", "./app"))).passes();
        String absent = program.resolve("absent").toString();
        policy.given(docker(Map.of("context", absent)))
                .violates("build.context is \"" + absent + "\", and there is no such folder");
        policy.in(StackContext.UNCONFIGURED)
                .given(docker(Map.of("context", absent)))
                .passes();
    }

    @Test
    void addresses_and_relative_folders_are_not_looked_for() {
        policy.given(docker(Map.of("context", "./nowhere"))).passes();
        policy.with(BuildContext.DIRECTORY, "/")
                .given(docker(Map.of("context", "https://github.com/acme/shop.git#main")))
                .passes();
        policy.given(docker(Map.of())).passes();
        policy.given(task).isNotApplicable();
    }

    @Test
    void an_image_that_is_not_known_yet_is_followed_along_the_edges() {
        Resource image = docker(Map.of("context", "lambda")).with("imageName", unknown());
        Resource preview = task.with("containerDefinitions", unknown());
        policy.given(image, preview.withPropertyDependencies("containerDefinitions", List.of(image.urn())))
                .violates(lambda("lambda"));
        policy.given(image, preview)
                .isUndecidedOn("containerDefinitions of aws:ecs/taskDefinition:TaskDefinition (web)", "imageName");
        policy.given(image, task).isUndecidedOn("imageName");
        policy.given(docker(Map.of("context", unknown())), task).isUndecidedOn("build.context");
    }
}
