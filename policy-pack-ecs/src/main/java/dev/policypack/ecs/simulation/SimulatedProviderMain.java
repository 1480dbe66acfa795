package dev.policypack.ecs.simulation;

import java.io.IOException;
import java.time.Duration;
import java.util.logging.LogManager;

/**
 * The simulated AWS as a process: writes its port on the first line of standard output and nothing else, serves until
 * it is told to end, or until the process that started it is gone. {@code Cancel} does not end it: the engine takes a
 * provider that ends by itself for one that broke down. Arguments are not looked at.
 */
public final class SimulatedProviderMain {
    /** The variable that makes each Check and each Create slower, in milliseconds. */
    private static final String DELAY = "POLICYPACK_SIMULATED_AWS_DELAY_MILLIS";

    private SimulatedProviderMain() {}

    /**
     * Serves.
     *
     * @throws IOException if this machine gives no port
     * @throws InterruptedException if something interrupts the main thread
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        // The engine shows every further line to the user.
        LogManager.getLogManager().reset();
        ProcessHandle.current().parent().ifPresent(SimulatedProviderMain::endWith);
        SimulatedProvider provider = SimulatedProvider.start(delay());
        System.out.println(provider.port());
        System.out.flush();
        provider.awaitEnd();
    }

    private static void endWith(ProcessHandle parent) {
        Thread watch = new Thread(
                () -> {
                    parent.onExit().join();
                    Runtime.getRuntime().halt(0);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static Duration delay() {
        String millis = System.getenv(DELAY);
        return millis == null || !millis.matches("[0-9]{1,9}")
                ? Duration.ZERO
                : Duration.ofMillis(Long.parseLong(millis));
    }
}
