package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageExistsTest {
    private static final String TASK = "arn:aws:ecs:eu-central-1:123456789012:task-definition/web:1";
    private static final String URL = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/web";
    private static final String NOTHING =
            "taskDefinition: an image of the task is in aws:ecr/repository:Repository (images),"
                    + " which this deployment creates, and no resource pushes it there";

    private final PolicyTester policy = PolicyTester.of(new ImageExists());
    private final Resource repository = Resource.of("aws:ecr/repository:Repository", "images")
            .with("arn", "arn:aws:ecr:eu-central-1:123456789012:repository/shop/web")
            .with("name", "shop/web")
            .with("repositoryUrl", URL);
    private final Resource task = Resource.of("aws:ecs/taskDefinition:TaskDefinition", "task")
            .with("arn", TASK)
            .with("containerDefinitions", "[{\"name\": \"web\", \"image\": \"" + URL + ":1\"}]");
    private final Resource service = Resource.of("aws:ecs/service:Service", "service")
            .with("taskDefinition", TASK)
            .with("desiredCount", 2);
    private final Resource image =
            Resource.of("docker:index/image:Image", "image").with("imageName", URL + ":1");

    @Test
    void reports_a_new_repository_that_nobody_fills() {
        policy.given(repository, task, service).violates(NOTHING);
        policy.given(repository.without("arn"), task, service).violates(NOTHING);
    }

    @Test
    void reports_a_service_that_does_not_wait_for_the_push() {
        policy.given(repository, task, service, image)
                .violates(
                        "taskDefinition: an image of the task is in aws:ecr/repository:Repository (images), which this"
                                + " deployment creates, and the service does not depend on docker:index/image:Image (image)");
    }

    @Test
    void accepts_a_push_before_the_service() {
        policy.given(repository, task, service.dependingOn(image), image).passes();
        policy.given(
                        repository,
                        task.withPropertyDependencies("containerDefinitions", List.of(image.urn())),
                        service.withPropertyDependencies("taskDefinition", List.of(task.urn())),
                        image)
                .passes();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"command:local:Command", "pulumi-nodejs:dynamic:Resource", "aws:lambda/invocation:Invocation"})
    void takes_a_command_before_the_service_for_a_push(String type) {
        Resource command = Resource.of(type, "push");
        policy.given(repository, task, service.dependingOn(command), command).passes();
    }

    @Test
    void does_not_take_a_build_for_a_push() {
        Resource built = Resource.of("docker-build:index:Image", "image").with("tags", List.of(URL + ":1"));
        policy.given(repository, task, service.dependingOn(built), built).violates(NOTHING);
        policy.given(repository, task, service.dependingOn(built), built.with("push", true))
                .passes();
        policy.given(repository, task, service.dependingOn(image), image.with("skipPush", true))
                .violates(NOTHING);
    }

    @Test
    void does_not_take_the_push_of_another_image() {
        policy.given(repository, task, service.dependingOn(image), image.with("imageName", "elsewhere/web:1"))
                .violates(NOTHING);
    }

    @Test
    void accepts_a_repository_that_fills_itself() {
        Resource rule = Resource.of("aws:ecr/pullThroughCacheRule:PullThroughCacheRule", "cache");
        policy.given(repository, task, service, rule.with("ecrRepositoryPrefix", "shop"))
                .passes();
        policy.given(repository, task, service, rule.with("ecrRepositoryPrefix", "ROOT"))
                .passes();
        policy.given(repository, task, service, rule.with("ecrRepositoryPrefix", "other"))
                .violates(NOTHING);
    }

    @Test
    void leaves_repositories_alone_that_were_there_before() {
        policy.given(repository.with("arn", "arn:aws:ecr:eu-central-1:111111111111:repository/shop/web"), task, service)
                .passes();
    }

    @Test
    void leaves_services_alone_that_start_nothing_or_run_something_else() {
        policy.given(repository, task, service.with("desiredCount", 0)).passes();
        policy.given(repository, service).passes();
        policy.given(
                        repository,
                        task.with("containerDefinitions", "[{\"name\": \"web\", \"image\": \"nginx:1\"}]"),
                        service)
                .passes();
        policy.given(task, service).passes();
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        Resource open = repository.with("arn", unknown()).with("repositoryUrl", unknown());
        policy.given(open, task, service).isUndecidedOn("whether the program will still create one");
        policy.given(open, task.with("containerDefinitions", unknown()), service)
                .isUndecidedOn(
                        "containerDefinitions of aws:ecs/taskDefinition:TaskDefinition (task)",
                        "whether the program will still create one");
        policy.given(
                        open,
                        task.with("containerDefinitions", unknown())
                                .withPropertyDependencies("containerDefinitions", List.of(open.urn(), image.urn())),
                        service.with("taskDefinition", unknown())
                                .withPropertyDependencies("taskDefinition", List.of(task.urn())),
                        image.with("imageName", unknown()).withPropertyDependencies("imageName", List.of(open.urn())))
                .passes();
    }
}
