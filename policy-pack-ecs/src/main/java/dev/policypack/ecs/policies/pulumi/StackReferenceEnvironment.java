package dev.policypack.ecs.policies.pulumi;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableMap;
import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Environments;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.pulumi.StackReference;
import dev.policypack.ecs.policies.Production;
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
import java.util.Map;
import java.util.Optional;

/** A stack of one environment does not work on what belongs to another. */
public final class StackReferenceEnvironment implements StackPolicy {
    static final Option<Map<String, List<String>>> ALLOWED = Option.textsByKey(
            "allowed",
            ImmutableMap.of(),
            "For a stack or an environment, the stacks and environments that it may read besides its own; * stands for any text. The"
                    + " environments are production, staging, test, development and preview.");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("pulumi-stack-reference-environment")
                .title("A stack reads outputs of its own environment")
                .description(
                        "With a name that is fixed in the program, every stack reads the same one: tests then run in production's network, with"
                                + " production's data.")
                .remediationSteps(
                        "Make the name from that of this stack, such as `acme/network/${pulumi.getStack()}`; or set option `allowed` of this"
                                + " policy.")
                .severity(Severity.HIGH)
                .consequence(Consequence.OUTAGE)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(Frameworks.wellArchitected("SEC 1"))
                .options(ALLOWED)
                .url("https://www.pulumi.com/docs/iac/concepts/stacks/#stackreferences");
    }

    @Override
    public void validate(Stack stack, Review review) {
        for (StackReference reference : StackReference.of(stack)) {
            // A state file is judged without its stack being told, but every URN begins with it.
            String here = Optional.ofNullable(
                            Strings.emptyToNull(review.context().stack()))
                    .orElseGet(reference::referringStack);
            Optional<String> mine =
                    Production.isJudgedBy(review) ? Optional.of(Environments.PRODUCTION) : Environments.of(here);
            Value<String> name = reference.name();
            Review under = reference.under(review);
            // A stack whose name says no environment may be production's all the same.
            Review judged = mine.isPresent() ? under : under.enforcementLevel(EnforcementLevel.ADVISORY);
            judged.require(
                    name.matches(
                            reference.stack(),
                            (full, last) -> last.equals(here)
                                    || fits(mine, Environments.of(last))
                                    || isAllowed(review.option(ALLOWED), here, mine, full, last)),
                    "name is %s, and this stack is %s; a stack reads its own environment",
                    name,
                    here);
        }
    }

    /** What is known to be another environment does not fit; from production nobody else may read. */
    private static boolean fits(Optional<String> mine, Optional<String> theirs) {
        if (theirs.isEmpty() || theirs.equals(mine)) {
            return true;
        }
        boolean passing = mine.isEmpty() || mine.get().equals(Environments.PREVIEW);
        return passing && !theirs.get().equals(Environments.PRODUCTION);
    }

    private static boolean isAllowed(
            Map<String, List<String>> allowed, String here, Optional<String> mine, String full, String last) {
        return allowed.entrySet().stream()
                .filter(entry -> Glob.matches(entry.getKey(), here)
                        || mine.filter(entry.getKey()::equals).isPresent())
                .anyMatch(entry -> Glob.anyMatches(entry.getValue(), full)
                        || Glob.anyMatches(entry.getValue(), last)
                        || Environments.of(last)
                                .filter(entry.getValue()::contains)
                                .isPresent());
    }
}
