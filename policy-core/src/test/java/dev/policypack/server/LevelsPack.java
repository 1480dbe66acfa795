package dev.policypack.server;

import dev.policypack.config.Option;
import dev.policypack.policy.Consequence;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.Evidence;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Preset;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.policy.Severity;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Policies of every kind that levels tell apart: recommended level, remedy, and violations with a level, evidence or opinion. */
final class LevelsPack {
    static final ResourceType<Resource> THINGS = ResourceType.of(resource -> resource, "demo:thing");
    private static final Option<Long> NUMBER = Option.integer("number", 1, 9, 1, "A number.");
    private static final Evidence EVIDENCE = Evidence.refused("no", "https://example.com", "2026-11-27");

    private LevelsPack() {}

    public static void main(String[] args) {
        PolicyServer.main(args, stack -> pack());
    }

    static PolicyPack pack() {
        return PolicyPack.of("levels", "1.0.0")
                .settings(Preset.CHOICE, Preset.KEEP)
                .with(
                        policy("advises", EnforcementLevel.ADVISORY, false),
                        policy("demands", EnforcementLevel.MANDATORY, false),
                        policy("can-advise", EnforcementLevel.ADVISORY, true),
                        policy("can-demand", EnforcementLevel.MANDATORY, true),
                        policy("off", EnforcementLevel.DISABLED, false));
    }

    private static ResourcePolicy<Resource> policy(String name, EnforcementLevel level, boolean remediates) {
        PolicyInfo info = PolicyInfo.named(name)
                .formerly("old-" + name)
                .title("Levels")
                .severity(Severity.MEDIUM)
                .consequence(Consequence.EXPOSED)
                .options(NUMBER)
                .enforcementLevel(level);
        BiConsumer<Resource, Review> check = (thing, review) -> {
            review.violation("plain %s", review.option(NUMBER));
            review.evidence(EVIDENCE).violation("evidence");
            review.opinion().violation("opinion");
            review.enforcementLevel(EnforcementLevel.ADVISORY).violation("fixed");
        };
        return remediates
                ? ResourcePolicy.of(
                        info, THINGS, check, thing -> Optional.of(thing.props().with(name, true)))
                : ResourcePolicy.of(info, THINGS, check);
    }
}
