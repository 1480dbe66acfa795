package dev.policypack.ecs.registry;

import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Longs;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Fetches what is small, from servers that may be down, busy or not what they should be. */
final class Http {
    private static final int ATTEMPTS = 3;
    private static final int MOST_REDIRECTS = 3;

    /** As large as registries must take manifests to be; see the OCI distribution specification. */
    private static final int MOST_BYTES = 4 << 20;

    private static final int TOO_MANY_REQUESTS = 429;

    /** What may be otherwise in a moment. */
    private static final ImmutableSet<Integer> PASSING = ImmutableSet.of(TOO_MANY_REQUESTS, 500, 502, 503, 504);

    private static final ImmutableSet<Integer> REDIRECTS = ImmutableSet.of(301, 302, 303, 307, 308);

    private final EnvironmentProxies proxies;
    private final HttpClient client;
    private final Duration firstPause;

    /**
     * A client.
     *
     * @param environment where the proxies stand
     * @param firstPause how long to wait before the second attempt; each further pause is twice as long
     */
    Http(Map<String, String> environment, Duration firstPause) {
        this.proxies = new EnvironmentProxies(environment);
        this.firstPause = firstPause;
        if (proxies.areAuthorized() && System.getProperty("jdk.http.auth.tunneling.disabledSchemes") == null) {
            // Otherwise Java keeps the password from the proxy, also when there is no other way to be let through.
            System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        }
        this.client = HttpClient.newBuilder()
                .proxy(proxies)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** An answer, whatever its status is. */
    record Reply(int status, HttpHeaders headers, String body) {}

    /**
     * Fetches an address; redirects are followed, without the authorization, which is only for the first server.
     *
     * @param accept the media types that are wanted
     * @param authorization who asks; empty for nobody in particular
     */
    Reply get(URI address, String accept, Optional<String> authorization)
            throws UnansweredException, InterruptedException {
        Reply reply = persistently(address, accept, authorization);
        URI from = address;
        for (int redirect = 0; redirect < MOST_REDIRECTS && REDIRECTS.contains(reply.status()); redirect++) {
            from = redirected(from, reply);
            reply = persistently(from, accept, Optional.empty());
        }
        return reply;
    }

    private static URI redirected(URI from, Reply reply) throws UnansweredException {
        try {
            URI to = from.resolve(reply.headers().firstValue("Location").orElse(""));
            if (to.getHost() != null && (from.getScheme().equals(to.getScheme()) || "https".equals(to.getScheme()))) {
                return to;
            }
        } catch (IllegalArgumentException e) {
            // As any other address that leads nowhere.
        }
        throw new UnansweredException(from.getAuthority() + " leads on to a place that cannot be asked");
    }

    private Reply persistently(URI address, String accept, Optional<String> authorization)
            throws UnansweredException, InterruptedException {
        HttpRequest request = request(address, accept, authorization);
        Duration pause = firstPause;
        for (int attempt = 1; ; attempt++) {
            Duration wanted = Duration.ZERO;
            try {
                Reply reply = send(request);
                if (attempt == ATTEMPTS || !PASSING.contains(reply.status())) {
                    return reply;
                }
                wanted = pauseWanted(reply);
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new UnansweredException(failure(address, e));
                }
            }
            Thread.sleep((wanted.compareTo(pause) > 0 ? wanted : pause).toMillis());
            pause = pause.multipliedBy(2);
        }
    }

    private static Duration pauseWanted(Reply reply) {
        return reply.headers()
                .firstValue("Retry-After")
                .map(Longs::tryParse)
                .map(Duration::ofSeconds)
                .orElse(Duration.ZERO);
    }

    private HttpRequest request(URI address, String accept, Optional<String> authorization) throws UnansweredException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", accept);
            authorization.ifPresent(value -> request.header("Authorization", value));
            proxies.authorization(address).ifPresent(value -> request.header("Proxy-Authorization", value));
            return request.build();
        } catch (IllegalArgumentException e) {
            // Its message may hold the token.
            throw new UnansweredException(
                    address.getAuthority() + " cannot be asked with what it takes for an authorization");
        }
    }

    private Reply send(HttpRequest request) throws IOException, InterruptedException, UnansweredException {
        HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new UnansweredException(
                        request.uri().getAuthority() + " answered with more than " + (MOST_BYTES >> 20) + " MiB");
            }
            return new Reply(response.statusCode(), response.headers(), new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private String failure(URI address, IOException failure) throws UnansweredException {
        String way = proxies.proxyFor(address)
                .map(proxy ->
                        " through the proxy " + proxy.getHost() + (proxy.getPort() < 0 ? "" : ":" + proxy.getPort()))
                .orElse("");
        String what = failure instanceof SSLException
                ? " has a certificate that Java does not trust, or speaks no TLS"
                : " cannot be reached";
        return address.getAuthority() + what + way;
    }
}
