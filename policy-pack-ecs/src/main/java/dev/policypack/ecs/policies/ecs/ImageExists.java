package dev.policypack.ecs.policies.ecs;

import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecr.ImagePush;
import dev.policypack.ecs.aws.ecr.PullThroughCacheRule;
import dev.policypack.ecs.aws.ecr.Repository;
import dev.policypack.ecs.aws.ecs.Service;
import dev.policypack.ecs.aws.ecs.TaskDefinition;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;
import java.time.Duration;
import java.util.List;

/**
 * The images of a service are there when it starts. A repository that the deployment creates is empty; for the others the registries
 * can be asked.
 */
public final class ImageExists implements StackPolicy {
    static final Option<Boolean> REGISTRY_CHECK = Option.bool(
            "registryCheck",
            false,
            "Whether the registries are asked if the images are there, for the platform of the task; with the credentials of docker login,"
                    + " else as anybody. An image must then be pushed before the preview, or by a resource of the stack.");
    static final Option<Long> REGISTRY_SECONDS = Option.integer(
            "registrySeconds", 1, 300, 10, "How long that may take for all images together; then it stays undecided.");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-image-exists")
                .title("The images of a service are there before it starts")
                .description(
                        "A new repository is empty, and a tag is soon mistyped. The tasks cannot pull their image, and the deployment hangs"
                                + " until the service gives up.")
                .remediationSteps(
                        "Push the image by a resource of the stack, such as `docker-build.Image`, and build `image` from its output or let the"
                                + " service depend on it. Or create the repository in a stack of its own that is deployed and filled first, or"
                                + " fill it by an `aws.ecr.PullThroughCacheRule`. An image that its registry does not have, or not for the"
                                + " platform of the task, must be built and pushed, or be named otherwise.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.HANGS)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .options(REGISTRY_CHECK, REGISTRY_SECONDS)
                .url("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        List<Repository> created = stack.ofType(Repository.TYPE).stream()
                .filter(repository -> !repository.isOlderThanDeployment())
                .toList();
        review.each(stack, Service.TYPE, (service, here) -> {
            Candidates<TaskDefinition> tasks = stack.resolve(service.taskDefinition());
            if (!created.isEmpty()
                    && here.when(stack.isInStack(service.taskDefinition()))
                    && here.when(startsTasks(service))) {
                created.forEach(repository -> isFilled(repository, service, tasks, stack, here));
            }
        });
        if (review.option(REGISTRY_CHECK)) {
            new ImagesInRegistries(stack, created)
                    .validate(Duration.ofSeconds(review.option(REGISTRY_SECONDS)), review);
        }
    }

    /** With 0 tasks a service waits for the image as long as it takes. */
    static Truth startsTasks(Service service) {
        return service.desiredCount().is(0L).not();
    }

    private static void isFilled(
            Repository repository, Service service, Candidates<TaskDefinition> tasks, Stack stack, Review review) {
        Truth pulled = tasks.is(task -> task.containers().any(container -> repository.holds(container.image())));
        List<ImagePush> pushes = stack.ofType(ImagePush.TYPE);
        List<ImagePush> certain = pushes.stream()
                .flatMap(push -> push.fills(repository, stack).whereKnown(() -> push).stream())
                .toList();
        Truth cached = stack.any(PullThroughCacheRule.TYPE, rule -> rule.fills(repository.name()));
        if (certain.isEmpty()) {
            Truth pushed = anyFills(pushes, repository, service, stack).or(stack::mayHoldMore);
            review.at(service.taskDefinition().value())
                    .require(
                            pulled.implies(() -> cached.or(() -> pushed)),
                            "an image of the task lies in %s, which this deployment creates, and nothing pushes it there",
                            repository);
        } else {
            Truth pushed = anyFills(certain, repository, service, stack);
            review.at(service.taskDefinition().value())
                    .require(
                            pulled.implies(() -> cached.or(() -> pushed)),
                            "an image of the task lies in %s, which this deployment creates, and the service does not wait for %s",
                            repository,
                            certain);
        }
    }

    private static Truth anyFills(List<ImagePush> pushes, Repository repository, Service service, Stack stack) {
        return Truth.any(pushes.stream()
                .map(push -> push.fills(repository, stack)
                        .and(() -> stack.isCreatedAfter(service.resource(), push.resource())))
                .toList());
    }
}
