package dev.policypack.ecs.policies.container;

import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecs.ImageBuild;
import dev.policypack.ecs.aws.ecs.TaskDefinition;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.ReferenceIndex;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The image of a task is built from a folder of its own, for the processors of the task, and pushed. */
public final class BuildContext implements StackPolicy {
    static final Option<String> DIRECTORY = Option.string(
            "programDirectory",
            "",
            "The folder of the program, from which build contexts are reckoned; without it only absolute ones are looked for.");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("container-build-context")
                .title("An image that tasks run is built from the application, for their processors, and pushed")
                .description(
                        "A build from the wrong folder fails, or packs the wrong program; an image for other processors ends with `exec format"
                                + " error`; one that is not pushed cannot be pulled.")
                .remediationSteps(
                        "Give the application a folder with a Dockerfile and name it in `context`, build for the task's"
                                + " `runtimePlatform.cpuArchitecture`, and let the image be pushed.")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.wellArchitected("OPS 5"))
                .options(DIRECTORY)
                .url("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/create-container-image.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        ReferenceIndex mentions = new ReferenceIndex(stack);
        review.each(stack, ImageBuild.TYPE, (image, here) -> {
            checkFolder(image, here);
            for (TaskDefinition task : stack.ofType(TaskDefinition.TYPE)) {
                Truth used = image.isUsedBy(task, mentions);
                if (used.mayHold()) {
                    // What the image is used by is no fault of it: only its own properties are named.
                    checkUse(image, task, used.whereKnown(Truth::yes).orElse(used), here);
                }
            }
        });
    }

    private static void checkUse(ImageBuild image, TaskDefinition task, Truth used, Review review) {
        Value<String> context = image.context();
        review.require(
                used.implies(() -> context.matches(
                                path -> ImageBuild.lastFolder(path).equals("lambda"))
                        .not()),
                "context is %s, and ECS runs the image; a folder of that name holds a function of Lambda",
                context);
        Value<String> architecture = task.architecture();
        review.at(image.platforms())
                .require(
                        used.implies(() -> image.platforms()
                                .isEmpty()
                                .or(() -> architecture.isMissing())
                                .or(() -> image.isBuiltFor(architecture))),
                        "platforms of the image and %s do not fit: the task runs on %s",
                        task,
                        architecture);
        review.at(image)
                .require(used.implies(() -> image.isPushed()), "the image is not pushed, and %s needs it", task);
    }

    private static void checkFolder(ImageBuild image, Review review) {
        String program = review.option(DIRECTORY);
        // A state file may be judged on another machine than the one that built the image.
        if (review.context().project().isEmpty()) {
            return;
        }
        Value<String> context = image.context();
        Truth elsewhere = context.matches(path -> ImageBuild.isFolder(path) && canBeSeen(path, program))
                .not();
        boolean there = review.require(
                elsewhere.or(() -> context.matches(path -> isThere(program, path))),
                "context is %s, and there is no such folder",
                context);
        if (there) {
            review.require(
                    elsewhere
                            .or(() -> image.dockerfile().isPresent())
                            .or(image::hasInlineDockerfile)
                            .or(() -> context.matches(path -> isThere(program, path + "/Dockerfile"))),
                    "context is %s, and there is no Dockerfile in it",
                    context);
        }
    }

    private static boolean canBeSeen(String path, String program) {
        try {
            return Path.of(path).isAbsolute() || !program.isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isThere(String program, String path) {
        try {
            return Files.exists(Path.of(program).resolve(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
