package dev.policypack.ecs.policies.pulumi;

import com.google.common.collect.ImmutableList;
import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.NamedResource;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.StackContext;
import dev.policypack.value.Display;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.List;
import java.util.regex.Pattern;

/** Every stack sets what the program reads from its configuration. */
public final class RequiredConfig implements ResourcePolicy<Resource> {
    static final Option<List<String>> REQUIRED = Option.strings(
            "required",
            ImmutableList.of(),
            "The keys that every stack sets, such as environmentSuffix; one of another namespace than the project's with it: aws:region.");

    private static final String STACK = "pulumi:pulumi:Stack";

    private static final ResourceType<Resource> READING = ResourceType.matching(
            "the stack itself, and resources with a name",
            token -> token.equals(STACK) || NamedResource.TYPE.matches(token),
            resource -> resource);

    /** What a key that is not set becomes inside a text: in TypeScript, Python, C#, Java and Go. */
    private static final Pattern NOTHING =
            Pattern.compile("(?:^|[-_./])(?:undefined|None|null|Optional\\.empty|<nil>)(?:[-_./]|$)");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("pulumi-required-config")
                .title("The stack's configuration holds what the program reads")
                .description(
                        "A program that requires a key ends at once in each stack that does not set it; one that does not check puts"
                                + " `undefined` into names, and two stacks get in each other's way.")
                .remediationSteps("Set the key with `pulumi config set`, or give it a default in the program.")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .options(REQUIRED)
                .url("https://www.pulumi.com/docs/iac/concepts/config/");
    }

    @Override
    public ResourceType<Resource> type() {
        return READING;
    }

    @Override
    public void validate(Resource resource, Review review) {
        if (resource.type().equals(STACK)) {
            checkKeys(review.context(), review);
            return;
        }
        Value<String> name = resource.as(NamedResource.TYPE).name();
        // A name may have such a word for a reason.
        review.enforcementLevel(EnforcementLevel.ADVISORY)
                .require(
                        name.matches(text -> NOTHING.matcher(text).find()).not(),
                        "%s is %s, which is what a key of the configuration leaves that is not set",
                        Display.words(name.path().property()),
                        name);
    }

    private static void checkKeys(StackContext context, Review review) {
        if (context.project().isEmpty()) {
            review.notApplicable("The stack's configuration is not known when a state is judged");
            return;
        }
        for (String key : review.option(REQUIRED)) {
            review.require(
                    Truth.of(context.config(key).isPresent()),
                    "%s is not set in the configuration of stack %s",
                    Display.words(key),
                    context.stack());
        }
    }
}
