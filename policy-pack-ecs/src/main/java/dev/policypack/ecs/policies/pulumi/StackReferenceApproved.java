package dev.policypack.ecs.policies.pulumi;

import com.google.common.collect.ImmutableList;
import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.pulumi.StackReference;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Stack;
import dev.policypack.value.Glob;
import dev.policypack.value.Value;
import java.util.List;

/** A stack reads the outputs of no other stacks than those that it may wait for. */
public final class StackReferenceApproved implements StackPolicy {
    static final Option<List<String>> ALLOWED = Option.strings(
            "allowed",
            ImmutableList.of(),
            "The stacks that may be read, as the program names them; * stands for any text. When there is none, each reference is reported:"
                    + " the stack does not stand by itself.");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("pulumi-stack-reference-approved")
                .title("A stack reads outputs of approved stacks only")
                .description(
                        "A reference to a stack that is not there, or has not been deployed in this environment yet, blocks every deployment.")
                .remediationSteps(
                        "Create what is needed in this stack or take it from the configuration; or list the other stack in option `allowed` of"
                                + " this policy.")
                .severity(Severity.LOW)
                .consequence(Consequence.UNTIDY)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .options(ALLOWED)
                .url("https://www.pulumi.com/docs/iac/concepts/stacks/#stackreferences");
    }

    @Override
    public void validate(Stack stack, Review review) {
        List<String> allowed = review.option(ALLOWED);
        for (StackReference reference : StackReference.of(stack)) {
            Value<String> name = reference.name();
            reference
                    .under(review)
                    .require(
                            name.matches(text -> Glob.anyMatches(allowed, text)),
                            allowed.isEmpty()
                                    ? "name is %s; without the outputs of that stack, this one cannot be deployed"
                                    : "name is %s; the stacks that may be read are %s",
                            allowed.isEmpty() ? new Object[] {name} : new Object[] {name, allowed});
        }
    }
}
