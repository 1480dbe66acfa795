package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.secret;
import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImagePinnedTest {
    private final PolicyTester policy = PolicyTester.of(new ImagePinned());

    private static Resource task(Object containers) {
        return Resource.of("aws:ecs/taskDefinition:TaskDefinition", "web").with("containerDefinitions", containers);
    }

    private static Resource image(String image) {
        return task("[{\"name\": \"web\", \"image\": \"" + image + "\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx:1.27.3",
                "localhost:5000/shop/web:v1",
                "public.ecr.aws/nginx/nginx@sha256:0123456789abcdef",
                "nginx:latest@sha256:0123456789abcdef"
            })
    void accepts_what_always_means_the_same(String image) {
        policy.given(image(image)).passes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx:latest", "nginx", "localhost:5000/shop/web", "shop/web:latest"})
    void refuses_what_can_be_another_program_tomorrow(String image) {
        policy.given(image(image))
                .violates("containerDefinitions[0].image is \"%s\", whose tag can refer to another image later"
                        .formatted(image));
    }

    @Test
    void asks_for_a_digest_when_it_is_told_to() {
        PolicyTester strict = policy.with(ImagePinned.REQUIRE_DIGEST, true);
        strict.given(image("nginx@sha256:0123456789abcdef")).passes();
        strict.given(image("nginx:1.27.3"))
                .violates("containerDefinitions[0].image is \"nginx:1.27.3\", which has no digest");
    }

    @Test
    void looks_at_every_container() {
        policy.given(task("[{\"image\": \"a:1\"}, {\"image\": \"b\"}, {\"image\": \"c:latest\"}]"))
                .violates(
                        "containerDefinitions[1].image is \"b\", whose tag can refer to another image later",
                        "containerDefinitions[2].image is \"c:latest\", whose tag can refer to another image later");
    }

    @Test
    void reads_names_in_any_case_as_the_provider_does() {
        policy.given(task("[{\"Name\": \"web\", \"Image\": \"nginx\"}]"))
                .violates("containerDefinitions[0].image is \"nginx\", whose tag can refer to another image later");
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(task(unknown())).isUndecidedOn("containerDefinitions");
        policy.given(task(List.of(Map.of("image", unknown())))).isUndecidedOn("containerDefinitions[0].image");
    }

    @Test
    void says_nothing_of_a_text_that_is_no_json() {
        policy.given(task("[{\"image\": ")).isUndecidedOn("containerDefinitions");
        policy.given(task("[]")).passes();
    }

    @Test
    void does_not_show_a_secret() {
        policy.given(task(secret("[{\"image\": \"internal.example/web\"}]")))
                .violates("containerDefinitions[0].image is [secret], whose tag can refer to another image later");
    }
}
