package dev.policypack.server;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.policypack.policy.PolicyInfo;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.ResourcePolicy;
import dev.policypack.policy.Review;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;

/** A pack whose policies do not come to an end by themselves. */
final class StubbornPack {
    private StubbornPack() {}

    public static void main(String[] args) {
        PolicyServer.main(args, stack -> PolicyPack.of("stubborn", "1.0.0").with(new Waits(), new Starts()));
    }

    /** Waits for ever, and does not listen when it is interrupted. */
    private static final class Waits implements ResourcePolicy<Resource> {
        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("waits").title("Waits");
        }

        @Override
        public ResourceType<Resource> type() {
            return ResourceType.of(resource -> resource, "demo:waits");
        }

        @Override
        public void validate(Resource resource, Review review) {
            System.out.println("waiting");
            Uninterruptibles.awaitUninterruptibly(new CountDownLatch(1));
        }
    }

    /** Starts a program that outlives its check and holds the process's stdout and stderr. */
    private static final class Starts implements ResourcePolicy<Resource> {
        @Override
        public PolicyInfo about() {
            return PolicyInfo.named("starts").title("Starts a program");
        }

        @Override
        public ResourceType<Resource> type() {
            return ResourceType.of(resource -> resource, "demo:starts");
        }

        @Override
        public void validate(Resource resource, Review review) {
            try {
                Process child = new ProcessBuilder("sleep", "1000").inheritIO().start();
                review.violation("child %s", child.pid());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
