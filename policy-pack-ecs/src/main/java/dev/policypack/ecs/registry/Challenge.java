package dev.policypack.ecs.registry;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a registry wants to be asked: with a name and a password, or with a token that another server gives. Source: <a
 * href="https://distribution.github.io/distribution/spec/auth/token/">token authentication</a>, as of 2026-11-21.
 *
 * @param scheme {@code basic} or {@code bearer}
 * @param parameters what the token's server must be told, and where it is: {@code realm}
 */
record Challenge(String scheme, Map<String, String> parameters) {
    private static final Pattern SCHEME = Pattern.compile("^\\s*(Basic|Bearer)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER = Pattern.compile("([a-zA-Z_]+)=\"([^\"]*)\"");

    /** Out of the {@code WWW-Authenticate} headers; empty when they ask for something else. */
    static Optional<Challenge> of(List<String> headers) {
        return headers.stream().flatMap(header -> of(header).stream()).findFirst();
    }

    private static Optional<Challenge> of(String header) {
        Matcher scheme = SCHEME.matcher(header);
        if (!scheme.find()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        PARAMETER
                .matcher(header)
                .results()
                .forEach(parameter -> parameters.put(parameter.group(1).toLowerCase(Locale.ROOT), parameter.group(2)));
        return Optional.of(new Challenge(scheme.group().strip().toLowerCase(Locale.ROOT), parameters));
    }

    boolean isForToken() {
        return scheme.equals("bearer");
    }

    /** Where the token is. */
    String tokenAddress() {
        String realm = parameters.getOrDefault("realm", "");
        String query = parameters.entrySet().stream()
                .filter(parameter -> parameter.getKey().equals("service")
                        || parameter.getKey().equals("scope"))
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? realm : realm + (realm.contains("?") ? "&" : "?") + query;
    }
}
