package dev.policypack.ecs.policies.ecr;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecr.LifecyclePolicy;
import dev.policypack.ecs.aws.ecr.Repository;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Stack;

/** Old images are deleted by a rule, not by a person who remembers to. */
public final class LifecyclePolicyPresent implements StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecr-lifecycle-policy")
                .title("ECR repositories delete old images")
                .description(
                        "Every build leaves an image behind. Without a lifecycle policy all of them are kept, and paid for, for ever.")
                .remediationSteps(
                        "Add an `aws:ecr/lifecyclePolicy:LifecyclePolicy` whose `repository` is the repository's name, for example to keep"
                                + " the thirty newest images.")
                .severity(Severity.LOW)
                .consequence(Consequence.COST)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.securityHub("ECR.3"))
                .url("https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        review.each(stack, Repository.TYPE, (repository, here) -> here.at(repository)
                .require(
                        repository
                                .hasLifecyclePolicy()
                                .or(() -> stack.any(
                                        LifecyclePolicy.TYPE,
                                        policy -> stack.leadsTo(policy.repository(), repository))),
                        "the repository has no lifecycle policy, so that its images are kept for ever"));
    }
}
