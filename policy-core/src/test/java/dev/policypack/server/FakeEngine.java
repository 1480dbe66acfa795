package dev.policypack.server;

import com.google.protobuf.Empty;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.okhttp.OkHttpServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import pulumirpc.EngineGrpc;
import pulumirpc.EngineOuterClass.LogRequest;

/** The engine as a pack sees it: an address that takes connections, and a log. */
final class FakeEngine extends EngineGrpc.EngineImplBase implements AutoCloseable {
    private final BlockingQueue<LogRequest> log = new LinkedBlockingQueue<>();
    private final Server server;

    FakeEngine() throws IOException {
        server = OkHttpServerBuilder.forPort(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), InsecureServerCredentials.create())
                .addService(this)
                .build()
                .start();
    }

    String address() {
        return "127.0.0.1:" + server.getPort();
    }

    @Override
    public void log(LogRequest request, StreamObserver<Empty> answer) {
        log.add(request);
        answer.onNext(Empty.getDefaultInstance());
        answer.onCompleted();
    }

    /** Waits until a line has come, and gives all lines up to it, each behind its severity. */
    List<String> linesUpTo(String last) throws InterruptedException {
        return callsUpTo(last.substring(last.indexOf(' ') + 1)).stream()
                .map(request -> request.getSeverity() + " " + request.getMessage())
                .toList();
    }

    /** Waits until a message has come, and gives all calls up to it. */
    List<LogRequest> callsUpTo(String last) throws InterruptedException {
        List<LogRequest> calls = new ArrayList<>();
        while (calls.isEmpty() || !calls.get(calls.size() - 1).getMessage().equals(last)) {
            LogRequest request = log.poll(PackProcess.GENEROUS_SECONDS, TimeUnit.SECONDS);
            if (request == null) {
                break;
            }
            calls.add(request);
        }
        return calls;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
