package dev.policypack.ecs.policies.secrets;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.secrets.SecretConstraints;
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

/** Secrets Manager accepts secrets and their rotation. */
public final class SecretAccepted implements ResourcePolicy<Resource>, StackPolicy {

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("secretsmanager-secret-accepted")
                .title("Secrets Manager accepts secrets and their rotation")
                .description(
                        "Secrets Manager refuses a schedule or a function that it does not take, after the secret was created.")
                .remediationSteps("Change the property as the message of the constraint says.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .constraints(SecretConstraints.all())
                .frameworks(Frameworks.wellArchitected("SEC 2"))
                .url("https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html");
    }

    @Override
    public ResourceType<Resource> type() {
        return SecretConstraints.TYPE;
    }

    @Override
    public void validate(Resource resource, Review review) {
        SecretConstraints.check(resource, review);
    }

    @Override
    public void validate(Stack stack, Review review) {
        SecretConstraints.check(stack, review);
    }

    @Override
    public Map<String, Examples> constraintExamples() {
        return Examples.byName(SecretConstraints.class);
    }
}
