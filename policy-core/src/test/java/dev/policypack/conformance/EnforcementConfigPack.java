package dev.policypack.conformance;

import dev.policypack.conformance.Simple.SimplePolicy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Review;
import dev.policypack.server.PolicyServer;

/** A policy whose level the user sets. */
final class EnforcementConfigPack {
    private EnforcementConfigPack() {}

    public static void main(String[] args) {
        PolicyServer.main(
                args, stack -> PolicyPack.of("enforcement-config", "3.0.0").with(new False()));
    }

    private static final class False extends SimplePolicy {
        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("false").title("Verifies property is false");
        }

        @Override
        public void validate(Simple resource, Review review) {
            demand(false, resource, review);
        }
    }
}
