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
import dev.policypack.policy.Evidence;
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
                .title("The images of a service exist before it starts")
                .description(
                        "A new repository is empty. Tasks that cannot pull their image stop, and a deployment that waits for a steady state"
                                + " does not complete.")
                .remediationSteps(
                        "Push the image by a resource of the stack, such as `docker-build.Image`, and build `image` from its output or let the"
                                + " service depend on it. Or create the repository in a stack of its own that is deployed and filled first, or"
                                + " fill it by an `aws.ecr.PullThroughCacheRule`. An image that its registry does not have, or not for the"
                                + " platform of the task, must be built and pushed, or be named otherwise.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.HANGS)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.hangs(
                        "CannotPullContainerError: … manifest for … not found",
                        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html",
                        "2026-11-27"))
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

    /**
     * Whether the update itself waits for running tasks; else an image that is pushed later is in time. The provider sends 0 tasks when
     * {@code desiredCount} is missing.
     */
    private static Truth waitsForTasks(Service service) {
        return service.props()
                .bool("waitForSteadyState")
                .is(true)
                .and(() -> service.desiredCount().isPresent())
                .and(() -> startsTasks(service));
    }

    /** With 0 tasks a service waits for the image as long as it takes. */
    static Truth startsTasks(Service service) {
        return service.desiredCount().is(0L).not();
    }

    private static void isFilled(
            Repository repository, Service service, Candidates<TaskDefinition> tasks, Stack stack, Review review) {
        Review here = review.at(service.taskDefinition().value());
        Truth pulled = tasks.is(task -> task.containers().any(container -> repository.holds(container.image())));
        List<ImagePush> pushes = stack.ofType(ImagePush.TYPE);
        List<ImagePush> certain = pushes.stream()
                .flatMap(push -> push.fills(repository, stack).whereKnown(() -> push).stream())
                .toList();
        Truth cached = stack.any(PullThroughCacheRule.TYPE, rule -> rule.fills(repository.name()));
        if (certain.isEmpty()) {
            Truth pushed = anyFills(pushes, repository, service, stack).or(stack::mayHoldMore);
            String found =
                    "an image of the task is in %s, which this deployment creates, and no resource pushes it there";
            Truth filled = pulled.implies(() -> cached.or(() -> pushed));
            if (here.require(waitsForTasks(service).implies(() -> filled), found, repository)) {
                here.opinion().require(filled, found, repository);
            }
        } else {
            Truth pushed = anyFills(certain, repository, service, stack);
            String found =
                    "an image of the task is in %s, which this deployment creates, and the service does not depend on %s";
            Truth filled = pulled.implies(() -> cached.or(() -> pushed));
            if (here.require(waitsForTasks(service).implies(() -> filled), found, repository, certain)) {
                here.opinion().require(filled, found, repository, certain);
            }
        }
    }

    private static Truth anyFills(List<ImagePush> pushes, Repository repository, Service service, Stack stack) {
        return Truth.any(pushes.stream()
                .map(push -> push.fills(repository, stack)
                        .and(() -> stack.isCreatedAfter(service.resource(), push.resource())))
                .toList());
    }
}
