package dev.policypack.ecs.policies.secrets;

import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.secrets.Secret;
import dev.policypack.ecs.aws.secrets.SecretRotation;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Stack;
import dev.policypack.value.Value;

/** A secret is replaced from time to time, by itself. */
public final class SecretsRotated implements StackPolicy {
    static final Option<Long> MAXIMUM_DAYS =
            Option.integer("maximumDays", 1, 1_000, 90, "The most days after which a secret is replaced.");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("secrets-rotation")
                .title("Secrets are rotated")
                .description(
                        "A secret that has leaked is good for as long as nobody replaces it, and nobody knows that it has leaked.")
                .remediationSteps(
                        "Add an `aws:secretsmanager/secretRotation:SecretRotation` whose `secretId` is the secret, with"
                                + " `rotationRules.automaticallyAfterDays`. The password of a database is better left to RDS, with"
                                + " `manageMasterUserPassword`.")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.EXPOSED)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.securityHub("SecretsManager.1"), Frameworks.securityHub("SecretsManager.4"))
                .options(MAXIMUM_DAYS)
                .url("https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html");
    }

    @Override
    public void validate(Stack stack, Review review) {
        review.each(
                stack,
                Secret.TYPE,
                (secret, here) -> here.require(
                        stack.any(SecretRotation.TYPE, rotation -> stack.leadsTo(rotation.secret(), secret)),
                        "nothing rotates the secret"));
        long most = review.option(MAXIMUM_DAYS);
        for (SecretRotation rotation : stack.ofType(SecretRotation.TYPE)) {
            Value<Long> days = rotation.automaticallyAfterDays();
            review.on(rotation)
                    .require(
                            days.isMissing().or(() -> days.matches(number -> number <= most)),
                            "automaticallyAfterDays is %s; rotate secrets every %s days at least",
                            days,
                            most);
        }
    }
}
