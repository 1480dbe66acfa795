package dev.policypack.guide;

import com.pulumi.aws.ecr.Repository;
import dev.policypack.policy.LogLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Truth;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Policies as functions. */
final class ShortPolicies {
    private ShortPolicies() {}

    static ResourcePolicy<Resource> immutable() {
        return ResourcePolicy.of(
                PolicyInfo.named("ecr-immutable").title("The images of a repository stay what they are"),
                ResourceType.of(Repository.class),
                (repository, review) -> review.require(
                        repository.props().string("imageTagMutability").is("IMMUTABLE"), "its tags can be moved"));
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
                        "all", "mandatory", "logs-retention", Map.of("enforcementLevel", "advisory", "least", 90)));
    }
}
