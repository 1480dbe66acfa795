package dev.policypack.conformance;

import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Review;
import dev.policypack.policy.StackPolicy;
import dev.policypack.resource.Stack;
import dev.policypack.server.PolicyServer;

/** A policy that looks at all resources together. */
final class AnalyzeStackPack {
    private AnalyzeStackPack() {}

    public static void main(String[] args) {
        PolicyServer.main(args, stack -> PolicyPack.of("analyze-stack", "1.0.0").with(new StackSize()));
    }

    private static final class StackSize implements StackPolicy {
        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("stack-size")
                    .title("Stack must contain at most one simple:index:Resource")
                    .enforcementLevel(EnforcementLevel.MANDATORY);
        }

        @Override
        public void validate(Stack stack, Review review) {
            if (stack.ofType(Simple.TYPE).size() > 1) {
                review.violation("Found an extra simple:index:Resource");
            }
        }
    }
}
