package dev.policypack.conformance;

import dev.policypack.conformance.Simple.SimplePolicy;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Review;
import dev.policypack.server.PolicyServer;

/** An advisory and a mandatory policy. */
final class SimplePack {
    private SimplePack() {}

    public static void main(String[] args) {
        PolicyServer.main(args, stack -> PolicyPack.of("simple", "1.0.0").with(new Truthiness(), new Falsiness()));
    }

    private static final class Truthiness extends SimplePolicy {
        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("truthiness").title("Verifies properties are true");
        }

        @Override
        public void validate(Simple resource, Review review) {
            if (review.when(resource.value().is(true))) {
                review.violation("This is a test warning");
            }
        }
    }

    private static final class Falsiness extends SimplePolicy {
        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("falsiness")
                    .title("Verifies properties are false")
                    .enforcementLevel(EnforcementLevel.MANDATORY);
        }

        @Override
        public void validate(Simple resource, Review review) {
            if (review.when(resource.value().is(false))) {
                review.violation("This is a test error");
            }
        }
    }
}
