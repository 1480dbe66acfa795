package dev.policypack.ecs.policies.ecs;

import dev.policypack.ecs.aws.ecr.ImagePush;
import dev.policypack.ecs.aws.ecr.ImageReference;
import dev.policypack.ecs.aws.ecr.PullThroughCacheRule;
import dev.policypack.ecs.aws.ecr.Repository;
import dev.policypack.ecs.aws.ecs.Container;
import dev.policypack.ecs.aws.ecs.Service;
import dev.policypack.ecs.aws.ecs.TaskDefinition;
import dev.policypack.ecs.registry.Registries;
import dev.policypack.ecs.registry.RegistryAnswer;
import dev.policypack.ecs.registry.RegistryAnswer.Found;
import dev.policypack.ecs.registry.RegistryAnswer.Unanswered;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Review;
import dev.policypack.resource.Stack;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the registries say of the images of a stack's services. Only {@link ImageExists} with its option on makes one. */
final class ImagesInRegistries {
    private final Stack stack;
    private final List<Repository> created;

    /** The images of a stack, in which this deployment creates these repositories. */
    ImagesInRegistries(Stack stack, List<Repository> created) {
        this.stack = stack;
        this.created = created;
    }

    /** A container of a task, and whether its image must be there already. */
    private record Use(TaskDefinition task, Container container, Truth isNeeded) {}

    void validate(Duration longest, Review review) {
        List<Use> uses = new ArrayList<>();
        for (TaskDefinition task : stack.ofType(TaskDefinition.TYPE)) {
            Truth run = isRun(task);
            if (run.mayHold()) {
                review.on(task).each(task.containers(), container -> {
                    Truth needed = run.and(() -> isMadeHere(container.image()).not());
                    if (needed.mayHold()) {
                        uses.add(new Use(task, container, needed));
                    }
                });
            }
        }
        Set<ImageReference> images = new LinkedHashSet<>();
        uses.forEach(use -> use.container().image().matches(images::add));
        Map<ImageReference, RegistryAnswer> answers = new Registries(longest).look(images);
        uses.forEach(use -> validate(use, answers, review.on(use.task())));
    }

    private static void validate(Use use, Map<ImageReference, RegistryAnswer> answers, Review review) {
        Value<ImageReference> image = use.container().image();
        Value<RegistryAnswer> answer = image.<RegistryAnswer>map(answers::get).flatMap(said -> answered(image, said));
        if (review.when(image.isPresent())
                && review.at(image)
                        .require(
                                use.isNeeded().implies(() -> answer.matches(Found.class::isInstance)),
                                "image is %s, and its registry has no such image",
                                image)) {
            Value<Found> found = answer.map(Found.class::cast);
            runsOnPlatform(use, found, review);
            if (review.when(use.container().runsAsBuilt())) {
                listensOnPorts(use, found, review);
            }
        }
    }

    private static Value<RegistryAnswer> answered(Value<ImageReference> image, RegistryAnswer answer) {
        return answer instanceof Unanswered unanswered
                ? Value.unanswered(image.path(), image + ", and " + unanswered.why())
                : Value.known(answer, image.path());
    }

    private static void runsOnPlatform(Use use, Value<Found> found, Review review) {
        Value<String> platform =
                use.task().architecture().with(use.task().operatingSystem(), ImagesInRegistries::platform);
        Truth fits = found.matches(
                platform,
                (image, wanted) ->
                        image.platforms().isEmpty() || image.platforms().contains(wanted));
        review.at(use.container().image())
                .require(
                        use.isNeeded().implies(() -> platform.isMissing().or(() -> fits)),
                        "image is %s, which is made for %s, and the task runs on %s",
                        use.container().image(),
                        found.map(Found::platforms),
                        platform.map(List::of));
    }

    /** As registries call what ECS calls {@code ARM64} and {@code LINUX}, or {@code WINDOWS_SERVER_2022_CORE}. */
    private static String platform(String architecture, String system) {
        return (system.startsWith("WINDOWS") ? "windows/" : "linux/")
                + (architecture.equals("ARM64") ? "arm64" : "amd64");
    }

    /** Only a hint: an image need not say where it listens. */
    private static void listensOnPorts(Use use, Value<Found> found, Review review) {
        review.each(use.container().portMappings(), mapping -> {
            Value<Long> port = mapping.integer("containerPort");
            Truth exposed = found.matches(
                    port,
                    (image, number) -> image.exposedPorts().isEmpty()
                            || image.exposedPorts().contains(number));
            review.enforcementLevel(EnforcementLevel.ADVISORY)
                    .require(
                            use.isNeeded().implies(() -> port.isMissing().or(() -> exposed)),
                            "containerPort is %s, and the image listens on %s",
                            port,
                            found.map(Found::exposedPorts));
        });
    }

    private Truth isRun(TaskDefinition task) {
        if (task.resource().options().ignoreChanges().contains("containerDefinitions")) {
            return Truth.no();
        }
        return Truth.any(stack.ofType(Service.TYPE).stream()
                .filter(service -> !service.resource().options().ignoreChanges().contains("taskDefinition"))
                .map(service ->
                        ImageExists.startsTasks(service).and(() -> stack.leadsTo(service.taskDefinition(), task)))
                .toList());
    }

    /** Whether the image may come with the deployment, so that its registry cannot have it yet. */
    private Truth isMadeHere(Value<ImageReference> image) {
        Truth pushed = Truth.any(stack.ofType(ImagePush.TYPE).stream()
                .map(push -> push.mayPush(image))
                .toList());
        return pushed.or(() -> image.matches(ImageReference::isInPrivateEcr)
                .and(() -> liesInNewRepository(image).or(() -> isFetched(image))));
    }

    private Truth liesInNewRepository(Value<ImageReference> image) {
        Truth inNew = Truth.any(
                created.stream().map(repository -> repository.holds(image)).toList());
        // What pushes into a repository of the stack may be among the resources that a preview cannot show yet.
        return inNew.or(() -> Truth.any(stack.ofType(Repository.TYPE).stream()
                        .map(repository -> repository.holds(image))
                        .toList())
                .and(stack::mayHoldMore));
    }

    private Truth isFetched(Value<ImageReference> image) {
        Value<String> name = image.map(ImageReference::repository);
        return Truth.any(stack.ofType(PullThroughCacheRule.TYPE).stream()
                .map(rule -> rule.fills(name))
                .toList());
    }
}
