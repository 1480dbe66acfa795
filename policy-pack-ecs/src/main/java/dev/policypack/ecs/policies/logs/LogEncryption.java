package dev.policypack.ecs.policies.logs;

import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.kms.KmsKey;
import dev.policypack.ecs.aws.logs.LogGroup;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Candidates;
import dev.policypack.resource.Stack;

/** A log group that names a key of its own can really use it. */
public final class LogEncryption implements StackPolicy {
    static final Option<Boolean> REQUIRED = Option.bool(
            "required",
            false,
            "Whether every log group is encrypted with a key of your own; AWS encrypts it with a key of its own otherwise.");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("logs-encrypted")
                .title("Log groups are encrypted with a key that CloudWatch Logs may use")
                .description(
                        "CloudWatch Logs encrypts every log group, with a key of its own where none is named. It refuses a key whose policy"
                                + " does not let it in, and the deployment stops there.")
                .remediationSteps(
                        "Allow `logs.<region>.amazonaws.com` in the key's `policy` to use `kms:Encrypt*`, `kms:Decrypt*`, `kms:ReEncrypt*`,"
                                + " `kms:GenerateDataKey*` and `kms:Describe*`. Where a key is required, set `kmsKeyId` to its ARN.")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.wellArchitected("SEC 8"))
                .options(REQUIRED)
                .url("https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        review.each(stack, LogGroup.TYPE, (group, here) -> {
            Candidates<KmsKey> keys = stack.resolve(group.kmsKey());
            if (review.option(REQUIRED)) {
                here.require(
                        group.kmsKey().isPresent(),
                        "kmsKeyId is %s, so that AWS encrypts the logs with a key of its own",
                        group.kmsKey());
            }
            here.require(
                    keys.ifSet(key -> key.letsLogsIn(stack)),
                    "kmsKeyId leads to %s, whose policy does not let CloudWatch Logs use it",
                    keys);
        });
    }
}
