package dev.policypack.conformance;

import dev.policypack.conformance.Simple.SimplePolicy;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Review;
import dev.policypack.server.PolicyServer;

/** A pack whose policies depend on the stack's configuration. */
public final class StackConfigPack {
    private StackConfigPack() {}

    public static void main(String[] args) {
        PolicyServer.main(args, stack -> {
            boolean wanted = stack.config("value").map(Boolean::parseBoolean).orElse(true);
            return PolicyPack.of("stack-config", "2.0.0").with(new Validate(wanted));
        });
    }

    private static final class Validate extends SimplePolicy {
        private final boolean wanted;

        Validate(boolean wanted) {
            this.wanted = wanted;
        }

        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("validate-" + wanted)
                    .title("Verifies property is " + wanted)
                    .enforcementLevel(EnforcementLevel.MANDATORY);
        }

        @Override
        public void validate(Simple resource, Review review) {
            demand(wanted, resource, review);
        }
    }
}
