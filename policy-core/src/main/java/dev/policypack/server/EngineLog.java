package dev.policypack.server;

import dev.policypack.engine.LogEntry;
import dev.policypack.policy.LogLevel;
import dev.policypack.value.Display;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pulumirpc.EngineGrpc;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.LogSeverity;

/**
 * What policies log, and what they print, which becomes debug lines: their author sees these with {@code pulumi preview --debug}, and
 * nobody else. Nothing is connected before the first line, nothing that is said can fail or wait, and lines that the engine does not take are dropped.
 */
final class EngineLog implements Consumer<LogEntry> {
    private static final int MOST_WAITING = 1000;
    private static final int LONGEST_LINE = 4000;
    private static final long LONGEST_CALL_SECONDS = 5;
    private static final long LONGEST_END_MILLIS = 200;

    /** One call to the engine; the last one has no message. */
    private record Line(LogLevel level, String urn, String message) {}

    private final BlockingQueue<Line> lines = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile String engineAddress;
    private @Nullable Thread sender;

    EngineLog(String engineAddress) {
        this.engineAddress = engineAddress;
    }

    /** Where the engine says that it listens; counts more than the command line. */
    void engineIsAt(String address) {
        if (!address.isBlank()) {
            engineAddress = address;
        }
    }

    /** A stream of which each line becomes a line of the log. */
    PrintStream stream() {
        return new PrintStream(new Lines(), false, StandardCharsets.UTF_8);
    }

    /** Sends what is left, if the engine takes it at once. */
    void close() {
        Thread running;
        synchronized (this) {
            running = sender;
        }
        if (running != null && lines.offer(new Line(LogLevel.DEBUG, "", ""))) {
            try {
                running.join(LONGEST_END_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What a policy says at its resource, under its name. */
    @Override
    public void accept(LogEntry entry) {
        add(entry.level(), entry.urn(), entry.policy() + ": " + entry.message());
    }

    private void add(LogLevel level, String urn, String message) {
        if (message.isBlank() || engineAddress.isBlank()) {
            return;
        }
        String line = Display.visible(message.length() > LONGEST_LINE ? message.substring(0, LONGEST_LINE) : message);
        if (lines.offer(new Line(level, urn, line))) {
            startSender();
        }
    }

    /** A thread of its own: gRPC may print, too, while it holds locks that a call from the printing thread would wait for. */
    private synchronized void startSender() {
        if (sender == null) {
            Thread thread = new Thread(this::send, "engine-log");
            thread.setDaemon(true);
            thread.start();
            sender = thread;
        }
    }

    private void send() {
        ManagedChannel channel = OkHttpChannelBuilder.forTarget(engineAddress, InsecureChannelCredentials.create())
                .build();
        try {
            EngineGrpc.EngineBlockingStub engine = EngineGrpc.newBlockingStub(channel);
            for (Line line = lines.take(); !line.message().isEmpty(); line = lines.take()) {
                engine.withDeadlineAfter(LONGEST_CALL_SECONDS, TimeUnit.SECONDS)
                        .log(LogRequest.newBuilder()
                                .setSeverity(LogSeverity.valueOf(line.level().name()))
                                .setUrn(line.urn())
                                .setMessage(line.message())
                                .build());
            }
        } catch (StatusRuntimeException e) {
            // An engine that does not take one line takes none: from now on lines are dropped once the queue is full.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            channel.shutdownNow();
        }
    }

    /** Cuts what is printed into lines. */
    private final class Lines extends OutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int b) {
            if (b == '\n') {
                add(LogLevel.DEBUG, "", line.toString(StandardCharsets.UTF_8).stripTrailing());
                line.reset();
            } else if (line.size() < LONGEST_LINE) {
                line.write(b);
            }
        }
    }
}
