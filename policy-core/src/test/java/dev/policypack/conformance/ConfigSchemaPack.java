package dev.policypack.conformance;

import dev.policypack.config.Option;
import dev.policypack.conformance.Simple.SimplePolicy;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Review;
import dev.policypack.server.PolicyServer;
import java.util.List;

/** A policy with options that users must set; the engine checks them. */
final class ConfigSchemaPack {
    private ConfigSchemaPack() {}

    public static void main(String[] args) {
        PolicyServer.main(args, stack -> PolicyPack.of("config-schema", "3.0.0").with(new Validator()));
    }

    private static final class Validator extends SimplePolicy {
        private static final Option<Boolean> VALUE =
                Option.bool("value", true, "What the property must be.").required();
        private static final Option<List<String>> NAMES = Option.strings(
                        "names", 1, List.of("web"), "The names of the resources to look at.")
                .required();

        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("validator")
                    .title("Verifies property matches config")
                    .options(VALUE, NAMES);
        }

        @Override
        public void validate(Simple resource, Review review) {
            if (review.option(NAMES).contains(resource.resource().name())) {
                demand(review.option(VALUE), resource, review);
            }
        }
    }
}
