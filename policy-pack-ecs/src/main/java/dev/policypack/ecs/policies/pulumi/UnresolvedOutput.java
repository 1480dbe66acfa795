package dev.policypack.ecs.policies.pulumi;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.OutputText;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Display;
import dev.policypack.value.Path;
import dev.policypack.value.PropertyValue;
import dev.policypack.value.PropertyValue.MapValue;
import dev.policypack.value.PropertyValue.StringValue;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;
import java.util.regex.Pattern;

/** No Output was turned into text: what AWS would get is the SDK's warning, not the value. */
public final class UnresolvedOutput implements ResourcePolicy<Resource> {
    private static final ResourceType<Resource> AWS = ResourceType.matching(
            "every `aws` and `aws-native` resource",
            token -> token.startsWith("aws:") || token.startsWith("aws-native:"),
            resource -> resource);

    /** The places in a container definition where a text belongs; a Promise in JSON.stringify leaves an empty object there. */
    private static final Pattern TEXT_BELONGS =
            Pattern.compile(".*(?:\\.options(?:\\.|\\[)[^.\\[]*|\\.(?:image|value|valueFrom|name))$");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("pulumi-unresolved-output")
                .title("No Output was turned into text before its value was known")
                .description(
                        "An Output inside a string, or given to a JSON function, becomes the SDK's warning text. AWS gets that text in place of"
                                + " the value: it is refused, or the application starts with it.")
                .remediationSteps(
                        "Build the whole text inside the Output: `pulumi.interpolate` or `pulumi.jsonStringify` in TypeScript,"
                                + " `Output.concat` or `Output.json_dumps` in Python, `Output.format` or `applyValue` in Java.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.lost(
                        "Calling [toString] on an [Output<T>] is not supported.",
                        "https://www.pulumi.com/docs/iac/concepts/inputs-outputs/all/",
                        "2026-11-27"))
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url("https://www.pulumi.com/docs/iac/concepts/inputs-outputs/apply/");
    }

    @Override
    public ResourceType<Resource> type() {
        return AWS;
    }

    @Override
    public void validate(Resource resource, Review review) {
        for (Value<PropertyValue> leaf : resource.props().leaves()) {
            Truth unresolved = leaf.matches(value -> isUnresolved(value, leaf.path()));
            if (unresolved.mayHold()) {
                review.require(
                        unresolved.not(),
                        "an Output was converted to a string before it was known, so AWS would receive %s",
                        leaf.map(UnresolvedOutput::shown));
            }
        }
    }

    private static boolean isUnresolved(PropertyValue value, Path path) {
        if (value instanceof StringValue text) {
            return OutputText.isIn(text.value());
        }
        return value instanceof MapValue
                && path.property().equals("containerDefinitions")
                && TEXT_BELONGS.matcher(path.toString()).matches();
    }

    private static Object shown(PropertyValue value) {
        return value instanceof StringValue text ? text.value() : Display.words("{}");
    }
}
