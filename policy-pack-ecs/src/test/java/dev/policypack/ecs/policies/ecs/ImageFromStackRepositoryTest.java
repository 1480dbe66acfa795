package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceOptions;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFromStackRepositoryTest {
    private static final String TASK = "arn:aws:ecs:eu-central-1:123456789012:task-definition/web:1";
    private static final String URL = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/web";

    private final PolicyTester policy = PolicyTester.of(new ImageFromStackRepository());
    private final Resource service =
            Resource.of("aws:ecs/service:Service", "service").with("taskDefinition", TASK);
    private final Resource repository = Resource.of("aws:ecr/repository:Repository", "images")
            .with("name", "web")
            .with("repositoryUrl", URL);

    private static Resource task(String image, String more) {
        return Resource.of("aws:ecs/taskDefinition:TaskDefinition", "web")
                .with("arn", TASK)
                .with("containerDefinitions", "[{\"name\": \"web\", \"image\": \"" + image + "\"" + more + "}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public.ecr.aws/docker/library/python:3.9-slim",
                "python:3.9-slim",
                "library/node:22",
                "docker.io/library/openjdk:17",
                "alpine",
                "public.ecr.aws/amazonlinux/amazonlinux:2023",
                "mcr.microsoft.com/dotnet/aspnet:8.0",
                "gcr.io/distroless/java17-debian12:nonroot"
            })
    void reports_a_base_image_that_is_told_to_start_nothing(String image) {
        policy.given(service, task(image, ""))
                .violates("containerDefinitions[0].image is \"" + image
                        + "\", a base image without an application, and neither command nor entryPoint is set");
    }

    @Test
    void accepts_a_base_image_that_is_told_what_to_start() {
        policy.given(service, task("python:3.9", ", \"command\": [\"python\", \"-m\", \"http.server\"]"))
                .passes();
        policy.given(service, task("python:3.9", ", \"entryPoint\": [\"python\", \"app.py\"]"))
                .passes();
        policy.given(service, task("alpine:3", ", \"pseudoTerminal\": true")).passes();
        policy.given(service, task("alpine:3", ", \"command\": []"))
                .violates(
                        "containerDefinitions[0].image is \"alpine:3\", a base image without an application, and neither command nor entryPoint is set");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx:1.27",
                "php:8.3-apache",
                "shop/python:1",
                "ghcr.io/shop/node:1",
                "httpd:2.4",
                "public.ecr.aws/shop/python:1"
            })
    void accepts_images_that_start_something(String image) {
        policy.given(service, task(image, "")).passes();
    }

    @Test
    void leaves_tasks_alone_that_somebody_starts_with_a_command_of_their_own() {
        policy.given(task("python:3.9", "")).passes();
        policy.given(repository, task("nginx:1.27", "")).passes();
    }

    @Test
    void reports_a_repository_that_no_task_uses_beside_an_image_from_another_registry() {
        policy.given(repository, service, task("nginx:1.27", ""))
                .violates(
                        "containerDefinitions[0].image is from another registry, and no task uses aws:ecr/repository:Repository (images) of this stack");
    }

    @Test
    void accepts_a_repository_that_somebody_uses() {
        policy.given(repository, service, task(URL + ":1", "")).passes();
        policy.given(repository, service, task("222222222222.dkr.ecr.eu-central-1.amazonaws.com/shop:1", ""))
                .passes();
        policy.given(
                        repository,
                        service,
                        task("nginx:1.27", ""),
                        Resource.of("aws:ecs/taskDefinition:TaskDefinition", "report")
                                .with("arn", "arn:aws:ecs:eu-central-1:123456789012:task-definition/report:1")
                                .with("containerDefinitions", "[{\"name\": \"report\", \"image\": \"" + URL + ":1\"}]"))
                .passes();
        policy.given(
                        repository,
                        service,
                        task("nginx:1.27", ""),
                        Resource.of("aws:lambda/function:Function", "resize")
                                .withPropertyDependencies("imageUri", List.of(repository.urn())))
                .passes();
    }

    @Test
    void accepts_a_placeholder_that_somebody_else_replaces() {
        Resource placeholder = task("nginx:1.27", "");
        policy.given(
                        repository,
                        service,
                        placeholder.withOptions(ResourceOptions.NONE.ignoringChanges("containerDefinitions")))
                .passes();
        policy.given(
                        repository,
                        service.withOptions(ResourceOptions.NONE.ignoringChanges("taskDefinition")),
                        placeholder)
                .passes();
    }

    @Test
    void asks_for_the_registries_that_are_allowed() {
        PolicyTester strict = policy.with(
                ImageFromStackRepository.ALLOWED_REGISTRIES,
                List.of("222222222222.dkr.ecr.*.amazonaws.com", "public.ecr.aws/aws-observability"));
        strict.given(task("222222222222.dkr.ecr.eu-central-1.amazonaws.com/shop:1", ""))
                .passes();
        strict.given(task("public.ecr.aws/aws-observability/aws-otel-collector:v0.40.0", ""))
                .passes();
        strict.given(repository, task(URL + ":1", "")).passes();
        strict.given(task("nginx:1.27", ", \"essential\": false")).passes();
        strict.given(task("public.ecr.aws/nginx/nginx:1.27", ""))
                .violates(
                        "containerDefinitions[0].image is \"public.ecr.aws/nginx/nginx:1.27\"; allowed are images from"
                                + " 222222222222.dkr.ecr.*.amazonaws.com or public.ecr.aws/aws-observability or a repository of the stack");
    }

    @Test
    void leaves_an_output_that_became_text_to_its_own_policy() {
        policy.given(repository, service, task("Calling [toString] on an [Output<T>] is not supported.:1.4.2", ""))
                .passes();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        Resource open = task("", "").with("containerDefinitions", unknown());
        policy.given(repository, service, open)
                .isUndecidedOn("containerDefinitions", "whether the program will still create one");
        policy.given(
                        repository.with("arn", unknown()),
                        service.with("taskDefinition", unknown()),
                        task("nginx:1.27", "").with("arn", unknown()))
                .isUndecidedOn("whether the program will still create one");
        policy.given(
                        service.with("taskDefinition", unknown())
                                .withPropertyDependencies("taskDefinition", List.of(open.urn())),
                        task("python:3", "").with("arn", unknown()))
                .violates(
                        "containerDefinitions[0].image is \"python:3\", a base image without an application, and neither command nor entryPoint is set");
    }
}
