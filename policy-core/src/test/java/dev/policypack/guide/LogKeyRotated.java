package dev.policypack.guide;

import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Stack;

/** The keys of log groups change every year. Its examples lie beside it, in {@code LogKeyRotated.yaml}. */
public final class LogKeyRotated implements StackPolicy {
    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("logs-key-rotated")
                .title("Keys of log groups are rotated")
                .description("What is encrypted with one key for years is lost with that one key.")
                .remediationSteps("Set `enableKeyRotation` on the key.")
                .severity(Severity.LOW)
                .url("https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        review.each(stack, LogGroup.TYPE, (group, here) -> {
            Candidates<KmsKey> key = stack.resolve(group.key());
            here.require(key.ifSet(KmsKey::isRotated), "its key, %s, is never rotated", key);
        });
    }
}
