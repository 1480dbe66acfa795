package dev.policypack.ecs.policies.pulumi;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.pulumi.UnusedCandidate;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.ReferenceIndex;
import dev.policypack.resource.Stack;
import dev.policypack.value.Display;

/** What is there for others to use is used: a target group, a security group, a log group, a repository, a role. */
public final class NoUnusedResources implements StackPolicy {
    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("pulumi-no-unused-resources")
                .title("Everything that the stack has is used")
                .description(
                        "What nobody uses is mostly a link that was forgotten: the log group of a container that logs elsewhere, the target group"
                                + " that no request reaches. The rest costs money and attention.")
                .remediationSteps(
                        "Use the resource where it belongs, or take it out of the program; if something outside the stack uses it, export its ARN"
                                + " as an output of the stack.")
                .severity(Severity.LOW)
                .consequence(Consequence.UNTIDY)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.wellArchitected("COST 4"))
                .url(
                        "https://docs.aws.amazon.com/wellarchitected/latest/cost-optimization-pillar/decommissioning-resources.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        ReferenceIndex mentions = new ReferenceIndex(stack);
        review.each(stack, UnusedCandidate.TYPE, (resource, here) -> {
            boolean used = here.at(resource)
                    .require(
                            resource.isUsedUnnamed().or(() -> resource.isUsed(mentions)),
                            "%s",
                            Display.words(resource.missing()));
            if (used) {
                here.at(resource)
                        .require(
                                resource.isFilled(mentions),
                                "a listener or rule forwards to this target group, and no service puts its tasks into it");
            }
        });
    }
}
