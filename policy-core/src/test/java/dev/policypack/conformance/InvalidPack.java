package dev.policypack.conformance;

import dev.policypack.conformance.Simple.SimplePolicy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Review;
import dev.policypack.server.PolicyServer;

/** A pack that must not start, since Pulumi keeps the name of its policy for itself. */
final class InvalidPack {
    private InvalidPack() {}

    public static void main(String[] args) {
        PolicyServer.main(
                args, stack -> PolicyPack.of("invalid-policy", "2.0.0").with(new All()));
    }

    private static final class All extends SimplePolicy {
        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("all").title("Should not happen");
        }

        @Override
        public void validate(Simple resource, Review review) {
            throw new IllegalStateException("should never be called");
        }
    }
}
