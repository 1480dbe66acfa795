package dev.policypack.ecs.policies.governance;

import com.google.common.base.CharMatcher;
import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.NamedResource;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Glob;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.Locale;

/** A second stack of the same program fits into the same account. */
public final class NamesCarryEnvironment implements ResourcePolicy<NamedResource> {
    private static final String STACK = "{stack}";
    private static final String ENVIRONMENT = "{environment}";

    static final Option<String> PATTERN = Option.string(
            "pattern",
            "*{stack}*",
            "What names look like: * stands for any text, {stack} for the name of the stack, {environment} for the value of the stack's"
                    + " configuration or else tag of this name, else the stack's name; upper and lower case make no difference, nor does which"
                    + " sign stands between words.");

    private static final CharMatcher BETWEEN_WORDS = CharMatcher.inRange('a', 'z')
            .or(CharMatcher.inRange('0', '9'))
            .or(CharMatcher.is('*'))
            .negate();

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("names-carry-environment")
                .title("Names say which stack they belong to")
                .description(
                        "A fixed name is there once in an account: the second stack of the program is refused, or, worse, works on what belongs"
                                + " to the first.")
                .remediationSteps(
                        "Put the stack's name into the name, or give none: Pulumi then makes one that is there only once.")
                .severity(Severity.LOW)
                .consequence(Consequence.UNTIDY)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.wellArchitected("OPS 5"))
                .options(PATTERN)
                .url("https://www.pulumi.com/docs/iac/concepts/resources/names/");
    }

    @Override
    public ResourceType<NamedResource> type() {
        return NamedResource.TYPE;
    }

    @Override
    public Truth appliesTo(NamedResource named) {
        return Truth.of(named.isUniqueInAccount());
    }

    @Override
    public void validate(NamedResource named, Review review) {
        String pattern = review.option(PATTERN);
        String stack = review.context().stack();
        Value<String> name = named.name();
        review.require(
                name.isMissing()
                        .or(() -> name.matches(text -> Glob.matches(wanted(pattern, stack, review), plain(text))
                                || named.isAutomatic(text)
                                || isGivenByAws(text))),
                name.path().property() + " is %s; names look like %s",
                name,
                pattern.replace(STACK, stack));
    }

    private static String wanted(String pattern, String stack, Review review) {
        return plain(pattern.replace(STACK, stack).replace(ENVIRONMENT, environment(review, stack)));
    }

    /** Never shown: a configuration may be a secret. */
    private static String environment(Review review, String stack) {
        return review.context()
                .config("environment")
                .orElseGet(() -> review.context().tags().getOrDefault("environment", stack));
    }

    /** Log groups and the like whose name a service of AWS prescribes. */
    private static boolean isGivenByAws(String name) {
        return name.startsWith("/aws/");
    }

    private static String plain(String text) {
        return BETWEEN_WORDS.replaceFrom(text.toLowerCase(Locale.ROOT), '-');
    }
}
