package dev.policypack.guide;

import com.pulumi.aws.ecr.Repository;
import dev.policypack.example.Examples;
import dev.policypack.policy.LogLevel;
import dev.policypack.policy.Policy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Policies as functions. */
final class ShortPolicies {
    private ShortPolicies() {}

    static Policy immutable() {
        return ResourcePolicy.of(
                PolicyInfo.named("ecr-immutable")
                        .title("Tags of ECR images cannot be moved")
                        .description("A tag that can be moved may mean another image tomorrow.")
                        .remediationSteps("Set `imageTagMutability` to `IMMUTABLE`.")
                        .severity(Severity.MEDIUM)
                        .url("https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html"),
                ResourceType.of(Repository.class),
                (repository, review) -> {
                    Value<String> mutability = repository.props().string("imageTagMutability");
                    review.require(
                            mutability.is("IMMUTABLE"), "imageTagMutability is %s; tags can be moved", mutability);
                });
    }

    /** The same with examples: for the contract and the docs. */
    static Policy immutableWithExamples() {
        Resource repository = Resource.of("aws:ecr/repository:Repository", "web");
        return immutable()
                .withExamples(Examples.bad(repository).good(repository.with("imageTagMutability", "IMMUTABLE")));
    }

    static StackPolicy few() {
        return StackPolicy.of(
                PolicyInfo.named("stack-small").title("A stack is small enough to understand"),
                (stack, review) ->
                        review.require(Truth.of(stack.resources().size() <= 500), "there are more than 500"));
    }

    /** One that asks somebody else. */
    static ResourcePolicy<LogGroup> owned(Function<String, CompletionStage<Truth>> isRegistered) {
        return ResourcePolicy.of(
                PolicyInfo.named("logs-owned").title("Log groups are registered with a team"),
                LogGroup.TYPE,
                (group, review) -> {
                    review.log(LogLevel.DEBUG, "asking who owns %s", group);
                    Truth registered =
                            review.await(isRegistered.apply(group.resource().name()));
                    review.require(registered, "no team is registered for %s", group);
                });
    }

    static PolicyPack strict() {
        return GuidePack.pack()
                .initialConfig(Map.of(
                        "all",
                        "mandatory",
                        "logs-retention",
                        Map.of("enforcementLevel", "advisory", "minimumDays", 90)));
    }
}
