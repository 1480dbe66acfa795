package dev.policypack.ecs.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers as a test wants, and remembers what it was asked. */
public final class FakeServer implements AutoCloseable {
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final HttpServer server;

    /** What a test does with a request. */
    @FunctionalInterface
    public interface Handler {
        void handle(Request request) throws IOException, InterruptedException;
    }

    /** A request, and the ways to answer it. */
    public record Request(HttpExchange exchange, int number) {
        /** Method, address, and who asks. */
        public String line() {
            return exchange.getRequestMethod() + " " + exchange.getRequestURI()
                    + header("Authorization").map(it -> " [" + it + "]").orElse("")
                    + header("Proxy-Authorization")
                            .map(it -> " [proxy: " + it + "]")
                            .orElse("");
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
        }

        public Request with(String header, String value) {
            exchange.getResponseHeaders().add(header, value);
            return this;
        }

        public void answer(int status, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        }
    }

    public FakeServer(Handler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.setExecutor(executor);
        server.createContext("/", exchange -> {
            Request request;
            synchronized (requests) {
                request = new Request(exchange, requests.size());
                requests.add(request.line());
            }
            try {
                handler.handle(request);
            } catch (InterruptedException e) {
                exchange.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        server.start();
    }

    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    public List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        executor.shutdownNow();
        server.stop(0);
    }
}
