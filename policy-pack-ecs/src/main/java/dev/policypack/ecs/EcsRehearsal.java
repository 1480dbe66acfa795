package dev.policypack.ecs;

import dev.policypack.ecs.simulation.AwsSimulation;
import dev.policypack.rehearsal.RehearsedStack;
import java.nio.file.Path;

/**
 * Stacks that are judged by this pack before they are deployed, against the simulated AWS:
 *
 * <pre>{@code
 * Report report = EcsRehearsal.of("shop", "prod").evaluate(App::stack);
 * assertThat(report.isBlocking()).as(report.toString()).isFalse();
 * }</pre>
 */
public final class EcsRehearsal {
    private EcsRehearsal() {}

    /** A stack without configuration, as {@link RehearsedStack#of}. */
    public static RehearsedStack of(String project, String stack) {
        return RehearsedStack.of(EcsPolicyPack.pack(), project, stack).simulating(new AwsSimulation());
    }

    /** A stack of a project as it lies in its folder, as {@link RehearsedStack#ofProject}. */
    public static RehearsedStack ofProject(Path folder, String stack) {
        return RehearsedStack.ofProject(EcsPolicyPack.pack(), folder, stack).simulating(new AwsSimulation());
    }

    /** The stack for which the Pulumi CLI has started this process, as {@link RehearsedStack#ofEnvironment}. */
    public static RehearsedStack ofEnvironment() {
        return RehearsedStack.ofEnvironment(EcsPolicyPack.pack()).simulating(new AwsSimulation());
    }
}
