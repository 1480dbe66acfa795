package dev.policypack.ecs.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.policypack.ecs.aws.ecr.ImageReference;
import dev.policypack.ecs.registry.RegistryAnswer.Found;
import dev.policypack.ecs.registry.RegistryAnswer.NotThere;
import dev.policypack.ecs.registry.RegistryAnswer.Unanswered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks into a real registry. */
class RegistriesE2eTest {
    @TempDir
    Path folder;

    @Test
    void finds_an_image_by_tag_by_digest_and_by_default() throws Exception {
        try (DockerRegistry registry = DockerRegistry.open(folder)) {
            String digest = registry.pushImage("shop/web", "latest", "linux/arm64", 8080, 9090);
            Found found = new Found(ImmutableSet.of("linux/arm64"), ImmutableSet.of(8080L, 9090L));

            assertThat(look(registry, "shop/web:latest", "shop/web", "shop/web@" + digest, "shop/web:1@" + digest))
                    .containsExactly(found, found, found, found);
        }
    }

    @Test
    void finds_the_platforms_of_an_index() throws Exception {
        try (DockerRegistry registry = DockerRegistry.open(folder)) {
            List<String> platforms = List.of("linux/amd64", "linux/arm64", "unknown/unknown");
            String amd64 = registry.pushImage("web", "amd64", "linux/amd64", 80);
            String arm64 = registry.pushImage("web", "arm64", "linux/arm64", 80);
            String attestation = registry.pushImage("web", "attestation", "unknown/unknown");
            registry.pushIndex("web", "1", platforms, List.of(amd64, arm64, attestation));

            assertThat(look(registry, "web:1"))
                    .containsExactly(new Found(ImmutableSet.of("linux/amd64", "linux/arm64"), ImmutableSet.of(80L)));
        }
    }

    @Test
    void knows_what_is_not_there() throws Exception {
        try (DockerRegistry registry = DockerRegistry.open(folder)) {
            registry.pushImage("web", "1", "linux/amd64");
            String elsewhere = "sha256:" + "0".repeat(64);

            assertThat(look(registry, "web:2", "nobody/knows:1", "web@" + elsewhere))
                    .containsExactly(new NotThere(), new NotThere(), new NotThere());
        }
    }

    @Test
    void logs_in_as_docker_does() throws Exception {
        try (DockerRegistry registry = DockerRegistry.withPassword(folder)) {
            registry.pushImage("web", "1", "linux/amd64");
            Map<String, String> login = ImmutableMap.of("DOCKER_CONFIG", folder.toString());
            String host = registry.host();

            Files.writeString(
                    folder.resolve("config.json"),
                    "{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}".formatted(host, DockerRegistry.auth()));
            assertThat(look(login, registry, "web:1", "web:2"))
                    .containsExactly(new Found(ImmutableSet.of("linux/amd64"), ImmutableSet.of()), new NotThere());

            Files.writeString(
                    folder.resolve("config.json"),
                    "{\"auths\": {\"%s\": {\"auth\": \"aHVudGVyOmh1bnRlcjI=\"}}}".formatted(host));
            assertThat(look(login, registry, "web:1"))
                    .containsExactly(new Unanswered(host + " refuses the credentials (HTTP 401)"));

            Files.delete(folder.resolve("config.json"));
            assertThat(look(login, registry, "web:1"))
                    .containsExactly(new Unanswered(host + " wants credentials, and there are none (HTTP 401)"));
        }
    }

    private List<RegistryAnswer> look(DockerRegistry registry, String... images) {
        return look(ImmutableMap.of("HOME", folder.toString()), registry, images);
    }

    private static List<RegistryAnswer> look(
            Map<String, String> environment, DockerRegistry registry, String... images) {
        List<ImageReference> references = List.of(images).stream()
                .map(image -> ImageReference.parse(registry.host() + "/" + image))
                .toList();
        return List.copyOf(new Registries(environment, Duration.ofMinutes(1), Duration.ZERO)
                .look(references)
                .values());
    }
}
