package dev.policypack.ecs.policies.governance;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.policypack.config.Option;
import dev.policypack.ecs.aws.Frameworks;
import dev.policypack.ecs.aws.TaggedResource;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.ResourceType;
import dev.policypack.value.Display;
import dev.policypack.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Every resource says whose it is and what it is for. */
public final class TagsRequired implements ResourcePolicy<TaggedResource> {
    static final Option<List<String>> REQUIRED = Option.strings(
            "required",
            ImmutableList.of("Environment", "Owner", "Project", "CostCenter", "ManagedBy"),
            "The keys that every resource carries; upper and lower case, - and _ make no difference.");
    static final Option<Map<String, List<String>>> ALLOWED = Option.textsByKey(
            "allowed", ImmutableMap.of(), "For a key the values that it may have; other keys may have any value.");

    private static final CharMatcher BETWEEN_WORDS = CharMatcher.anyOf("-_");

    @Override
    public PolicyInfo about() {
        return PolicyInfo.named("tags-required")
                .title("Resources carry the tags that the organization asks for")
                .description("Cost reports and compliance reports are made from tags; what has none is nobody's.")
                .remediationSteps(
                        "Add the missing keys to `tags`, or once for all resources to `defaultTags` of the AWS provider.")
                .severity(Severity.LOW)
                .consequence(Consequence.COST)
                .enforcementLevel(EnforcementLevel.ADVISORY)
                .frameworks(
                        Frameworks.securityHub("ECS.13"),
                        Frameworks.securityHub("ECS.14"),
                        Frameworks.securityHub("ECS.15"),
                        Frameworks.wellArchitected("COST 3"))
                .options(REQUIRED, ALLOWED)
                .url(
                        "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html");
    }

    @Override
    public ResourceType<TaggedResource> type() {
        return TaggedResource.TYPE;
    }

    @Override
    public void validate(TaggedResource resource, Review review) {
        Value<Map<String, Value<String>>> tags = resource.tags();
        Value<List<String>> missing = tags.map(present -> {
            Set<String> there =
                    present.keySet().stream().map(TagsRequired::plain).collect(ImmutableSet.toImmutableSet());
            return review.option(REQUIRED).stream()
                    .filter(key -> !there.contains(plain(key)))
                    .collect(ImmutableList.toImmutableList());
        });
        review.require(
                missing.matches(List::isEmpty),
                "tags lack %s",
                missing.map(keys -> Display.words(String.join(", ", keys))));
        review.option(ALLOWED).forEach((key, allowed) -> {
            Value<String> value = tags.flatMap(present -> present.entrySet().stream()
                    .filter(entry -> same(key, entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(Value.missing(tags.path())));
            review.require(
                    value.isMissing().or(() -> value.isIn(allowed)),
                    "%s is one of the tags and may be %s",
                    value,
                    allowed);
        });
    }

    private static boolean same(String key, String other) {
        return plain(key).equals(plain(other));
    }

    private static String plain(String key) {
        return BETWEEN_WORDS.removeFrom(key).toLowerCase(Locale.ROOT);
    }
}
