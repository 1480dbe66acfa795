package dev.policypack.ecs.policies.secrets;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.kms.KeyConstraints;
import dev.policypack.example.Examples;
import dev.policypack.policy.Consequence;
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

/** KMS accepts keys and what belongs to them. */
public final class KeyAccepted implements ResourcePolicy<Resource>, StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("kms-key-accepted")
                .title("KMS accepts keys, key policies and aliases")
                .description("KMS refuses a key whose usage does not fit it, or whose policy would lock everybody out.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(KeyConstraints.all())
                .frameworks(Frameworks.wellArchitected("SEC 8"))
                .url("https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return KeyConstraints.TYPE;
    }

    @Override
    public void validate(Resource resource, Review review) {
        KeyConstraints.check(resource, review);
    }

    @Override
    public void validate(Stack stack, Review review) {
        KeyConstraints.check(stack, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(KeyConstraints.class);
    }
}
