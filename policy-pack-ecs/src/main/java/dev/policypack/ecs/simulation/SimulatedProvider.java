package dev.policypack.ecs.simulation;

import com.google.protobuf.Message;
import io.grpc.InsecureServerCredentials;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.protobuf.ProtoUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * The simulated AWS as a resource provider that listens on a free port of this machine. The engine attaches to it with
 * {@code PULUMI_DEBUG_PROVIDERS=aws:<port>}, or starts {@link SimulatedProviderMain}.
 */
public final class SimulatedProvider implements AutoCloseable {
    /** As much as the engine's own client takes and sends. */
    private static final int LARGEST_MESSAGE = 400 * 1024 * 1024;

    private static final int DEEPEST_MESSAGE = 3_000;

    private final Server server;

    private SimulatedProvider(Server server) {
        this.server = server;
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
        Server server = OkHttpServerBuilder.forPort(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), InsecureServerCredentials.create())
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .addService(deep(new ProviderService(delay).bindService()))
                .build()
                .start();
        return new SimulatedProvider(server);
    }

    /**
     * The same service, for properties of any depth. Protobuf's own limit is 100 levels, and one level of properties
     * takes three.
     *
     * @see <a href="https://protobuf.dev/programming-guides/proto-limits/">the limits of protobuf</a>
     */
    private static ServerServiceDefinition deep(ServerServiceDefinition service) {
        ServerServiceDefinition.Builder deep =
                ServerServiceDefinition.builder(service.getServiceDescriptor().getName());
        service.getMethods().forEach(method -> deep.addMethod(deep(method)));
        return deep.build();
    }

    private static <Q, A> ServerMethodDefinition<Q, A> deep(ServerMethodDefinition<Q, A> method) {
        MethodDescriptor<Q, A> descriptor = method.getMethodDescriptor();
        return ServerMethodDefinition.create(
                descriptor.toBuilder(deep(descriptor.getRequestMarshaller()), descriptor.getResponseMarshaller())
                        .build(),
                method.getServerCallHandler());
    }

    @SuppressWarnings("unchecked") // the marshaller that is returned is for the very class of the one that is given
    private static <T> MethodDescriptor.Marshaller<T> deep(MethodDescriptor.Marshaller<T> marshaller) {
        return marshaller instanceof MethodDescriptor.PrototypeMarshaller<T> known
                        && known.getMessagePrototype() instanceof Message prototype
                ? (MethodDescriptor.Marshaller<T>) ProtoUtils.marshallerWithRecursionLimit(prototype, DEEPEST_MESSAGE)
                : marshaller;
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
