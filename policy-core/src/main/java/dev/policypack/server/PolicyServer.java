package dev.policypack.server;

import dev.policypack.policy.PolicyPack;
import dev.policypack.protocol.DeepMessages;
import dev.policypack.resource.StackContext;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.okhttp.OkHttpServerBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Runs a policy pack as the process that the Pulumi engine starts. The whole {@code main} of a pack is:
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *     PolicyServer.main(args, stack -> PolicyPack.of("my-pack", "1.0.0").with(new MyPolicy()));
 * }
 * }</pre>
 *
 * <p>The process writes its port as the first line on stdout, and nothing else ever, neither there nor on stderr: the CLI shows every
 * line to the user. What policies print becomes debug lines of the engine, see {@code pulumi preview --debug}. It
 * ends when the engine says so, on SIGINT and SIGTERM, and when the engine or the process that started it is gone.
 */
public final class PolicyServer {
    /** As much as the engine itself takes. */
    private static final int LARGEST_MESSAGE = 400 << 20;

    private static final long LONGEST_END_MILLIS = 500;

    private static final AtomicBoolean SERVING = new AtomicBoolean();

    private PolicyServer() {}

    /**
     * Serves a pack until the engine no longer needs it. Does not return.
     *
     * @param args the words of the command line, as the engine gave them
     * @param pack makes the pack for a stack; also called with {@link StackContext#UNCONFIGURED}, when a pack is published or a state
     *     is analyzed
     * @throws IllegalStateException when the process serves a pack already; put the policies of several into one by {@link
     *     PolicyPack#and}
     */
    public static void main(String[] args, Function<StackContext, PolicyPack> pack) {
        if (!SERVING.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "this process serves a policy pack already, and the engine asks for one only; put the policies of both into one"
                            + " pack by PolicyPack.and()");
        }
        PrintStream out = System.out;
        PrintStream err = System.err;
        CommandLine commandLine = CommandLine.parse(args);
        EngineLog log = new EngineLog(
                commandLine.training() ? "" : commandLine.engineAddress().orElse(""));
        divert(log);
        try {
            if (commandLine.training()) {
                Training.run(pack);
                System.exit(0);
            }
            if (commandLine.engineAddress().isEmpty()) {
                err.println(
                        "This is a policy pack; the Pulumi CLI starts it: pulumi preview --policy-pack <folder of the pack>");
                System.exit(1);
            }
            serve(out, commandLine.engineAddress().get(), log, pack);
        } catch (IOException e) {
            err.println("The policy pack cannot listen on 127.0.0.1: " + e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            System.exit(1);
        }
    }

    private static void serve(
            PrintStream out, String engineAddress, EngineLog log, Function<StackContext, PolicyPack> pack)
            throws IOException, InterruptedException {
        Server server = startUntilExit(engineAddress, log, pack);
        out.println(server.getPort());
        out.flush();
        server.awaitTermination();
    }

    /** A server that is shut down when the process ends, which it does when the engine is gone. */
    static Server startUntilExit(String engineAddress, EngineLog log, Function<StackContext, PolicyPack> pack)
            throws IOException {
        EngineWatch watch = new EngineWatch(engineAddress, PolicyServer::exit);
        Server server = start(watch, log, pack);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, log)));
        watch.start();
        return server;
    }

    /** A server on a free port of the loopback interface, ready for calls. */
    static Server start(EngineWatch watch, EngineLog log, Function<StackContext, PolicyPack> pack) throws IOException {
        AnalyzerService service = new AnalyzerService(
                pack,
                address -> {
                    watch.engineIsAt(address);
                    log.engineIsAt(address);
                },
                log,
                PolicyServer::exit);
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        // Not a direct executor: while a slow policy runs, Cancel must get through on the same connection.
        ExecutorService executor = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "policy");
            thread.setDaemon(true);
            return thread;
        });
        return OkHttpServerBuilder.forPort(new InetSocketAddress(loopback, 0), InsecureServerCredentials.create())
                .executor(executor)
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .addService(DeepMessages.allowedIn(service.bindService()))
                .build()
                .start();
    }

    private static void end(Server server, EngineLog log) {
        log.close();
        // A JVM with threads in native calls takes 300 ms to end; with its sockets closed it takes 10.
        server.shutdownNow();
        try {
            // Otherwise the answer to the call that ends the process may not get out.
            server.awaitTermination(LONGEST_END_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // The CLI waits until nobody holds stdout and stderr any more, and what a policy has started holds them.
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }

    /** Ends the process, in a thread of its own: the one that asks may be one that the end waits for. */
    private static void exit() {
        Thread end = new Thread(() -> System.exit(0), "exit");
        end.setDaemon(true);
        end.start();
    }

    /** From here on nothing that is printed reaches the user, who would see it as a diagnostic of the deployment. */
    private static void divert(EngineLog log) {
        System.setOut(log.stream());
        System.setErr(log.stream());
    }
}
