package dev.policypack.conformance;

import dev.policypack.conformance.Simple.SimplePolicy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Review;
import dev.policypack.server.PolicyServer;
import java.util.Map;

/** A policy that tells each value, secret or not, and says at the resource when the value is not known. */
final class UnknownsPack {
    private UnknownsPack() {}

    public static void main(String[] args) {
        PolicyServer.main(args, stack -> PolicyPack.of("unknowns", "1.0.0")
                .with(new Report())
                .initialConfig(Map.of("policy-pack", Map.of("undecided", "detailed"))));
    }

    private static final class Report extends SimplePolicy {
        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("report").title("Reports the property");
        }

        @Override
        public void validate(Simple resource, Review review) {
            if (review.when(resource.value().is(true))) {
                review.violation("value is true");
            } else if (review.when(resource.value().is(false))) {
                review.violation("value is false");
            }
        }
    }
}
