package dev.policypack.conformance;

import dev.policypack.conformance.Simple.SimplePolicy;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Review;
import dev.policypack.server.PolicyServer;

/** A policy that knows a preview from an update. */
final class DryrunPack {
    private DryrunPack() {}

    public static void main(String[] args) {
        PolicyServer.main(args, stack -> PolicyPack.of("dryrun", "1.0.0").with(new Dry()));
    }

    private static final class Dry extends SimplePolicy {
        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("dry")
                    .title("Verifies properties are true on dryrun")
                    .enforcementLevel(EnforcementLevel.MANDATORY);
        }

        @Override
        public void validate(Simple resource, Review review) {
            if (review.context().dryRun() && review.when(resource.value().is(false))) {
                review.violation("This is a test error");
            }
        }
    }
}
