package dev.policypack.ecs.policies.ecr;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.ecr.LifecyclePolicyConstraints;
import dev.policypack.ecs.aws.ecr.RegistryConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.Constraint;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.Stack;
import java.util.Map;

/** ECR accepts what a stack says to it. */
public final class RegistryAccepted implements ResourcePolicy<Resource>, StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("ecr-registry-accepted")
                .title("ECR accepts repositories, policies and rules")
                .description(
                        "ECR refuses a lifecycle policy, a repository policy or a rule as a whole when one property of it is wrong.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(ImmutableList.<Constraint>builder()
                        .addAll(LifecyclePolicyConstraints.all())
                        .addAll(RegistryConstraints.all())
                        .build())
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return RegistryConstraints.TYPE;
    }

    @Override
    public void validate(Resource resource, Review review) {
        RegistryConstraints.check(resource, review);
    }

    @Override
    public void validate(Stack stack, Review review) {
        RegistryConstraints.check(stack, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return ImmutableMap.<String, Examples>builder()
                .putAll(Examples.byName(LifecyclePolicyConstraints.class))
                .putAll(Examples.byName(RegistryConstraints.class))
                .buildOrThrow();
    }
}
