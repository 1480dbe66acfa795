package dev.policypack.ecs.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Longs;
import dev.policypack.ecs.aws.ecr.ImageReference;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One look at one image. Sources: the OCI <a
 * href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md">distribution</a> and <a
 * href="https://github.com/opencontainers/image-spec/blob/main/spec.md">image</a> specifications, as of 2026-11-21.
 */
final class ImageLook {
    private static final String MANIFESTS = String.join(
            ", ",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:(?:[._]|__|-+|/)[a-z0-9]+)*");
    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("[a-z0-9]+(?:[+._-][a-z0-9]+)*:[a-zA-Z0-9=_-]+");

    private final ImageReference image;
    private final RegistryName registry;
    private final String repository;
    private final Http http;
    private final DockerCredentials credentials;
    private Optional<String> authorization = Optional.empty();

    ImageLook(ImageReference image, Http http, DockerCredentials credentials) {
        this.image = image;
        this.registry = RegistryName.of(image);
        boolean official = registry.isDockerHub() && !image.repository().contains("/");
        this.repository = official ? "library/" + image.repository() : image.repository();
        this.http = http;
        this.credentials = credentials;
    }

    /**
     * Asks.
     *
     * @throws UnansweredException when the registry does not say whether the image is there
     */
    RegistryAnswer answer() throws UnansweredException, InterruptedException {
        Http.Reply reply = fetch("manifests/" + wanted());
        if (reply.status() == 404) {
            return notThere(reply);
        }
        JsonNode manifest = document(reply);
        ImmutableSet<String> platforms = ImmutableSet.of();
        if (manifest.has("manifests")) {
            platforms = elements(manifest.path("manifests"))
                    .flatMap(entry -> platform(entry.path("platform")).stream())
                    .collect(ImmutableSet.toImmutableSet());
            // What an image exposes hardly depends on the processor; one of them speaks for all.
            manifest = document(fetch("manifests/" + digest(firstImage(manifest))));
        }
        JsonNode config = manifest.has("config")
                ? document(fetch("blobs/" + digest(manifest.path("config"))))
                : JSON.createObjectNode();
        return new RegistryAnswer.Found(
                platforms.isEmpty() ? platform(config).stream().collect(ImmutableSet.toImmutableSet()) : platforms,
                exposedPorts(config));
    }

    private String wanted() throws UnansweredException {
        boolean valid = image.digest().isEmpty()
                ? image.tag().isEmpty() || TAG.matcher(image.tag()).matches()
                : DIGEST.matcher(image.digest()).matches();
        if (!valid || !registry.isValid() || !NAME.matcher(repository).matches()) {
            throw new UnansweredException("no registry can be asked for a reference of this form");
        }
        if (!image.digest().isEmpty()) {
            return image.digest();
        }
        return image.tag().isEmpty() ? "latest" : image.tag();
    }

    /** Only what the registry itself says is missing is missing: a 404 may also come from a server that is no registry. */
    private RegistryAnswer notThere(Http.Reply reply) throws UnansweredException {
        JsonNode errors = read(reply).path("errors");
        if (elements(errors).anyMatch(error -> error.path("code").asText().equals("MANIFEST_UNKNOWN"))) {
            return new RegistryAnswer.NotThere();
        }
        if (elements(errors).anyMatch(error -> error.path("code").asText().equals("NAME_UNKNOWN"))) {
            if (image.isInPrivateEcr()) {
                // Made when a task pulls the image:
                // https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html
                throw new UnansweredException(
                        registry + " has no such repository, and a pull-through cache rule may make it");
            }
            return new RegistryAnswer.NotThere();
        }
        throw new UnansweredException(registry + " answered with HTTP 404 and does not say what is missing");
    }

    private Http.Reply fetch(String what) throws UnansweredException, InterruptedException {
        URI address = address(registry.address() + "/v2/" + repository + "/" + what);
        Http.Reply reply = http.get(address, MANIFESTS, authorization);
        if (reply.status() == 401 && authorization.isEmpty()) {
            Challenge challenge = Challenge.of(reply.headers().allValues("WWW-Authenticate"))
                    .orElseThrow(() -> new UnansweredException(registry + " wants credentials of an unknown kind"));
            Optional<String> login = credentials.of(image);
            authorization = challenge.isForToken() ? token(challenge, login) : login;
            if (authorization.isPresent()) {
                reply = http.get(address, MANIFESTS, authorization);
            }
            if (reply.status() == 401 || reply.status() == 403) {
                throw new UnansweredException(registry
                        + (login.isPresent() ? " refuses the credentials" : " wants credentials, and there are none")
                        + " (HTTP " + reply.status() + ")");
            }
        }
        return reply;
    }

    private Optional<String> token(Challenge challenge, Optional<String> login)
            throws UnansweredException, InterruptedException {
        URI address = address(challenge.tokenAddress());
        if (!"https".equals(address.getScheme()) && !registry.address().startsWith("http:")) {
            throw new UnansweredException(registry + " wants credentials to be sent without TLS");
        }
        Http.Reply reply = http.get(address, "application/json", login);
        if (reply.status() == 401 || reply.status() == 403) {
            throw new UnansweredException(address.getAuthority() + ", which lets into " + registry
                    + (login.isPresent() ? ", refuses the credentials" : ", wants credentials, and there are none")
                    + " (HTTP " + reply.status() + ")");
        }
        JsonNode answer = document(reply);
        String token =
                answer.path(answer.has("token") ? "token" : "access_token").asText();
        return Optional.of("Bearer " + token);
    }

    private URI address(String text) throws UnansweredException {
        try {
            URI address = URI.create(text);
            if (address.getHost() != null && address.getScheme() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // As any other that leads nowhere.
        }
        throw new UnansweredException(registry + " cannot be asked: there is no host in its address");
    }

    private JsonNode document(Http.Reply reply) throws UnansweredException {
        if (reply.status() == 429) {
            throw new UnansweredException(registry + " answers no more requests for now (HTTP 429)");
        }
        if (reply.status() != 200) {
            throw new UnansweredException(registry + " answered with HTTP " + reply.status());
        }
        JsonNode document = read(reply);
        if (!document.isObject()) {
            throw new UnansweredException(registry + " answered with something that is no JSON object");
        }
        return document;
    }

    private static JsonNode read(Http.Reply reply) {
        try {
            return JSON.readTree(reply.body());
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static JsonNode firstImage(JsonNode index) {
        JsonNode all = index.path("manifests");
        return elements(all)
                .filter(entry -> platform(entry.path("platform")).isPresent())
                .findFirst()
                .orElse(all.path(0));
    }

    private String digest(JsonNode descriptor) throws UnansweredException {
        String digest = descriptor.path("digest").asText();
        if (!DIGEST.matcher(digest).matches()) {
            throw new UnansweredException(registry + " answered with a manifest that leads nowhere");
        }
        return digest;
    }

    /** Attestations beside the images of an index have the platform {@code unknown/unknown}. */
    private static Optional<String> platform(JsonNode platform) {
        String system = platform.path("os").asText();
        String architecture = platform.path("architecture").asText();
        return system.isEmpty() || architecture.isEmpty() || system.equals("unknown")
                ? Optional.empty()
                : Optional.of(system + "/" + architecture);
    }

    private static ImmutableSet<Long> exposedPorts(JsonNode config) {
        return config.path("config").path("ExposedPorts").properties().stream()
                .map(entry -> Longs.tryParse(
                        Splitter.on('/').splitToList(entry.getKey()).get(0)))
                .flatMap(Stream::ofNullable)
                .collect(ImmutableSet.toImmutableSet());
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
