package dev.policypack.simulation;

import com.google.common.collect.ImmutableList;
import dev.policypack.protocol.DeepMessages;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.okhttp.OkHttpServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.logging.LogManager;

/**
 * The simulated cloud as a resource provider that listens on a free port of this machine, for programs in every language. The engine
 * attaches to it with {@code PULUMI_DEBUG_PROVIDERS=aws:<port>}, or starts a process whose {@code main} is
 *
 * <pre>{@code
 * SimulatedProviderServer.main(args, new AwsSimulation());
 * }</pre>
 */
public final class SimulatedProviderServer implements AutoCloseable {
    /** The variable that makes each Check and each Create slower, in milliseconds. */
    private static final String DELAY = "POLICYPACK_SIMULATED_DELAY_MILLIS";

    /** As much as the engine's own client takes and sends. */
    private static final int LARGEST_MESSAGE = 400 * 1024 * 1024;

    private final Server server;

    private SimulatedProviderServer(Server server) {
        this.server = server;
    }

    /**
     * Starts to listen.
     *
     * @param of the package that it introduces itself as
     * @param others further packages whose providers it stands for, too; one without tables needs not be named
     * @throws IOException if this machine gives no port
     */
    public static SimulatedProviderServer start(SimulatedPackage of, SimulatedPackage... others) throws IOException {
        return start(Duration.ZERO, of, others);
    }

    private static SimulatedProviderServer start(Duration delay, SimulatedPackage of, SimulatedPackage... others)
            throws IOException {
        SimulatedCloud cloud = SimulatedCloud.of(
                ImmutableList.<SimulatedPackage>builder().add(of).add(others).build());
        Server server = OkHttpServerBuilder.forPort(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), InsecureServerCredentials.create())
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .addService(DeepMessages.allowedIn(new ProviderService(of, cloud, delay).bindService()))
                .build()
                .start();
        return new SimulatedProviderServer(server);
    }

    /**
     * A process: writes its port on the first line of standard output and nothing else, serves until it is told to end, or until the
     * process that started it is gone. {@code Cancel} does not end it: the engine takes a provider that ends by itself for one that broke
     * down. With {@code POLICYPACK_SIMULATED_DELAY_MILLIS=500} in its environment each {@code Check} and each {@code Create} takes half a
     * second longer, for tests that interrupt a deployment.
     *
     * @param args are not looked at
     * @param of the package that it introduces itself as
     * @param others further packages whose providers it stands for, too
     * @throws IOException if this machine gives no port
     * @throws InterruptedException if something interrupts the thread
     */
    public static void main(String[] args, SimulatedPackage of, SimulatedPackage... others)
            throws IOException, InterruptedException {
        // The engine shows every further line to the user.
        LogManager.getLogManager().reset();
        ProcessHandle.current().parent().ifPresent(SimulatedProviderServer::endWith);
        SimulatedProviderServer provider = start(delay(), of, others);
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

    /** The port it listens on. */
    public int port() {
        return server.getPort();
    }

    /** Waits until it is closed. */
    void awaitEnd() throws InterruptedException {
        server.awaitTermination();
    }

    /** Stops listening; calls that run are broken off. */
    @Override
    public void close() {
        server.shutdownNow();
    }
}
