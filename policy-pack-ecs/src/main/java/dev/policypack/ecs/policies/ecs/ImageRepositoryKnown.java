package dev.policypack.ecs.policies.ecs;

import com.google.common.collect.ImmutableList;
import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Accounts;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecr.ImageReference;
import dev.policypack.ecs.aws.ecr.PullThroughCacheRule;
import dev.policypack.ecs.aws.ecr.Repository;
import dev.policypack.ecs.aws.ecs.Container;
import dev.policypack.ecs.aws.ecs.TaskDefinition;
import dev.policypack.ecs.policies.ExternalNames;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Stack;
import dev.policypack.value.Glob;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Set;

/** An image in ECR lies in a repository that somebody creates. */
public final class ImageRepositoryKnown implements StackPolicy {
    static final Option<List<String>> PREREQUISITES = Option.strings(
            "prerequisites",
            ImmutableList.of(),
            "ECR repositories that are there without this stack: names, or host and name; * stands for any text.");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecs-image-repository-known")
                .title("An image in Amazon ECR is in a repository of the stack or in one that is listed")
                .description(
                        "ECS cannot pull an image from a repository that does not exist; it starts task after task, and the service does not"
                                + " become stable. The repository may be in another stack: this is advice.")
                .remediationSteps(
                        "Create the repository in this stack and set `image` to its `repositoryUrl` and a tag, or list it in the option"
                                + " `prerequisites` when it exists already.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.HANGS)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .options(PREREQUISITES)
                .url("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        Set<String> accounts = Accounts.of(stack);
        review.each(stack, TaskDefinition.TYPE, (task, here) -> {
            here.each(task.containers(), container -> {
                Truth ofThisAccount = container.image().matches(image -> mayBeIn(accounts, image));
                if (here.when(ofThisAccount)) {
                    here.require(
                            isThere(container, task, stack, here),
                            "image is %s, whose repository is neither in the stack nor among the prerequisites",
                            container.image());
                }
            });
        });
    }

    /** Repositories of other accounts, those of AWS among them, are not this stack's to create. */
    private static boolean mayBeIn(Set<String> accounts, ImageReference image) {
        return !image.isHandedOutByAws()
                && image.ecrAccount()
                        .filter(account -> accounts.isEmpty() || accounts.contains(account))
                        .isPresent();
    }

    private static Truth isThere(Container container, TaskDefinition task, Stack stack, Review review) {
        Value<ImageReference> image = container.image();
        Value<String> name = image.map(ImageReference::repository);
        Truth listed = image.matches(it -> Glob.anyMatches(review.option(PREREQUISITES), it.repository())
                || Glob.anyMatches(review.option(PREREQUISITES), it.fullName()));
        return listed.or(() -> stack.any(Repository.TYPE, repository -> repository.holds(image)))
                .or(() -> stack.any(PullThroughCacheRule.TYPE, rule -> rule.fills(name)))
                .or(() -> Truth.any(List.of(name.matches(text -> isGivenFromElsewhere(text, task, stack, review)))));
    }

    private static boolean isGivenFromElsewhere(String name, TaskDefinition task, Stack stack, Review review) {
        return ExternalNames.gives(name, task.resource(), "containerDefinitions", stack, review)
                .mayHold();
    }
}
