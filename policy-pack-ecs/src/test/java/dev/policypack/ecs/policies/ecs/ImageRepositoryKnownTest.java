package dev.policypack.ecs.policies.ecs;

import static dev.policypack.value.PropertyValue.unknown;

import dev.policypack.resource.Resource;
import dev.policypack.resource.StackContext;
import dev.policypack.testkit.PolicyTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageRepositoryKnownTest {
    private static final String IMAGE = "111111111111.dkr.ecr.eu-central-1.amazonaws.com/shop/web:1.4.2";
    private static final String MESSAGE = "containerDefinitions[0].image is \"" + IMAGE
            + "\", whose repository is neither in the stack nor among the prerequisites";

    private final PolicyTester policy = PolicyTester.of(new ImageRepositoryKnown());
    private final Resource repository =
            Resource.of("aws:ecr/repository:Repository", "images").with("name", "shop/web");

    private static Resource task(String image) {
        return Resource.of("aws:ecs/taskDefinition:TaskDefinition", "web")
                .with("containerDefinitions", "[{\"name\": \"web\", \"image\": \"" + image + "\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                IMAGE,
                "111111111111.dkr.ecr-fips.us-gov-west-1.amazonaws.com/shop@sha256:00",
                "111111111111.dkr.ecr.cn-north-1.amazonaws.com.cn/shop:1",
                "111111111111.dkr-ecr.eu-central-1.on.aws/shop:1"
            })
    void reports_a_repository_that_nobody_creates(String image) {
        policy.given(task(image))
                .violates("containerDefinitions[0].image is \"" + image
                        + "\", whose repository is neither in the stack nor among the prerequisites");
        policy.given(task(image), repository.with("name", "shop/other"))
                .violates("containerDefinitions[0].image is \"" + image
                        + "\", whose repository is neither in the stack nor among the prerequisites");
    }

    @Test
    void accepts_a_repository_of_the_stack() {
        policy.given(task(IMAGE), repository).passes();
        policy.given(
                        task(IMAGE),
                        Resource.of("aws-native:ecr:Repository", "images").with("repositoryName", "shop/web"))
                .passes();
        policy.given(
                        task(IMAGE),
                        Resource.of("aws:ecr/pullThroughCacheRule:PullThroughCacheRule", "cache")
                                .with("ecrRepositoryPrefix", "shop"))
                .passes();
        policy.given(
                        task(IMAGE),
                        Resource.of("aws:ecr/pullThroughCacheRule:PullThroughCacheRule", "cache")
                                .with("ecrRepositoryPrefix", "sho"))
                .violates(MESSAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx:1.27", "public.ecr.aws/nginx/nginx:1.27", "ghcr.io/shop/web:1"})
    void leaves_other_registries_alone(String image) {
        policy.given(task(image)).passes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop/web", "shop/*", "*.dkr.ecr.eu-central-1.amazonaws.com/shop/???"})
    void accepts_what_is_listed(String glob) {
        policy.with(ImageRepositoryKnown.PREREQUISITES, List.of("other", glob))
                .given(task(IMAGE))
                .passes();
    }

    @Test
    void leaves_other_accounts_alone() {
        Resource ours =
                Resource.of("aws:sns/topic:Topic", "topic").with("arn", "arn:aws:sns:eu-central-1:222222222222:t");
        policy.given(task(IMAGE), ours).passes();
        policy.given(task(IMAGE), ours.with("arn", "arn:aws:sns:eu-central-1:111111111111:t"))
                .violates(MESSAGE);
        policy.given(task("906394416424.dkr.ecr.eu-central-1.amazonaws.com/aws-for-fluent-bit:2.32.0"))
                .passes();
    }

    @Test
    void knows_the_account_of_a_rehearsal_to_be_nobodys() {
        Resource simulated =
                Resource.of("aws:sns/topic:Topic", "topic").with("arn", "arn:aws:sns:eu-central-1:123456789012:t");
        policy.given(task(IMAGE), simulated).violates(MESSAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {IMAGE, "shop/web", "{\"image\": \"shop/web\"}"})
    void leaves_what_comes_from_the_configuration_alone(String configured) {
        policy.in(new StackContext("shop", "dev", "organization", true, Map.of("shop:image", configured), Map.of()))
                .given(task(IMAGE))
                .passes();
    }

    @Test
    void leaves_what_comes_from_another_stack_alone() {
        policy.given(task(IMAGE)
                        .withPropertyDependencies(
                                "containerDefinitions",
                                List.of("urn:pulumi:dev::shop::pulumi:pulumi:StackReference::shop/images/dev")))
                .passes();
        Resource reference = Resource.of("pulumi:pulumi:StackReference", "images");
        policy.given(
                        task(IMAGE),
                        reference.with(
                                "outputs", Map.of("url", "111111111111.dkr.ecr.eu-central-1.amazonaws.com/shop/web")))
                .passes();
        policy.given(task(IMAGE), reference.with("outputs", Map.of("url", "elsewhere")))
                .violates(MESSAGE);
    }

    @Test
    void waits_for_what_is_not_known_yet() {
        policy.given(task(IMAGE).with("containerDefinitions", unknown())).isUndecidedOn("containerDefinitions");
        policy.given(
                        task(IMAGE)
                                .with("containerDefinitions", unknown())
                                .withPropertyDependencies("containerDefinitions", List.of(repository.urn())),
                        repository)
                .isUndecidedOn("containerDefinitions");
        policy.given(task(IMAGE), repository.with("name", unknown()))
                .isUndecidedOn(
                        "name of aws:ecr/repository:Repository (images)", "whether the program will still create one");
    }
}
