package dev.policypack.conformance;

import dev.policypack.config.Option;
import dev.policypack.conformance.Simple.SimplePolicy;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Review;
import dev.policypack.server.PolicyServer;

/** A policy that reads an option. */
final class ConfigPack {
    private ConfigPack() {}

    public static void main(String[] args) {
        PolicyServer.main(args, stack -> PolicyPack.of("config", "2.0.0").with(new Allowed()));
    }

    private static final class Allowed extends SimplePolicy {
        private static final Option<Boolean> VALUE = Option.bool("value", true, "What the property must be.");

        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("allowed")
                    .title("Verifies properties")
                    .enforcementLevel(EnforcementLevel.MANDATORY)
                    .options(VALUE);
        }

        @Override
        public void validate(Simple resource, Review review) {
            demand(review.option(VALUE), resource, review);
        }
    }
}
