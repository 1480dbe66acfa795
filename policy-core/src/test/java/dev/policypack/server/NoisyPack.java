package dev.policypack.server;

import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import java.util.logging.Logger;

/** A pack that prints wherever its author can. */
final class NoisyPack {
    private NoisyPack() {}

    public static void main(String[] args) {
        PolicyServer.main(args, stack -> {
            System.out.println("pack for " + stack);
            return PolicyPack.of("noisy", "1.0.0").with(new Noisy());
        });
    }

    private static final class Noisy implements ResourcePolicy<Resource> {
        static {
            System.out.println("static initializer");
            System.err.println("static initializer, stderr");
        }

        Noisy() {
            System.out.println("constructor");
        }

        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("noisy").title("Is quiet");
        }

        @Override
        public ResourceType<Resource> type() {
            return ResourceType.any();
        }

        @Override
        public void validate(Resource resource, Review review) {
            System.out.print("check of ");
            System.out.println(resource.name());
            System.out.printf("two%nlines: äöü%n");
            new IllegalStateException("trace").printStackTrace();
            Logger.getLogger("noisy").warning("logged");
            review.violation("is noisy");
        }
    }
}
