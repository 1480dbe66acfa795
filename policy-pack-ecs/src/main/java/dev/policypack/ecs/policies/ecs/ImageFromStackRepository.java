package dev.policypack.ecs.policies.ecs;

import com.google.common.collect.ImmutableList;
import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.OutputText;
import dev.policypack.ecs.aws.ecr.BaseImages;
import dev.policypack.ecs.aws.ecr.ImagePush;
import dev.policypack.ecs.aws.ecr.ImageReference;
import dev.policypack.ecs.aws.ecr.Repository;
import dev.policypack.ecs.aws.ecs.Container;
import dev.policypack.ecs.aws.ecs.TaskDefinition;
import dev.policypack.ecs.aws.ecs.TaskRunner;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.Stack;
import dev.policypack.value.Glob;
import dev.policypack.value.Truth;
import java.util.List;

/** A service runs the application's own image, not the base image that the application is built on. */
public final class ImageFromStackRepository implements StackPolicy {
    static final Option<List<String>> ALLOWED_REGISTRIES = Option.strings(
            "allowedRegistries",
            ImmutableList.of(),
            "Where images may come from: hosts, or the beginnings of names such as docker.io/library; * stands for any text."
                    + " Repositories of the stack are always allowed.");

    private static final Evidence ALLOWED_ONLY = Evidence.asked(
            "The option allowedRegistries lists where images come from.",
            "https://docs.aws.amazon.com/AmazonECS/latest/bestpracticesguide/container-image.html",
            "2026-11-27");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-image-from-stack-repository")
                .title("A service runs the application's own image")
                .description(
                        "A container of a base image has no application: it exits or does not listen on its port, and the deployment does not"
                                + " become stable.")
                .remediationSteps(
                        "Set `image` to the application's image: the stack's `repositoryUrl` with a tag, or an image from an allowed registry."
                                + " A base image needs a `command` or an `entryPoint`.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.HANGS)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(
                        Evidence.hangs(
                                "Essential container in task exited",
                                "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html",
                                "2026-11-27"),
                        ALLOWED_ONLY)
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .options(ALLOWED_REGISTRIES)
                .url("https://docs.aws.amazon.com/AmazonECS/latest/bestpracticesguide/container-image.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        List<String> allowed = review.option(ALLOWED_REGISTRIES);
        review.each(stack, TaskDefinition.TYPE, (task, here) -> {
            if (!allowed.isEmpty()) {
                here.each(task.containers(), container -> isAllowed(container, allowed, stack, here));
            }
            if (here.when(isRunByService(task, stack))) {
                here.each(task.containers(), container -> startsSomething(container, here));
                if (allowed.isEmpty()) {
                    stack.ofType(Repository.TYPE).forEach(repository -> isNotForgotten(repository, task, stack, here));
                }
            }
        });
    }

    private static void isAllowed(Container container, List<String> allowed, Stack stack, Review review) {
        Truth known = container
                .image()
                .matches(image -> isIn(allowed, image))
                .or(() -> stack.any(Repository.TYPE, repository -> repository.holds(container.image())));
        review.at(container.image())
                .evidence(ALLOWED_ONLY)
                .require(
                        container.isEssential().implies(() -> known),
                        "image is %s; allowed are images from %s or a repository of the stack",
                        container.image(),
                        allowed);
    }

    private static boolean isIn(List<String> allowed, ImageReference image) {
        return allowed.stream().anyMatch(glob -> Glob.anyMatches(List.of(glob, glob + "/*"), image.fullName()));
    }

    private static void startsSomething(Container container, Review review) {
        Truth idle = container
                .isEssential()
                .and(() -> container.image().matches(BaseImages::include))
                .and(() -> container.props().strings("command").isEmpty())
                .and(() -> container.props().strings("entryPoint").isEmpty())
                // A shell that somebody may talk to stays.
                .and(() -> container.props().bool("pseudoTerminal").is(true).not())
                .and(() -> container.props().bool("interactive").is(true).not());
        review.at(container.image())
                .require(
                        idle.not(),
                        "image is %s, a base image without an application, and neither command nor entryPoint is set",
                        container.image());
    }

    /** The repository seems to be for this task's image when no image of the task is from ECR and no task uses the repository. */
    private static void isNotForgotten(Repository repository, TaskDefinition task, Stack stack, Review review) {
        Truth ownImage = task.containers()
                .any(container -> container.isEssential().and(() -> container
                        .image()
                        .matches(image -> image.isInPrivateEcr() || OutputText.isIn(image.text()))));
        Truth setElsewhere = Truth.of(task.resource().options().ignoreChanges().contains("containerDefinitions"));
        review.opinion()
                .require(
                        ownImage.or(() -> setElsewhere).or(() -> isUsed(repository, stack)),
                        "image is from another registry, and no task uses %s of this stack",
                        repository);
    }

    private static Truth isUsed(Repository repository, Stack stack) {
        boolean byOthers = stack.dependentsOf(repository.resource()).stream()
                .map(Resource::type)
                .anyMatch(type -> !type.startsWith("aws:ecr/")
                        && !type.startsWith("aws:iam/")
                        && !type.startsWith("pulumi:")
                        && !TaskDefinition.TYPE.matches(type)
                        && !ImagePush.TYPE.matches(type));
        return Truth.of(byOthers)
                .or(() -> stack.any(TaskDefinition.TYPE, task -> task.containers()
                        .any(container -> repository.holds(container.image()))));
    }

    /** Tasks that nobody runs all the time get their command from whoever starts them. */
    private static Truth isRunByService(TaskDefinition task, Stack stack) {
        return Truth.any(stack.ofType(TaskRunner.TYPE).stream()
                .map(runner -> Truth.of(
                                !runner.resource().options().ignoreChanges().contains("taskDefinition"))
                        .and(() -> stack.leadsTo(runner.taskDefinition(), task)))
                .toList());
    }
}
