package dev.policypack.ecs.registry;

import com.google.common.collect.ImmutableSet;
import dev.policypack.ecs.aws.ecr.ImageReference;
import java.util.regex.Pattern;

/**
 * What a registry is called in an image's reference. Docker Hub is called otherwise there than on the network, and by a third name where
 * credentials are kept. Sources: <a
 * href="https://docs.docker.com/reference/cli/docker/login/">docker login</a>, and for local registries, which are reached without TLS, <a
 * href="https://docs.docker.com/reference/api/engine/version/v1.57/schemas/RegistryServiceConfig/">InsecureRegistryCIDRs</a>, as of
 * 2026-11-21.
 *
 * @param name the host, with its port if any; {@code docker.io} for Docker Hub
 */
record RegistryName(String name) {
    private static final String DOCKER_HUB = "docker.io";
    private static final ImmutableSet<String> NAMES_OF_DOCKER_HUB =
            ImmutableSet.of("", DOCKER_HUB, "index.docker.io", "registry-1.docker.io");

    private static final Pattern VALID =
            Pattern.compile("(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|\\[[0-9a-fA-F:]+])(?::[0-9]{1,5})?");
    private static final Pattern LOCAL = Pattern.compile("(?:localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1])(?::[0-9]+)?");

    static RegistryName of(ImageReference image) {
        return of(image.registry());
    }

    /** By any of its names, also as an address: {@code https://index.docker.io/v1/}. */
    static RegistryName of(String text) {
        String host = text.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
        return new RegistryName(NAMES_OF_DOCKER_HUB.contains(host) ? DOCKER_HUB : host);
    }

    boolean isDockerHub() {
        return name.equals(DOCKER_HUB);
    }

    boolean isValid() {
        return VALID.matcher(name).matches();
    }

    /** Where its API is. */
    String address() {
        return (LOCAL.matcher(name).matches() ? "http://" : "https://")
                + (isDockerHub() ? "registry-1.docker.io" : name);
    }

    /** What programs that keep credentials call it. */
    String keyOfCredentials() {
        return isDockerHub() ? "https://index.docker.io/v1/" : name;
    }

    /** As in a reference. */
    @Override
    public String toString() {
        return name;
    }
}
