package dev.policypack.ecs.policies.secrets;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.secrets.SecretHolder;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Display;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.StringValue;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.regex.Pattern;

/** A secret is a secret: neither a word that somebody meant to replace, nor a text that everybody can read. */
public final class NoPlaceholderSecret implements ResourcePolicy<SecretHolder> {
    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE;

    /** What people write where they mean to write something else later; more may follow, as in CHANGEME_IN_PRODUCTION. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "[\\W_]*(change[\\W_]*(me|this)|replace[\\W_]*(me|this)|place[\\W_]*holder|(insert|put|your)[\\W_].*[\\W_]here"
                    + "|to[\\W_]be[\\W_](replaced|changed|defined|set|filled))[0-9!]*([\\W_].*)?",
            ANY_CASE);

    /** Words that may well stand in a text, but not for a credential. */
    private static final Pattern NO_CREDENTIAL = Pattern.compile(
            "[\\W_]*(todo|tbd|fixme|dummy|secret|password|your[\\W_]*(secret|password|token|key|api[\\W_]*key)|x{3,})[\\W_]*",
            ANY_CASE);

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("secrets-no-placeholder")
                .title("Secrets hold neither placeholders nor texts that everybody can read")
                .description(
                        "A placeholder goes live, since nothing fails that would remind anybody of it. What the program holds as plain text"
                                + " is in the repository and in the state, for all who read them.")
                .remediationSteps(
                        "Take the value from `config.requireSecret`, from `aws.secretsmanager` or from a random password, or let a person fill"
                                + " it in outside the code and name the property in `ignoreChanges`.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.EXPOSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.exposed(
                        "Hard-coded credentials and placeholders can be read and guessed by everybody with access to the program or its state.",
                        "https://www.pulumi.com/docs/iac/concepts/secrets/",
                        "2026-11-27"))
                .frameworks(Frameworks.wellArchitected("SEC 2"))
                .url("https://www.pulumi.com/docs/iac/concepts/secrets/");
    }

    @Override
    public ResourceType<SecretHolder> type() {
        return SecretHolder.TYPE;
    }

    @Override
    public void validate(SecretHolder holder, Review review) {
        Truth credentials = holder.holdsCredentialsOnly();
        for (Value<PropertyValue> text : holder.strings()) {
            review.require(
                    matches(text, PLACEHOLDER)
                            .or(() -> matches(text, NO_CREDENTIAL).and(credentials))
                            .not(),
                    "%s holds a placeholder where the real value belongs",
                    Display.words(text.path().property()));
        }
        for (Value<PropertyValue> credential : holder.credentials()) {
            review.require(
                    Truth.of(credential.isSecret(), credential.evidence())
                            .or(credential::isMissing)
                            .or(credentials::not),
                    "%s is no Pulumi secret, so that everybody can read it in the state of the stack",
                    Display.words(credential.path().property()));
        }
        review.each(
                holder.containers(),
                container -> review.each(container.environment(), variable -> {
                    Value<String> value = variable.string("value");
                    review.at(value)
                            .require(
                                    value.matches(PLACEHOLDER.asMatchPredicate())
                                            .not(),
                                    "the environment variable %s holds a placeholder where the real value belongs",
                                    variable.string("name"));
                }));
    }

    private static Truth matches(Value<PropertyValue> text, Pattern pattern) {
        return text.matches(value -> value instanceof StringValue plain
                && pattern.matcher(plain.value()).matches());
    }
}
