package ${package};

import dev.policypack.policy.PolicyPack;
import dev.policypack.server.PolicyServer;

/** The policy pack: what the Pulumi CLI starts, and what the tests look at. */
public final class Pack {
    private Pack() {}

    /** The pack with all its policies. */
    public static PolicyPack pack() {
        return PolicyPack.of("${artifactId}", "${version}").with(new NoForceDestroy());
    }

    /** Serves the pack to the Pulumi engine. */
    public static void main(String[] args) {
        PolicyServer.main(args, stack -> pack());
    }
}
