package dev.policypack.ecs;

import dev.policypack.ecs.aws.SchemaMismatches;
import dev.policypack.ecs.policies.Production;
import dev.policypack.policy.PolicyPack;
import dev.policypack.policy.Preset;
import dev.policypack.server.PolicyServer;

/** The policy pack: what the Pulumi CLI starts, and what a Java program may use as a library. */
public final class EcsPolicyPack {
    /** The version of the pack, a semantic version. */
    public static final String VERSION = "0.1.0";

    private EcsPolicyPack() {}

    /** The pack with all its policies, at their recommended levels unless users choose another {@link Preset}. */
    public static PolicyPack pack() {
        return PolicyPack.of("ecs", VERSION)
                .description("Stops deployments to Amazon ECS on Fargate that would fail, hang or go live insecure.")
                .decideNow(
                        "rehearse the program against the simulated AWS, as the README of the policy pack shows.",
                        "java")
                .propertyHint(SchemaMismatches::hint)
                .settings(Production.STACKS, Preset.CHOICE, Preset.KEEP)
                .with(EcsPolicies.all());
    }

    /**
     * The pack with the levels of a preset, between which its users do not choose any more:
     *
     * <pre>{@code
     * public static void main(String[] args) {
     *     PolicyServer.main(args, stack -> EcsPolicyPack.pack(Preset.STRICT));
     * }
     * }</pre>
     */
    public static PolicyPack pack(Preset preset) {
        return pack().withPreset(preset);
    }

    /** Serves the pack to the Pulumi engine. */
    public static void main(String[] args) {
        PolicyServer.main(args, stack -> pack());
    }
}
