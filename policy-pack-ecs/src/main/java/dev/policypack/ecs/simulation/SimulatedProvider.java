package dev.policypack.ecs.simulation;

import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.okhttp.OkHttpServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * The simulated AWS as a resource provider that listens on a free port of this machine. The engine attaches to it with {@code
 * PULUMI_DEBUG_PROVIDERS=aws:<port>}, or starts {@link SimulatedProviderMain}.
 */
public final class SimulatedProvider implements AutoCloseable {
    /** As much as the engine's own client takes and sends. */
    private static final int LARGEST_MESSAGE = 400 * 1024 * 1024;

    private final Server server;
    private final CountDownLatch cancelled;

    private SimulatedProvider(Server server, CountDownLatch cancelled) {
        this.server = server;
        this.cancelled = cancelled;
    }

    /**
     * Starts to listen.
     *
     * @throws IOException if this machine gives no port
     */
    public static SimulatedProvider start() throws IOException {
        return start(Duration.ZERO);
    }

    static SimulatedProvider start(Duration delay) throws IOException {
        CountDownLatch cancelled = new CountDownLatch(1);
        Server server = OkHttpServerBuilder.forPort(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), InsecureServerCredentials.create())
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .addService(new ProviderService(delay, cancelled::countDown))
                .build()
                .start();
        return new SimulatedProvider(server, cancelled);
    }

    /** The port it listens on. */
    public int port() {
        return server.getPort();
    }

    /** Waits until the engine says {@code Cancel}. */
    void awaitCancel() throws InterruptedException {
        cancelled.await();
    }

    /** Stops listening; calls that run are broken off. */
    @Override
    public void close() {
        server.shutdownNow();
    }
}
