package dev.policypack.ecs.aws.ecr;

import com.google.common.collect.ImmutableSet;
import dev.policypack.resource.Resource;
import dev.policypack.resource.ResourceType;
import dev.policypack.resource.ResourceView;
import dev.policypack.resource.Stack;
import dev.policypack.value.PropertyValue.StringValue;
import dev.policypack.value.Truth;
import dev.policypack.value.Value;

/**
 * A resource that puts an image into a repository, or may do so: the image resources of the Docker, Docker Build and AWSX providers, and
 * those that run what the program wrote, of which nobody can tell.
 *
 * <p>Sources: <a href="https://www.pulumi.com/registry/packages/docker/api-docs/image/">docker.Image</a>, <a
 * href="https://www.pulumi.com/registry/packages/docker-build/api-docs/image/">docker-build.Image</a>, <a
 * href="https://www.pulumi.com/registry/packages/awsx/api-docs/ecr/image/">awsx.ecr.Image</a>, as of 2026-11-21.
 */
public final class ImagePush extends ResourceView {
    private static final ImmutableSet<String> IMAGES = ImmutableSet.of(
            "docker:index/image:Image",
            "docker:image:Image",
            "docker:index/registryImage:RegistryImage",
            "docker-build:index:Image",
            "docker-build:index:Index",
            "awsx:ecr:Image",
            "awsx:ecr:RegistryImage");

    private static final ImmutableSet<String> PROGRAMS = ImmutableSet.of(
            "command:local:Command",
            "command:remote:Command",
            "pulumi-nodejs:dynamic:Resource",
            "pulumi-python:dynamic:Resource",
            "aws:lambda/invocation:Invocation");

    /** The types. */
    public static final ResourceType<ImagePush> TYPE =
            ResourceType.matching("resources that push images", ImagePush::isOne, ImagePush::new);

    private ImagePush(Resource resource) {
        super(resource);
    }

    private static boolean isOne(String token) {
        return IMAGES.contains(token) || PROGRAMS.contains(token);
    }

    /** Whether it puts an image into this repository; of a command nobody knows better. */
    public Truth fills(Repository repository, Stack stack) {
        if (PROGRAMS.contains(resource().type())) {
            return Truth.yes();
        }
        return pushes().and(() ->
                stack.isCreatedAfter(resource(), repository.resource()).or(() -> names(repository.repositoryUrl())));
    }

    /** Whether it may put this image, with whatever tag, where it belongs; of a command nobody knows better. */
    public Truth mayPush(Value<ImageReference> image) {
        if (PROGRAMS.contains(resource().type())) {
            return Truth.yes();
        }
        return pushes().and(() -> names(image.map(ImageReference::untagged)));
    }

    private Truth pushes() {
        return switch (resource().type()) {
            case "docker:index/image:Image", "docker:image:Image" ->
                props().bool("skipPush").is(true).not();
            case "docker-build:index:Image" ->
                props().bool("push")
                        .is(true)
                        .or(() -> props().objects("exports").isEmpty().not());
            default -> Truth.yes();
        };
    }

    private Truth names(Value<String> place) {
        return Truth.any(props().leaves().stream()
                .map(leaf -> leaf.matches(
                        place,
                        (value, url) -> value instanceof StringValue text
                                && text.value().contains(url)))
                .toList());
    }
}
