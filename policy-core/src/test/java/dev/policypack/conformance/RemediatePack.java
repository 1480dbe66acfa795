package dev.policypack.conformance;

import dev.policypack.config.Option;
import dev.policypack.conformance.Simple.SimplePolicy;
import dev.policypack.policy.EnforcementLevel;
import dev.policypack.policy.PolicyContext;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Review;
import dev.policypack.server.PolicyServer;
import dev.policypack.value.Props;
import java.util.Optional;

/** A policy that repairs. */
final class RemediatePack {
    private RemediatePack() {}

    public static void main(String[] args) {
        PolicyServer.main(args, stack -> PolicyPack.of("remediate", "3.0.0").with(new Fixup()));
    }

    private static final class Fixup extends SimplePolicy {
        private static final Option<Boolean> VALUE = Option.bool("value", true, "What the property is set to.");

        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("fixup")
                    .title("Sets property to config")
                    .enforcementLevel(EnforcementLevel.REMEDIATE)
                    .options(VALUE);
        }

        @Override
        public void validate(Simple resource, Review review) {
            demand(review.option(VALUE), resource, review);
        }

        @Override
        public Optional<Props> remediate(Simple resource, PolicyContext given) {
            return Optional.of(resource.props().with("value", given.option(VALUE)));
        }
    }
}
