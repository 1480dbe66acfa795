package dev.policypack.conformance;

import dev.policypack.conformance.Simple.SimplePolicy;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Review;
import dev.policypack.server.PolicyServer;

/** A policy that reads the stack's tags. */
final class StackTagsPack {
    private StackTagsPack() {}

    public static void main(String[] args) {
        PolicyServer.main(args, stack -> PolicyPack.of("stack-tags", "2.0.0").with(new Allowed()));
    }

    private static final class Allowed extends SimplePolicy {
        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("allowed")
                    .title("Verifies property equals the stack tag value")
                    .enforcementLevel(EnforcementLevel.MANDATORY);
        }

        @Override
        public void validate(Simple resource, Review review) {
            String tag = review.context().tags().get("value");
            if (tag == null) {
                review.violation("Stack tag 'value' is required");
            } else {
                demand(Boolean.parseBoolean(tag), resource, review);
            }
        }
    }
}
