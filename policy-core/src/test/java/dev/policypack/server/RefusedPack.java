package dev.policypack.server;

import dev.policypack.config.Option;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;

/** A pack with an option whose name Pulumi keeps for itself. */
final class RefusedPack {
    private RefusedPack() {}

    public static void main(String[] args) {
        PolicyServer.main(args, stack -> PolicyPack.of("refused", "1.0.0").with(new Refused()));
    }

    private static final class Refused implements ResourcePolicy<Resource> {
        private static final Option<String> LEVEL = Option.string("enforcementLevel", "mandatory", "The level.");

        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("refused").title("Is refused").options(LEVEL);
        }

        @Override
        public ResourceType<Resource> type() {
            return ResourceType.any();
        }

        @Override
        public void validate(Resource resource, Review review) {
            review.violation("never");
        }
    }
}
