package dev.policypack.ecs.registry;

import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The proxies that {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} name, as other programs of the command line use them; those
 * of Java's system properties where the environment names none.
 */
final class EnvironmentProxies extends ProxySelector {
    private static final int DEFAULT_PORT = 80;

    private final Map<String, String> environment;

    EnvironmentProxies(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The proxy for an address; empty when the environment names none for it. */
    Optional<URI> proxyFor(URI address) throws UnansweredException {
        String variable = address.getScheme().toUpperCase(Locale.ROOT) + "_PROXY";
        String value = variable(variable);
        if (value.isEmpty() || isExcepted(address)) {
            return Optional.empty();
        }
        try {
            URI proxy = URI.create(value.contains("://") ? value : "http://" + value);
            if (proxy.getHost() != null && "http".equals(proxy.getScheme())) {
                return Optional.of(proxy);
            }
        } catch (IllegalArgumentException e) {
            // Its message holds the value, in which a password may stand.
        }
        throw new UnansweredException(variable + " of the environment is not the address of a proxy, such as"
                + " http://proxy.example.com:3128");
    }

    /** What the proxy for an address wants to be told with each request; empty when nothing. */
    Optional<String> authorization(URI address) throws UnansweredException {
        return proxyFor(address)
                .map(URI::getUserInfo)
                .map(user -> "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether some proxy wants a name and a password. */
    boolean areAuthorized() {
        return variable("HTTPS_PROXY").contains("@");
    }

    private boolean isExcepted(URI address) {
        String host = address.getHost();
        String withPort = host + ":" + address.getPort();
        return Splitter.on(',')
                .trimResults()
                .omitEmptyStrings()
                .splitToStream(variable("NO_PROXY"))
                .map(entry -> entry.startsWith("*.") ? entry.substring(1) : entry)
                .anyMatch(entry -> entry.equals("*")
                        || entry.equalsIgnoreCase(host)
                        || entry.equalsIgnoreCase(withPort)
                        || host.toLowerCase(Locale.ROOT)
                                .endsWith((entry.startsWith(".") ? entry : "." + entry).toLowerCase(Locale.ROOT)));
    }

    private String variable(String name) {
        String lower = Strings.nullToEmpty(environment.get(name.toLowerCase(Locale.ROOT)));
        return lower.isEmpty() ? Strings.nullToEmpty(environment.get(name)) : lower;
    }

    @Override
    public List<Proxy> select(URI address) {
        if (variable("HTTPS_PROXY").isEmpty() && variable("HTTP_PROXY").isEmpty()) {
            return ProxySelector.getDefault().select(address);
        }
        try {
            return proxyFor(address)
                    .map(proxy -> new InetSocketAddress(
                            proxy.getHost(), proxy.getPort() < 0 ? DEFAULT_PORT : proxy.getPort()))
                    .map(proxy -> List.of(new Proxy(Proxy.Type.HTTP, proxy)))
                    .orElse(List.of(Proxy.NO_PROXY));
        } catch (UnansweredException e) {
            throw new IllegalArgumentException(e.description(), e);
        }
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
        // There is one proxy, and whoever asked is told.
    }
}
