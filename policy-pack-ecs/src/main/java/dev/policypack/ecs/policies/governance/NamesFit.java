package dev.policypack.ecs.policies.governance;

import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.NamedResource;
import dev.policypack.ecs.aws.OutputText;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Display;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/** A name is one that AWS takes. */
public final class NamesFit implements ResourcePolicy<NamedResource> {
    private static final String AUTONAMING = "pulumi:autonaming";

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("names-fit")
                .title("Names have a length and signs that AWS takes")
                .description(
                        "AWS refuses a name that is too long or has a wrong sign, in the middle of a deployment; often only in the stack with"
                                + " the longest name.")
                .remediationSteps(
                        "Shorten the name, or use other signs. Where the program gives none, Pulumi adds eight signs to the resource's name.")
                .severity(Severity.CRITICAL)
                .consequence(Consequence.REFUSED)
                .enforcementLevel(EnforcementLevel.MANDATORY)
                .evidence(Evidence.refused(
                        "ValidationError: … Member must have length less than or equal to …",
                        "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html",
                        "2026-11-27"))
                .frameworks(Frameworks.wellArchitected("OPS 6"))
                .url(
                        "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html");
    }

    @Override
    public ResourceType<NamedResource> type() {
        return NamedResource.TYPE;
    }

    @Override
    public void validate(NamedResource named, Review review) {
        Value<String> name = named.name();
        if (!review.when(name.matches(OutputText::isIn).not())) {
            return;
        }
        int longest = named.longest();
        Object property = Display.words(name.path().property());
        boolean fits = review.require(
                name.isMissing().or(() -> name.matches(text -> text.length() <= longest)),
                "%s is %s, which has %s characters; AWS accepts at most %s",
                property,
                name,
                name.map(String::length),
                longest);
        if (fits) {
            review.require(
                    name.isMissing().or(() -> name.matches(named::takes)),
                    "%s is %s; AWS accepts %s",
                    property,
                    name,
                    Display.words(named.taken()));
        }
        if (review.context().config(AUTONAMING).isEmpty()) {
            review.require(
                    name.isPresent()
                            .or(named::hasPrefix)
                            .or(Truth.of(named.automaticName().length() <= longest)),
                    "%s will be generated from %s and have %s characters; AWS accepts at most %s",
                    property,
                    named.resource().name(),
                    named.automaticName().length(),
                    longest);
        }
    }
}
