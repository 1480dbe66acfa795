package dev.policypack.ecs.simulation;

import dev.policypack.simulation.SimulatedProviderServer;
import java.io.IOException;

/** The simulated AWS as a process: what a {@code pulumi-resource-aws} starts that stands in for the real provider. */
public final class SimulatedAwsMain {
    private SimulatedAwsMain() {}

    /**
     * Serves until the process that started it is gone.
     *
     * @throws IOException if this machine gives no port
     * @throws InterruptedException if something interrupts the main thread
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        SimulatedProviderServer.main(args, new AwsSimulation());
    }
}
